import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { PETITION_KINDS, type PetitionKind } from '../petition.ts';
import { petitionSettings } from './petition-settings.ts';
import { around, hasRisk } from './risk-conditions.ts';

const SHOWN = 6;
const ROOM = '/petitions';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly kind: PetitionKind;
  readonly state: 'new' | 'working' | 'closed';
  readonly due: LocalDate | null;
}

/** 今日的诉求 — of this person's unit, those that are theirs or nobody's yet: overdue, due soon, new, and dissatisfied. */
export function petitionsOfToday({ db }: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'petition.work', actor.unit)) return [];
    const { calendar } = await calendarOf(db, actor.county);
    const settings = await petitionSettings(db, actor.county);
    const mine = sql<boolean>`petitions.county = ${actor.county} and petitions.unit = ${actor.unit}
      and (petitions.owner is null or petitions.owner = ${actor.person}::uuid)`;
    const ask = async (condition: RawBuilder<boolean>) => {
      const { rows } = await sql<Row>`
        select id, number, kind, state, due from petitions ${around(settings, today)}
        where ${mine} and ${condition} order by due nulls last, number`.execute(db);
      return rows;
    };
    const open = await ask(sql<boolean>`petitions.state in ('new', 'working')`);
    const left = (row: Row) => (row.due === null ? undefined : workingDaysLeft(today, row.due, calendar));
    const isSoon = (row: Row) => (left(row) ?? SOON + 1) <= SOON;
    const overdue = open.filter(({ due }) => due !== null && due < today);
    const soon = open.filter((row) => !overdue.includes(row) && isSoon(row));
    const fresh = open.filter((row) => row.state === 'new' && !overdue.includes(row) && !soon.includes(row));
    const unsatisfied = await ask(hasRisk('unsatisfied', settings, today));
    return [
      section('petitions-overdue', '诉求超期', 'overdue', overdue, left, { risk: 'overdue' }),
      section('petitions-soon', '诉求快到期', 'soon', soon, left, { state: 'open' }),
      section('petitions-new', '新诉求待受理', 'new', fresh, left, { state: 'new' }),
      section('petitions-unsatisfied', '群众不满意，请回访', 'soon', unsatisfied, () => undefined, {
        risk: 'unsatisfied',
      }),
      ...(await risksBelow(db, actor, settings, today)),
    ].filter(({ count }) => count > 0);
  };
}

/** 三个工作日内 */
const SOON = 3;

function section(
  key: string,
  title: string,
  tone: TodaySection['tone'],
  rows: readonly Row[],
  left: (row: Row) => number | undefined,
  search: Readonly<Record<string, string>>,
): TodaySection {
  const lines = rows.slice(0, SHOWN).map((row) => ({
    id: row.id,
    title: row.number,
    detail: PETITION_KINDS[row.kind],
    daysLeft: left(row),
    door: { to: '/petitions/$id', params: { id: row.id } },
  }));
  return { key, title, tone, count: rows.length, lines, door: { to: ROOM, search } };
}

/** 中心校、县局: how many below them are a risk, as a figure with its list. */
async function risksBelow(
  db: Desk['db'],
  actor: Actor,
  settings: Parameters<typeof around>[0],
  today: LocalDate,
): Promise<readonly TodaySection[]> {
  if (actor.office !== 'county' && actor.office !== 'central-school') return [];
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from petitions ${around(settings, today)}
    where petitions.county = ${actor.county} and starts_with(petitions.unit, ${`${actor.unit}/`})
      and (${hasRisk('overdue', settings, today)} or ${hasRisk('repeated', settings, today)}
        or ${hasRisk('many', settings, today)})`.execute(db);
  const count = rows[0]?.count ?? 0;
  const door = { to: ROOM, search: { risk: 'any' } };
  return [{ key: 'petitions-risks', title: '下级单位有风险的诉求', tone: 'figure', count, lines: [], door }];
}
