import type { Page } from 'playwright-core';
import { barriers, sidewaysScroll } from './browser.ts';

/** What is wrong with these pages on the screen of this page: wider than it, or with barriers for whoever does not see. */
export async function wrongOn(page: Page, addresses: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const address of addresses) {
    await open(page, address);
    const over = await sidewaysScroll(page);
    if (over > 0) wrong.push(`${address} is ${over} px too wide`);
    wrong.push(...(await barriers(page)).map((barrier) => `${address}: ${barrier}`));
  }
  return wrong;
}

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
