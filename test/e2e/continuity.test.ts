import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn } from './desk.ts';

const { visitor } = visiting();

/** A figure leads to its names, a name to the child; the school says where it went, the county writes the letter and judges. */
test('a registrar says where a graduate has gone, and the county drafts the letter to that county', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'danshui.registrar');
  await enter(page, '学籍接续');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: /还没有登记：[1-9]/ }).click();
  await page.getByRole('row').nth(1).click();
  await page.getByRole('combobox', { name: '去向' }).click();
  await page.getByTitle('外地学校').click();
  await page.getByLabel('省、市、县').fill('河南省南阳市淅川县');
  await page.getByLabel(/^学校/).fill('荆紫关镇初级中学');
  await page.getByRole('button', { name: '登记去向' }).last().click();
  await page.getByText('外地学校：河南省南阳市淅川县 荆紫关镇初级中学').waitFor();
  expect(await barriers(page)).toEqual([]);
  const child = new URL(page.url()).pathname;

  const { page: county, complaints: alsoNone } = await visitor();
  await signIn(county, 'county');
  await county.goto(child);
  await county.getByRole('textbox', { name: '主送机关' }).waitFor();
  expect(await county.getByRole('textbox', { name: '主送机关' }).inputValue()).toBe('淅川县教育体育局');
  await county.getByRole('button', { name: '起草函' }).click();
  await county.getByRole('link', { name: /关于协助做好.+同学学籍接续工作的函/ }).waitFor();
  expect(await barriers(county)).toEqual([]);
  await enter(county, '学籍接续');
  await county.getByRole('link', { name: '两校争议' }).click();
  await county.getByRole('row').nth(1).click();
  await county.getByRole('heading', { level: 2 }).first().waitFor();
  expect(await barriers(county)).toEqual([]);
  expect([...complaints, ...alsoNone]).toEqual([]);
});

test('on a phone the names are cards and nothing runs out at the side', async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'danshui.registrar');
  await page.goto('/continuity?tab=list');
  await page.getByText(/共 \d+ 条/).waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  await page.goto('/continuity');
  await page.getByText('应接续').waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(complaints).toEqual([]);
});
