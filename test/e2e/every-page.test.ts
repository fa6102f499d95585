import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { barriers, sidewaysScroll, visiting } from './browser.ts';
import { signIn } from './desk.ts';

const { visitor } = visiting();
const PATIENCE = 300_000;

/** Every page without a pupil or a case in its address, by an office that works there. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'danshui.registrar': [
    ...['/', '/pupils', '/imports', '/proposed-changes', '/cases', '/cases/new', '/campaigns', '/roll-call'],
    ...['/directory', '/pathway', '/exchange', '/findings', '/findings/mend', '/overview', '/units', '/units/people'],
    ...['/monitoring', '/monitoring/list', '/supervision'],
    ...['/gatherings', '/letters', '/notices', '/calendar', '/settings/procedures', '/account', '/tasks'],
  ],
  county: [
    '/',
    '/letters?tab=templates',
    '/letters?tab=houses',
    '/discipline',
    '/discipline?view=figures',
    '/inspections',
    '/roll-call',
    '/figures',
    '/promotion',
    '/pathway',
    '/campaigns',
    '/overview',
  ],
  'county.admin': ['/', '/units', '/units/import', '/units/people', '/settings/sign-in'],
  'county.auditor': ['/', '/audit'],
  'city.inspector': ['/', '/inspections', '/inspections?view=counties'],
};

describe.each(Object.entries(PAGES))('on the phone of %s', (account, addresses) => {
  test('no page runs out of the screen, and each can be read by whoever does not see', {
    timeout: PATIENCE,
  }, async () => {
    const { page, complaints } = await visitor('phone');
    await signIn(page, account);
    const wrong: string[] = [];
    for (const address of addresses) {
      await open(page, address);
      const over = await sidewaysScroll(page);
      if (over > 0) wrong.push(`${address} is ${over} px too wide`);
      wrong.push(...(await barriers(page)).map((barrier) => `${address}: ${barrier}`));
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('a page that is not of the office says so, and whose it is or that one does not see it', async () => {
  const { page } = await visitor();
  await signIn(page, 'danshui.registrar');
  for (const address of ['/figures', '/promotion', '/audit', '/settings/sign-in', '/units/import']) {
    await open(page, address);
    await page.getByText(/您的岗位(看不到这里|不导入)/).waitFor();
  }
});

test('when the server is gone every page says so instead of staying empty', { timeout: PATIENCE }, async () => {
  const { page } = await visitor();
  await signIn(page, 'danshui.registrar');
  const isOfTheDesk = ({ pathname }: URL) => pathname.startsWith('/api/') && !pathname.startsWith('/api/session');
  await page.route(isOfTheDesk, (route) => route.abort());
  for (const address of PAGES['danshui.registrar'] ?? []) {
    if (ASKS_NOTHING.has(address)) continue;
    await page.goto(address);
    await page.getByRole('main').getByText('连不上').first().waitFor();
  }
});

/** What one finds there is in the program. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(['/cases/new']);

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
