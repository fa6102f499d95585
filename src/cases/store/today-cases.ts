import { type RawBuilder, sql } from 'kysely';
import type { Door, TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { today as dayOf } from '#src/platform/clock.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { CaseDesk } from './case-desk.ts';
import {
  BY_DUE,
  type CaseFilter,
  type CaseRow,
  conditionsOfCases,
  countWhere,
  inWords,
  type Reckoning,
  rowsWhere,
} from './list-cases.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

interface Asked {
  readonly head: Pick<TodaySection, 'key' | 'title' | 'tone'>;
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly search: Door['search'];
}

/** 今日的学籍业务 — overdue, due within three working days, returned to this school, new on this desk, and what waits for others. */
export function casesOfToday(desk: CaseDesk): TodayProvider {
  return async ({ actor, today, since }) => {
    if (!can(actor, 'case.read', actor.unit)) return [];
    const { calendar } = await desk.calendarOf(desk.db, actor.county);
    const reckoning = { today, calendar };
    return Promise.all(asked(actor, reckoning, since).map((each) => section(desk, actor, reckoning, each)));
  };
}

function asked(actor: Actor, reckoning: Reckoning, since: Date): readonly Asked[] {
  const mine = (narrowed: Omit<CaseFilter, 'scope'>) =>
    conditionsOfCases(actor, { scope: 'mine', ...narrowed }, reckoning);
  const lately = dayOf(since);
  const desk: readonly Asked[] = [
    {
      head: { key: 'cases-overdue', title: '业务已超期', tone: 'overdue' },
      conditions: mine({ due: 'overdue' }),
      search: { scope: 'mine', due: 'overdue' },
    },
    {
      head: { key: 'cases-soon', title: '业务三个工作日内到期', tone: 'soon' },
      conditions: mine({ due: 'soon' }),
      search: { scope: 'mine', due: 'soon' },
    },
    {
      head: { key: 'cases-new', title: '新到的业务', tone: 'new' },
      conditions: mine({ since: lately }),
      search: { scope: 'mine', since: lately },
    },
  ];
  if (!can(actor, 'case.apply', actor.unit)) return desk;
  const own = [sql<boolean>`cases.county = ${actor.county}`, permitted(actor, 'case.apply', 'cases.applicant')];
  return [
    ...desk,
    {
      head: { key: 'cases-returned', title: '退回待重报的业务', tone: 'new' },
      conditions: [...own, sql<boolean>`cases.state = 'returned'`],
      search: { scope: 'applied', state: 'returned' },
    },
    {
      head: { key: 'cases-waiting', title: '等待他人办理的业务', tone: 'waiting' },
      conditions: [...own, sql<boolean>`cases.state = 'step'`],
      search: { scope: 'applied', state: 'step' },
    },
  ];
}

async function section(
  { db }: CaseDesk,
  actor: Actor,
  reckoning: Reckoning,
  { head, conditions, search }: Asked,
): Promise<TodaySection> {
  const count = await countWhere(db, conditions);
  const rows = count === 0 ? [] : await rowsWhere(db, conditions, BY_DUE.by, SHOWN);
  const lines = await inWords(db, actor.county, rows, reckoning);
  return { ...head, count, lines: lines.map(lineOf), door: { to: '/cases', search } };
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
