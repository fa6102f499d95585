import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { enter, signIn, tabTo } from './desk.ts';

const { visitor } = visiting();

test('the county follows the figures from the whole county down to one child', async () => {
  const { page, complaints } = await visitor();
  await signIn(page, 'county');
  await page.getByRole('link', { name: '质量概览', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /西峡县/ }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('main').getByRole('link', { name: '丹水镇中心校', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /丹水镇中心校/ }).waitFor();
  await page.getByRole('main').getByRole('link', { name: '丹水镇中心小学', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /丹水镇中心小学/ }).waitFor();

  const errors = page.getByRole('row', { name: /合计/ }).getByRole('link').nth(1);
  const counted = Number(await errors.textContent());
  await errors.click();
  await page.getByRole('heading', { level: 1, name: '问题' }).waitFor();
  await page.getByText(`共 ${counted} 条`).waitFor();

  await page.getByRole('grid', { name: '问题清单' }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: '学籍' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the county’s inspector from the city sees figures, and no figure opens a child', async () => {
  const { page } = await visitor();
  await signIn(page, 'city.inspector');
  await page.getByRole('link', { name: '质量概览', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: '西峡县', exact: true }).click();
  await page.getByRole('row', { name: /合计/ }).waitFor();
  await page.goto('/pupils');
  await page.getByText('您的岗位看不到这里').waitFor();
});

test('on a phone no page of any room runs out of the screen', async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'danshui.center');
  const wide: string[] = [];
  for (const [address, heading] of PAGES) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.waitForLoadState('networkidle');
    const over = await sidewaysScroll(page);
    if (over > 0) wide.push(`${address} by ${over} px`);
  }
  expect(wide).toEqual([]);
  await page.goto('/pupils');
  await page.getByRole('list', { name: '学生名单' }).getByRole('button', { name: '打开' }).first().click();
  await page.getByRole('heading', { level: 1, name: '学籍' }).waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

const PAGES: readonly (readonly [string, RegExp])[] = [
  ['/', /今日/],
  ['/pupils', /学生/],
  ['/findings', /问题/],
  ['/findings/mend', /订正/],
  ['/overview', /质量/],
  ['/units', /机构/],
  ['/units/people', /人员/],
  ['/tasks', /任务/],
  ['/account', /我的账号/],
];

test('by the keyboard alone a child is found, opened and corrected', async () => {
  const { page } = await visitor();
  await signIn(page, 'dinghe.registrar');
  await enter(page, '今日');
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('查找学生');
  await page.keyboard.type('w');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '学生' }).waitFor();
  await page.getByRole('grid', { name: '学生名单' }).getByRole('row').nth(1).waitFor();
  await tabTo(page, '[role=grid]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '学籍' }).waitFor();
  await tabTo(page, 'section[aria-label="基本信息"] button');
  await page.keyboard.press('Enter');
  await tabTo(page, '#cell-nativePlace');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('河南南阳');
  await tabTo(page, 'section[aria-label="基本信息"] header .ant-btn-primary', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('#value-nativePlace').getByText('河南南阳').waitFor();
});
