import { expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import { CAST, COUNTY, NEXT_COUNTY } from '#test/cast.ts';
import { findingsAtWork } from '#test/findings-at-work.ts';
import { conditionsOfFindings, reckoningOf } from './finding-filter.ts';
import { listFindings } from './list-findings.ts';
import { recountFindings } from './recount-findings.ts';
import { workOnFindings } from './work-on-findings.ts';

const county = findingsAtWork();
/** 2025-03-20 is a Thursday: ten working days later is 3 April, the eve of 清明. */
const DUE = '2025-04-03';
/** With 27 March off, the tenth is the first day after the holiday and its weekend. */
const LATER = '2025-04-07';
const DAY_OFF = countyCalendar([{ day: '2025-03-27', worked: false }], 1);

const recount = (of: string, calendar = DAY_OFF) =>
  county
    .db()
    .transaction()
    .execute((work) => recountFindings(work, of, calendar));

async function errors() {
  const { rows } = await listFindings(county.desk(), CAST.county, { severity: 'error', limit: 200 });
  return rows;
}

test('a day off the county signs for moves every open error by a day, and no other county is touched', async () => {
  const before = await errors();
  expect(before.length).toBeGreaterThan(0);
  expect(new Set(before.map(({ due }) => due))).toEqual(new Set([DUE]));

  expect(await recount(NEXT_COUNTY)).toBe(0);
  expect(await recount(COUNTY)).toBeGreaterThanOrEqual(before.length);

  expect(new Set((await errors()).map(({ due }) => due))).toEqual(new Set([LATER]));
  expect(await recount(COUNTY)).toBe(0);
});

test('what somebody has set by hand stays, and so does what is settled', async () => {
  const [first, ...others] = await errors();
  const { rows: queries } = await listFindings(county.desk(), CAST.county, { severity: 'query', limit: 1 });
  const [second] = queries;
  if (first === undefined || second === undefined) throw new Error('there is nothing to tell apart');
  await workOnFindings(county.desk(), CAST.county, [first], { do: 'assign', due: '2025-04-01' });
  const worked = await workOnFindings(county.desk(), CAST.county, [second], {
    do: 'explain',
    how: 'explained',
    text: '已与家长核对户口簿',
  });

  expect(worked.done).toHaveLength(1);

  await recount(COUNTY);

  const rows = await county.db().selectFrom('findings').select(['id', 'due']).where('county', '=', COUNTY).execute();
  const dues = new Map(rows.map(({ id, due }) => [id, due]));
  expect([dues.get(first.id), dues.get(second.id)]).toEqual(['2025-04-01', second.due]);
  for (const { id } of others) expect(dues.get(id)).toBe(LATER);
});

test('over an unpublished year the day is taken away and said to be unknown, never guessed', async () => {
  const unpublished = { ...DAY_OFF, calendar: { ...DAY_OFF.calendar, years: new Set([2024]) } };
  const count = (await errors()).length;

  await recount(COUNTY, unpublished);

  const rows = await errors();
  expect(rows.map(({ due, daysLeft, isUndated }) => ({ due, daysLeft, isUndated }))).toEqual(
    rows.map(() => ({ due: undefined, daysLeft: undefined, isUndated: true })),
  );
  const undated = await listFindings(county.desk(), CAST.county, { due: 'undated', severity: 'error', limit: 200 });
  expect(undated.rows).toHaveLength(count);
  const stranger = await listFindings(county.desk(), CAST.stranger, { due: 'undated', limit: 200 });
  expect(stranger.rows).toEqual([]);
});

test('what is due soon is reckoned over the county’s own days', async () => {
  const { calendar } = await reckoningOf(county.desk(), COUNTY);
  const parameters = (of: typeof calendar) =>
    conditionsOfFindings(CAST.county, { due: 'soon' }, { today: '2025-03-25', calendar: of }).flatMap(
      (condition) => condition.compile(county.db()).parameters,
    );
  expect(parameters(calendar)).toContain('2025-03-28');
  expect(parameters(DAY_OFF.calendar)).toContain('2025-03-31');
});
