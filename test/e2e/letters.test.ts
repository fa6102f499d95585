import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

test('a certificate goes from the registrar’s draft over the head’s phone into the register', async () => {
  const office = await visitor();
  const phone = await visitor('phone');
  await signIn(office.page, 'danshui.registrar');
  await office.page.goto('/letters?state=draft&tab=out');
  await office.page.getByRole('link', { name: '在学证明' }).first().click();
  await office.page.getByRole('article', { name: '证明全文' }).waitFor();
  expect(await barriers(office.page)).toEqual([]);
  await office.page.getByRole('button', { name: '改稿' }).click();
  const body = office.page.getByLabel(/^正文/);
  await body.fill(`${await body.inputValue()}\n身份证件号411323201501010019`);
  await office.page.getByRole('button', { name: '保存', exact: true }).click();
  await office.page.getByText('公文里不写完整的身份证号').waitFor();
  expect(await barriers(office.page)).toEqual([]);
  await office.page.getByRole('button', { name: '不保存' }).click();
  const letter = new URL(office.page.url()).pathname;

  await signIn(phone.page, 'danshui.head');
  await phone.page.goto(letter);
  await phone.page.getByRole('button', { name: '签发', exact: true }).click();
  expect([await barriers(phone.page), await sidewaysScroll(phone.page)]).toEqual([[], 0]);
  await phone.page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
  await phone.page.getByRole('heading', { level: 1, name: /证〔\d{4}〕\d+号/ }).waitFor();
  const number = (await phone.page.getByRole('heading', { level: 1 }).textContent()) ?? '';

  await office.page.reload();
  await office.page.getByRole('button', { name: '登记发出' }).click();
  await office.page.getByRole('dialog').getByRole('button', { name: '登记发出' }).click();
  await office.page
    .getByText(/已发出/)
    .first()
    .waitFor();
  await enter(office.page, '公文');
  await office.page.getByText(number).waitFor();
  expect(await barriers(office.page)).toEqual([]);
  for (const { complaints } of [office, phone]) expect(complaints).toEqual([]);
});
