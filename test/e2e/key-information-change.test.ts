import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { aPupilInOrder, enter, signIn } from './desk.ts';
import { photograph } from './photograph.ts';

const { visitor } = visiting();
const AFTER = '乔更名';

test('a name is changed by four hands: applied for, checked, sent back for a bad document, and decided', async () => {
  const registrar = await visitor();
  const head = await visitor('phone');
  const county = await visitor();
  await signIn(registrar.page, 'danshui.registrar');
  await signIn(head.page, 'danshui.head');
  await signIn(county.page, 'county');
  const pupil = await aPupilInOrder(registrar.page, 'first');

  const number = await apply(registrar.page, pupil.id);
  await approveOnPhone(head.page, pupil.name);
  await sendBack(county.page, number);
  await mendAndSubmit(registrar.page, number);
  await approveOnPhone(head.page, pupil.name);
  await approveAtDesk(county.page, number);

  await registrar.page.goto(`/pupils/${pupil.id}`);
  await registrar.page.locator('.r-pupil-name', { hasText: AFTER }).waitFor();
  await registrar.page.getByRole('tab', { name: '变更历史' }).click();
  await registrar.page.getByText(/依学籍业务 更正 姓名/).waitFor();
  await registrar.page.getByRole('tab', { name: '业务' }).click();
  await registrar.page.getByText('已办结').waitFor();
  await registrar.page.getByRole('tab', { name: '材料' }).click();
  await registrar.page.getByRole('button', { name: '户籍登记项目变更证明' }).waitFor();
  for (const { complaints } of [registrar, head, county]) expect(complaints).toEqual([]);
});

/** From the pupil's own page: what is asked, in the order of the paper; nothing can be submitted before it is proved. */
async function apply(page: Page, pupil: string): Promise<string> {
  await page.goto(`/pupils/${pupil}`);
  await page.getByRole('button', { name: '办理业务' }).click();
  await page.getByRole('link', { name: '关键信息变更', exact: true }).click();
  await page.getByText('可以办理，没有不予受理的情形').waitFor();
  await page.getByRole('button', { name: '开始填报' }).click();
  await page.getByRole('combobox', { name: /^变更原因/ }).click();
  await page.getByTitle('公安机关变更了姓名').click();
  await page.getByRole('textbox', { name: /^变更后姓名/ }).fill(AFTER);
  await page.keyboard.press('Tab');
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText(/提交前还差 \d 项/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await attach(page, 1);
  await submit(page);
  return (
    (await page
      .getByText(/^\d{4}-\d{6}$/)
      .first()
      .textContent()) ?? ''
  );
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('dialog', { name: /^提交/ }).getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('办理中').first().waitFor();
}

/** The head sees on one screen of a phone who, what and why, and decides with the thumb. */
async function approveOnPhone(page: Page, name: string): Promise<void> {
  await page.goto('/cases');
  const card = page.getByRole('listitem').filter({ hasText: name });
  await card.getByRole('button', { name: '打开' }).click();
  await page.getByRole('cell', { name: AFTER }).waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '通过', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
  await page.getByText(/^\d{4}-\d{6} 已通过$/).waitFor();
}

async function open(page: Page, number: string): Promise<void> {
  await enter(page, '业务办理');
  await page.getByRole('row').filter({ hasText: number }).click();
  await page.getByRole('list', { name: '办理环节' }).waitFor();
}

async function sendBack(page: Page, number: string): Promise<void> {
  await open(page, number);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '退回', exact: true }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: '退回', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: /^材料不清晰/ }).click();
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await page.getByText(/^\d{4}-\d{6} 已退回$/).waitFor();
}

/** What was sent back says why before anything else; what was typed is still there. */
async function mendAndSubmit(page: Page, number: string): Promise<void> {
  await open(page, number);
  await page.getByText(/已退回：材料不清晰/).waitFor();
  expect(await page.getByRole('textbox', { name: /^变更后姓名/ }).inputValue()).toBe(AFTER);
  await page.getByRole('button', { name: '撤下户籍登记项目变更证明' }).click();
  await page.getByRole('button', { name: '撤下', exact: true }).last().click();
  await page.getByText('还缺：').waitFor();
  await attach(page, 2);
  await submit(page);
}

async function approveAtDesk(page: Page, number: string): Promise<void> {
  await open(page, number);
  await page.getByRole('button', { name: '通过', exact: true }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('通过后立即写入');
  await dialog.getByRole('button', { name: '通过', exact: true }).click();
  await page.getByText(/^\d{4}-\d{6} 已通过$/).waitFor();
}

async function attach(page: Page, shade: number): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: '户籍变更证明.jpg',
    mimeType: 'image/jpeg',
    buffer: await photograph(shade),
  });
  await page.getByRole('button', { name: '撤下户籍登记项目变更证明' }).waitFor();
}
