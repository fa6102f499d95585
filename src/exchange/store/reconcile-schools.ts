import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { type WorkCalendar, workingDaysAfter } from '#src/calendar/working-days.ts';
import { unknownNumbers } from '#src/intake/compare.ts';
import { indexRecords } from '#src/intake/match.ts';
import { elsewhereOf } from '#src/intake/store/elsewhere.ts';
import { laidOut, type PlacedRow, placeRows, recordsOfSchool } from '#src/intake/store/place-rows.ts';
import type { NumberedRoster } from '#src/intake/store/read-upload.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsBelow } from '#src/organization/store/units.ts';
import { SCHOOL_KINDS, type Unit } from '#src/organization/unit.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import type { FieldName } from '#src/registry/fields.ts';
import { textOf } from '#src/registry/student.ts';
import { type AnswerOfPupil, compareSchool } from '../reconcile/compare-school.ts';
import { type Expectation, expectedOf, isCompared } from '../reconcile/expectation.ts';
import { NOTHING_READ, type ReadingSummary, withAnswers } from '../reconcile/summary.ts';
import { historySince } from './history-since.ts';
import { insertItems, type NewItem, type StandingItem, standingItems, supersede } from './items.ts';

/** 到位期限 — every step of the national system's procedures has ten working days (notice 二(一)). */
const ARRIVES_WITHIN = 10;

interface Reading {
  readonly desk: Desk;
  readonly work: Work;
  readonly actor: Actor;
  readonly id: string;
  readonly exportedOn: LocalDate;
  readonly calendar: WorkCalendar;
  readonly within: readonly Unit[];
}

/** 逐校核对 — school by school, in one transaction. Records are looked at, and not one of them is written. */
export async function reconcileSchools(
  desk: Desk,
  work: Work,
  actor: Actor,
  { id, exportedOn }: { readonly id: string; readonly exportedOn: LocalDate },
  rosters: readonly NumberedRoster[],
  report: Report,
): Promise<ReadingSummary> {
  const within = await unitsBelow(work, actor, actor.unit, SCHOOL_KINDS);
  const { calendar } = await calendarOf(work, actor.county);
  const reading: Reading = { desk, work, actor, id, exportedOn, calendar, within };
  const { bySchool, lost } = await placeRows(work, actor, 'exchange.run', rosters, within);
  let summary = NOTHING_READ;
  let number = 1;
  let done = 0;
  for (const [school, rows] of bySchool) {
    const lastOn = await lastExportedOn(work, actor.county, school);
    if (lastOn !== undefined && lastOn > exportedOn) {
      summary = { ...summary, skipped: [...summary.skipped, { school: school.name, lastOn }] };
    } else {
      const items = await itemsOf(reading, school, rows, lastOn);
      await supersede(work, actor.county, school.path, items);
      await insertItems(work, desk.seal, actor.county, id, number, items);
      await keepSchool(reading, school, rows.length);
      number += items.length;
      summary = plus(summary, items, rows.length);
    }
    report(++done, bySchool.size + 1);
    await breath();
  }
  const strange = lost.map(({ at, reason }) => strangeRow(reading, textOf(laidOut(at).cells, 'name'), reason));
  await insertItems(work, desk.seal, actor.county, id, number, strange);
  return withAnswers({ ...summary, rows: summary.rows + lost.length }, strange);
}

async function itemsOf(
  { desk, work, actor, exportedOn, calendar, within }: Reading,
  school: Unit,
  placed: readonly PlacedRow[],
  lastOn: LocalDate | undefined,
): Promise<readonly NewItem[]> {
  const { county } = actor;
  const hints = { today: exportedOn, schoolKind: school.schoolKind };
  const records = await recordsOfSchool(desk, work, county, school, within);
  const ids = records.map(({ id }) => id);
  const histories = await historySince(work, desk.seal, county, ids, lastOn);
  const standing = byPupil(await standingItems(work, desk.seal, county, ids));
  const rows = placed.map(laidOut);
  const unknown = unknownNumbers(rows, indexRecords(records, hints));
  const elsewhere = new Set((await elsewhereOf(work, desk.seal, actor, unknown, within)).keys());
  const missedBefore = new Set(ids.filter((id) => isOpen(standing.get(id)?.get('present'))));
  await breath();
  const answers = compareSchool({
    ...{ rows, records, elsewhere, missedBefore, exportedOn, hints },
    expectedOf: ({ id }) => expectedOf(histories.get(id) ?? [], openOf(standing.get(id)), exportedOn),
  });
  return answers.map((answer) => itemOf(answer, school, standing.get(answer.record?.id ?? ''), exportedOn, calendar));
}

function isOpen(item: StandingItem | undefined): boolean {
  return item !== undefined && item.outcome !== 'arrived';
}

type Standing = ReadonlyMap<string, StandingItem>;

function byPupil(items: readonly StandingItem[]): ReadonlyMap<string, Standing> {
  const pupils = new Map<string, Map<string, StandingItem>>();
  for (const item of items) {
    const known = pupils.get(item.student) ?? new Map<string, StandingItem>();
    pupils.set(item.student, known.set(item.aspect, item));
  }
  return pupils;
}

/** What the last word left open is expected still; a difference that was made there is looked at again. */
function openOf(standing: Standing | undefined): ReadonlyMap<FieldName, Expectation> {
  const open = new Map<FieldName, Expectation>();
  for (const { aspect, outcome, since, detail } of standing?.values() ?? []) {
    if (outcome === 'arrived' || aspect === 'present' || aspect === 'absent' || aspect === 'row') continue;
    if (!isCompared(aspect)) continue;
    const watched = outcome === 'elsewhere' ? ({ isWatched: true } as const) : {};
    open.set(aspect, { before: detail.before, since, ...watched });
  }
  return open;
}

function itemOf(
  { record, name, aspect, category, outcome, ours, theirs, before, since, reason }: AnswerOfPupil,
  school: Unit,
  standing: Standing | undefined,
  exportedOn: LocalDate,
  calendar: WorkCalendar,
): NewItem {
  const last = standing?.get(aspect);
  const from = (since ?? (last?.outcome === outcome ? last.since : exportedOn)) as LocalDate; // a day of the history
  const isAsSettled = last?.settled !== undefined && last.outcome === outcome && last.detail.theirs === theirs;
  const detail = { ours, theirs, before, reason, note: isAsSettled ? last.detail.note : undefined };
  return {
    ...{ student: record?.id, unit: record?.unit ?? school.path, name, aspect, category, outcome, detail },
    since: from,
    due: outcome === 'arrived' ? undefined : workingDaysAfter(from, ARRIVES_WITHIN, calendar),
    reopened: last?.outcome === 'arrived' && outcome !== 'arrived' && outcome !== 'unread',
    settled: isAsSettled ? last.settled : undefined,
  };
}

function strangeRow({ actor, exportedOn }: Reading, name: string, reason: string): NewItem {
  return {
    ...{ student: undefined, unit: actor.unit, name, aspect: 'row', category: 'row', outcome: 'unread' },
    ...{ since: exportedOn, due: undefined, reopened: false, settled: undefined },
    detail: { ours: '', theirs: '', before: '', reason },
  };
}

function plus(summary: ReadingSummary, items: readonly NewItem[], rows: number): ReadingSummary {
  return {
    ...withAnswers(summary, items),
    rows: summary.rows + rows,
    schools: summary.schools + 1,
    reopened: summary.reopened + items.filter(({ reopened }) => reopened).length,
  };
}

async function lastExportedOn(work: Work, county: string, { path }: Unit): Promise<LocalDate | undefined> {
  const row = await work
    .selectFrom('exchange_schools')
    .select('exported_on')
    .where('county', '=', county)
    .where('unit', '=', path)
    .orderBy('exported_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.exported_on;
}

async function keepSchool({ desk, work, actor, id, exportedOn }: Reading, { path }: Unit, rows: number): Promise<void> {
  const kept = { unit: path, exported_on: exportedOn, at: desk.clock.now(), rows };
  await work
    .insertInto('exchange_schools')
    .values({ county: actor.county, reading: id, ...kept })
    .execute();
}
