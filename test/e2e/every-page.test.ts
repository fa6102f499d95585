import { expect, test } from 'vitest';
import { visiting } from './browser.ts';
import { signIn } from './desk.ts';
import { open, wrongOn } from './walk-pages.ts';

const { visitor } = visiting();
const PATIENCE = 300_000;

/** Every page of a registrar without a pupil or a case in its address. */
const PAGES: readonly string[] = [
  ...['/', '/pupils', '/imports', '/proposed-changes', '/cases', '/cases/new', '/campaigns', '/roll-call'],
  ...['/directory', '/pathway', '/exchange', '/findings', '/findings/mend', '/overview', '/units', '/units/people'],
  ...['/continuity', '/dropout', '/attendance', '/households', '/dropout-reports', '/petitions', '/inspections'],
  ...['/monitoring', '/monitoring/list', '/supervision'],
  ...['/gatherings', '/letters', '/notices', '/calendar', '/settings/procedures', '/account', '/tasks'],
];

test('on a registrar’s phone no page runs out of the screen, and each can be read by whoever does not see', {
  timeout: PATIENCE,
}, async () => {
  const { page, complaints } = await visitor('phone');
  await signIn(page, 'danshui.registrar');
  expect(await wrongOn(page, PAGES)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a page that is not of the office says so, and whose it is or that one does not see it', async () => {
  const { page } = await visitor();
  await signIn(page, 'danshui.registrar');
  for (const address of [
    '/figures',
    '/promotion',
    '/audit',
    '/settings/sign-in',
    '/units/import',
    '/tip-offs',
    '/joint',
  ]) {
    await open(page, address);
    await page.getByText(/您的岗位(看不到这里|不导入)/).waitFor();
  }
});

test('when the server is gone every page says so instead of staying empty', { timeout: PATIENCE }, async () => {
  const { page } = await visitor();
  await signIn(page, 'danshui.registrar');
  const isOfTheDesk = ({ pathname }: URL) => pathname.startsWith('/api/') && !pathname.startsWith('/api/session');
  await page.route(isOfTheDesk, (route) => route.abort());
  for (const address of PAGES) {
    if (ASKS_NOTHING.has(address)) continue;
    await page.goto(address);
    await page.getByRole('main').getByText('连不上').first().waitFor();
  }
});

/** What one finds there is in the program. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(['/cases/new']);
