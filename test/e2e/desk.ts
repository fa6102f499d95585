import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** Signs a person of the demo county in, and waits for their desk. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: '账号' }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(inject('demo').password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** Goes to a room by its name, as somebody would who looks at the page. */
export async function enter(page: Page, room: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: room, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: room }).waitFor();
}
