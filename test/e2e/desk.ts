import type { Page } from 'playwright-core';
import { demo } from './demo.ts';

/** Signs a person of the demo county in, and waits for their desk. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: '账号' }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(demo().password);
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

/**
 * One of the school's pupils with whose record nothing is wrong, and about whom nothing is being decided. Journeys go at
 * the same time: each takes from an end of its own.
 */
export async function aPupilInOrder(
  page: Page,
  end: 'first' | 'last',
): Promise<{ readonly id: string; readonly name: string }> {
  const headers = { 'x-requested-with': 'renji', origin: new URL(page.url()).origin };
  const answer = await page.request.post('/api/pupils/search', { headers, data: { limit: 100 } });
  const { rows }: { readonly rows: readonly { id: string; name: string; errors: number; queries: number }[] } =
    await answer.json();
  const inOrder = rows.filter(({ errors, queries }) => errors === 0 && queries === 0);
  for (const pupil of end === 'first' ? inOrder : inOrder.toReversed()) {
    const cases = await page.request.get(`/api/pupils/${pupil.id}/cases`);
    const { rows: ofPupil }: { readonly rows: readonly unknown[] } = await cases.json();
    if (ofPupil.length === 0) return pupil;
  }
  throw new Error('there is something about everybody');
}
