import { describe, expect, test } from 'vitest';
import { visiting } from './browser.ts';
import { signIn } from './desk.ts';
import { wrongOn } from './walk-pages.ts';

const { visitor } = visiting();
const PATIENCE = 300_000;

/** What other offices have beside a registrar's pages, or see otherwise. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  county: [
    ...['/', '/roll-call', '/figures', '/promotion', '/pathway', '/campaigns', '/overview', '/monitoring'],
    ...['/continuity', '/dropout', '/dropout-reports', '/households', '/petitions', '/inspections'],
    ...['/discipline', '/discipline?view=figures', '/letters?tab=templates', '/letters?tab=houses'],
  ],
  'danshui.head': ['/', '/discipline', '/letters', '/dropout'],
  'danshui.township': ['/', '/joint', '/letters'],
  'danshui.p2026.1': ['/', '/attendance', '/dropout'],
  'county.admin': ['/', '/units', '/units/import', '/units/people', '/settings/sign-in'],
  'county.auditor': ['/', '/audit'],
  'county.tipoffs': ['/', '/tip-offs', '/discipline'],
  'city.inspector': ['/', '/inspections', '/inspections?view=counties', '/monitoring', '/supervision', '/letters'],
};

describe.each(Object.entries(PAGES))('on the phone of %s', (account, addresses) => {
  test('no page runs out of the screen, and each can be read by whoever does not see', {
    timeout: PATIENCE,
  }, async () => {
    const { page, complaints } = await visitor('phone');
    await signIn(page, account);
    expect(await wrongOn(page, addresses)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
