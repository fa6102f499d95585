import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DEMO_CODES, DEMO_PASSPHRASE } from '#src/app/seed/demo-public.ts';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();

test('a mother asks on her phone, and finds the county’s answer by her code', async () => {
  const [phone, county] = [await visitor('phone'), await visitor()];
  const { page } = phone;
  await page.goto('/petition');
  await page.getByRole('heading', { name: '学籍诉求' }).waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: '提出诉求' }).click();
  await page.getByText('谁在处理').waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: '知道了，继续' }).click();
  await page.getByLabel('要办的事').selectOption('transfer');
  await page.getByText('先看看有没有现成的答复').waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: '没有解决，继续填写' }).click();
  await page.getByLabel('您的姓名').fill('王芳');
  await page.getByLabel('您的电话').fill('13800004321');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('请写清要办什么事').waitFor();
  await page.getByLabel('什么事、到了哪一步').fill('孩子转学两个月了，转出学校一直没有办');
  await looksRight(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('heading', { name: '已收到' }).waitFor({ timeout: 90_000 });
  await looksRight(page);
  const code = (await page.locator('.g-code').textContent()) ?? '';
  const number = (await page.getByText(/^诉20/).textContent()) ?? '';

  await signIn(county.page, 'county');
  await county.page.goto('/petitions');
  await county.page.getByRole('link', { name: number }).click();
  await county.page.getByRole('button', { name: '受理', exact: true }).click();
  await county.page.getByLabel('答复群众').fill('已督促转出学校，三天内办结。');
  expect(await barriers(county.page)).toEqual([]);
  await county.page.getByRole('button', { name: '发出答复' }).click();
  await county.page.getByRole('button', { name: '发出', exact: true }).click();
  await county.page.getByText('已发出，群众凭查询码看得到').waitFor();

  await page.goto('/petition');
  await page.getByRole('button', { name: '查询办理情况' }).click();
  await page.getByLabel('查询码（10 位数字）').fill(code);
  await page.getByLabel('提出时留的电话的后四位').fill('4321');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByText('已督促转出学校，三天内办结。').waitFor();
  await looksRight(page);
  expect([...phone.complaints, ...county.complaints]).toEqual([]);
});

test('somebody reports on a phone without a cookie, the inspector reads it in the browser and answers, and the code finds the answer', async () => {
  const [phone, desk] = [await visitor('phone'), await visitor()];
  const { page } = phone;
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.goto('/tip-off');
  await page.getByText('不要用学校的网络').waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: '我要举报' }).click();
  await page.getByRole('heading', { name: '举报哪个单位' }).waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('问题', { exact: true }).selectOption('其他');
  await page.getByLabel('什么人、什么事').fill('有人拿别人的户口本给自己的孩子建学籍');
  await looksRight(page);
  await page.getByRole('button', { name: '加密并提交' }).click();
  await page.getByRole('heading', { name: '已收到' }).waitFor({ timeout: 90_000 });
  await looksRight(page);
  const code = (await page.locator('.g-code').textContent()) ?? '';
  const number = /举\d{4}-\d+/.exec((await page.locator('body').textContent()) ?? '')?.[0] ?? '';
  expect(sent.some((body) => body.includes('户口本') || body.includes(code.replace(/ /g, '')))).toBe(false);
  expect(await page.context().cookies()).toEqual([]);

  await signIn(desk.page, 'county.tipoffs');
  await desk.page.goto('/tip-offs');
  expect(await barriers(desk.page)).toEqual([]);
  await desk.page.getByRole('link', { name: number }).click();
  await desk.page.getByLabel('钥匙的口令').fill(DEMO_PASSPHRASE);
  await desk.page.getByRole('button', { name: '解锁' }).click();
  await desk.page.getByText('有人拿别人的户口本给自己的孩子建学籍').waitFor();
  expect(await barriers(desk.page)).toEqual([]);
  await desk.page.getByRole('textbox', { name: '回复举报人' }).fill('是哪一年的事？');
  await desk.page.getByRole('button', { name: '加密并发出' }).click();
  await desk.page.getByText('已发出，举报人凭回执码看得到').waitFor();

  await page.goto('/tip-off');
  await page.getByRole('button', { name: '凭回执码查看' }).click();
  await page.getByLabel('16 位回执码').fill(code);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText('是哪一年的事？').waitFor();
  await looksRight(page);
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  expect(DEMO_CODES).not.toContain(code);
});

async function looksRight(page: Page): Promise<void> {
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
}
