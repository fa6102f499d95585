import { type RawBuilder, sql } from 'kysely';
import type { Door, TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { today as dayOf } from '#src/platform/clock.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { CaseDesk } from './case-desk.ts';
import {
  arrivedSince,
  BY_DUE,
  type CaseRow,
  conditionsOfCases,
  countEach,
  dueWithin,
  inWords,
  type Reckoning,
  rowsWhere,
} from './list-cases.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** 今日的学籍业务 — overdue, due within three working days, returned to this school, new on this desk, and what waits for others. */
export function casesOfToday(desk: CaseDesk): TodayProvider {
  return async ({ actor, today, since }) => {
    if (!can(actor, 'case.read', actor.unit)) return [];
    const { calendar } = await desk.calendarOf(desk.db, actor.county);
    const reckoning = { today, calendar };
    const groups = groupsOf(actor, reckoning, since);
    return (await Promise.all(groups.map((group) => sectionsOf(desk, actor, reckoning, group)))).flat();
  };
}

interface Asked {
  readonly head: Pick<TodaySection, 'key' | 'title' | 'tone'>;
  readonly condition: RawBuilder<boolean>;
  readonly search: Door['search'];
  /** Which come first; what is due first unless it is said. */
  readonly order?: RawBuilder<unknown>;
  /** Its lines stand in other sections, or behind the door. */
  readonly isDoorOnly?: boolean;
}

/** What is counted in one look through the same cases. */
interface Group {
  readonly among: readonly RawBuilder<boolean>[];
  readonly sections: readonly Asked[];
}

function groupsOf(actor: Actor, reckoning: Reckoning, since: Date): readonly Group[] {
  const lately = dayOf(since);
  const mine: Group = {
    among: conditionsOfCases(actor, { scope: 'mine' }, reckoning),
    sections: [
      {
        head: { key: 'cases-overdue', title: '业务已超期', tone: 'overdue' },
        condition: dueWithin('overdue', reckoning),
        search: { scope: 'mine', due: 'overdue' },
      },
      {
        head: { key: 'cases-soon', title: '业务三个工作日内到期', tone: 'soon' },
        condition: dueWithin('soon', reckoning),
        search: { scope: 'mine', due: 'soon' },
      },
      {
        head: { key: 'cases-new', title: '新到的业务', tone: 'new' },
        condition: arrivedSince(lately),
        order: sql`cases.desk_since desc, cases.number desc`,
        search: { scope: 'mine', since: lately },
      },
      {
        head: { key: 'cases-mine', title: '待我办理的业务，共', tone: 'waiting' },
        condition: sql<boolean>`cases.state = 'step'`,
        search: { scope: 'mine', state: 'step' },
        isDoorOnly: true,
      },
    ],
  };
  if (!can(actor, 'case.apply', actor.unit)) return [mine];
  const applied: Group = {
    among: conditionsOfCases(actor, { scope: 'applied' }, reckoning),
    sections: [
      {
        head: { key: 'cases-returned', title: '退回待重报的业务', tone: 'new' },
        condition: sql<boolean>`cases.state = 'returned'`,
        search: { scope: 'applied', state: 'returned' },
      },
      {
        head: { key: 'cases-waiting', title: '等待他人办理的业务', tone: 'waiting' },
        condition: sql<boolean>`cases.state = 'step'`,
        search: { scope: 'applied', state: 'step' },
      },
    ],
  };
  return [mine, applied];
}

async function sectionsOf(
  { db }: CaseDesk,
  actor: Actor,
  reckoning: Reckoning,
  { among, sections }: Group,
): Promise<readonly TodaySection[]> {
  const counts = await countEach(
    db,
    among,
    sections.map(({ condition }) => condition),
  );
  const first = await Promise.all(
    sections.map(({ condition, order = BY_DUE.by, isDoorOnly = false }, i) =>
      counts[i] === 0 || isDoorOnly ? [] : rowsWhere(db, [...among, condition], order, SHOWN),
    ),
  );
  const words = new Map((await inWords(db, actor.county, first.flat(), reckoning)).map((row) => [row.id, row]));
  return sections.map(({ head, search }, i) => {
    const lines = (first[i] ?? []).flatMap(({ id }) => words.get(id) ?? []);
    return { ...head, count: counts[i] ?? 0, lines: lines.map(lineOf), door: { to: '/cases', search } };
  });
}

function lineOf({ id, title, procedure, step, unitName, state, daysLeft, paused }: CaseRow): TodayLine {
  const where = state === 'returned' ? '已退回，补正后重报' : [step, unitName].filter(Boolean).join(' · ');
  return {
    ...{ id, daysLeft },
    title: `${title}　${procedureOf(procedure)?.title ?? procedure}`,
    detail: paused ? `${where}（计时已暂停）` : where,
    door: { to: '/cases/$id', params: { id } },
  };
}
