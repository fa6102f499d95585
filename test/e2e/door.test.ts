import { expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { demo } from './demo.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

test('whoever comes without signing in is led to the door, and after it to where they wanted', async () => {
  const { page, complaints } = await visitor();
  await page.goto('/tasks');
  await page.waitForURL(/\/sign-in\?to=%2Ftasks|\/sign-in\?to=\/tasks/);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('textbox', { name: '账号' }).fill('danshui.registrar');
  await page.getByLabel('密码', { exact: true }).fill(demo().password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '任务' }).waitFor();
  expect(complaints).toEqual([]);
});

test('a wrong password is refused in one sentence that tells nothing else', async () => {
  const { page } = await visitor();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: '账号' }).fill('danshui.head');
  await page.getByLabel('密码', { exact: true }).fill('not the password of anybody');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alert').textContent()).toContain('账号、密码或验证码不正确');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('an office sees its own rooms and no others', async () => {
  const { page } = await visitor();
  await signIn(page, 'county.auditor');
  const rooms = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
  expect(await rooms.allTextContents()).toEqual(['今日', '机构与人员', '审计']);
  expect(await page.getByRole('searchbox').count()).toBe(0);
});

test('signing out leaves nothing behind: the back button shows no page of the desk', async () => {
  const { page } = await visitor();
  await signIn(page, 'danshui.registrar');
  await page.getByRole('button', { name: /中心小学|小学/ }).click();
  await page.getByText('退出登录').click();
  await page.waitForURL(/sign-in/);
  await page.goBack();
  await page.waitForURL(/sign-in/);
});

test('an address that does not exist says so, and leads back', async () => {
  const { page } = await visitor();
  await signIn(page, 'dinghe.registrar');
  await page.goto('/no-such-page');
  await page.getByText('没有这一页').waitFor();
  await page.getByRole('link', { name: '回到今日', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('on a phone nothing runs out of the page, and the rooms lie under the thumb', async () => {
  const { page, complaints } = await visitor('phone');
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: '登录' }).first().waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  await signIn(page, 'danshui.registrar');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('dialog').getByRole('link', { name: '我的账号' }).click();
  await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
