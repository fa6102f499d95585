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

/** The school of whoever is signed in, as a roster names it. */
export async function schoolOf(page: Page): Promise<{ readonly schoolCode: string; readonly schoolName: string }> {
  const answer = await page.request.get('/api/session');
  const { unit, unitName }: { readonly unit: string; readonly unitName: string } = await answer.json();
  return { schoolCode: unit.split('/').at(-1) ?? '', schoolName: unitName };
}

/** Presses Tab until what is meant has the focus; throws when it cannot be reached so. */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press(key);
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`)) return;
  }
  throw new Error(`${selector} cannot be reached by ${key}`);
}

const MOST_PRESSES = 80;
