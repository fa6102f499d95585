import { expect, test } from 'vitest';
import { NOTHING_COUNTED } from '../ledger/line-counts.ts';
import type { CampaignSummary, UnitSummary } from '../summary/campaign-summary.ts';
import { ledgerDuties } from './duty-progress.ts';

const SIGNED = { by: '王校长', at: '2025-04-03T10:00:00+08:00' } as const;

function unit(kind: string, roll: number, over: Partial<UnitSummary> = {}): UnitSummary {
  return { path: '/41/4113/411323', name: kind, kind, counts: { ...NOTHING_COUNTED, roll }, ...over };
}
const summary = (whole: UnitSummary, rows: readonly UnitSummary[] = []): CampaignSummary => {
  return { asOf: '2025-04-03T10:00:00+08:00', above: [], whole, rows };
};
const dutyOf = (duty: string, of: CampaignSummary) => ledgerDuties(of).find((each) => each.duty === duty);

test('a central school has reported when its schools with pupils and itself have signed', () => {
  const schools = [unit('school', 40, { signed: SIGNED }), unit('school', 12), unit('school', 0)];
  expect(dutyOf('report', summary(unit('central-school', 52), schools))).toMatchObject({ done: 1, total: 3 });
});

test('a class signs nothing, and is not shown as late with it', () => {
  expect(dutyOf('report', summary(unit('class', 45)))).toBeUndefined();
});

test('problem records count as handled whichever way they ended', () => {
  const counts = { ...NOTHING_COUNTED, roll: 45, problemOpen: 2, problemDeleted: 1, problemChanged: 3 };
  expect(dutyOf('problems', summary(unit('school', 45, { counts })))).toMatchObject({ done: 4, total: 6 });
});
