import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { inCounty } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import { nameOf } from './list-supervisions.ts';
import { isOverdue, visibleTo } from './supervision-rows.ts';

const SHOWN = 6;
const ROOM = '/supervision';

/** 今日的督办 — what one's unit must answer, which answers it must judge, and what has not come in time. */
export function supervisionsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'supervision.read', actor.unit)) return [];
    return (await Promise.all([toAnswer(desk, actor, today), toJudge(desk, actor), late(desk, actor, today)])).flat();
  };
}

interface Row {
  readonly id: string;
  readonly county: string;
  readonly subject: string;
  readonly due: LocalDate | null;
  readonly issuer_name: string | null;
  readonly receiver_name: string | null;
}

async function toAnswer(desk: Desk, actor: Actor, today: LocalDate): Promise<readonly TodaySection[]> {
  if (!can(actor, 'supervision.answer', actor.unit)) return [];
  const rows = await asked(
    desk,
    actor,
    sql`supervisions.receiver = ${actor.unit} and supervisions.state in ('open', 'returned')`,
  );
  if (rows.length === 0) return [];
  const { calendar } = await calendarOf(desk.db, actor.county);
  const lines = rows.map((row): TodayLine & { readonly left: number | undefined } => {
    const left = row.due === null ? undefined : workingDaysLeft(today, row.due, calendar);
    return { ...lineOf(row, `${row.issuer_name ?? ''}督办`), left, ...(left !== undefined && { daysLeft: left }) };
  });
  const tone = lines.some(({ left }) => left !== undefined && left < 0) ? 'overdue' : 'soon';
  const door = { to: ROOM, search: { side: 'received', state: 'unsettled' } };
  const shown = lines.slice(0, SHOWN).map(({ left: _, ...line }) => line);
  return [{ key: 'supervisions-to-answer', title: '上级督办，待答复', tone, count: rows.length, lines: shown, door }];
}

async function toJudge(desk: Desk, actor: Actor): Promise<readonly TodaySection[]> {
  if (!can(actor, 'supervision.open', actor.unit)) return [];
  const rows = await asked(desk, actor, sql`supervisions.issuer = ${actor.unit} and supervisions.state = 'answered'`);
  if (rows.length === 0) return [];
  const lines = rows.slice(0, SHOWN).map((row) => lineOf(row, `${row.receiver_name ?? ''}已答复`));
  const door = { to: ROOM, search: { side: 'issued', state: 'answered' } };
  return [{ key: 'supervisions-to-judge', title: '督办的答复待审核', tone: 'soon', count: rows.length, lines, door }];
}

/** 逾期未答复: for whoever issued it, and for a central school what its own schools owe the county. */
async function late(desk: Desk, actor: Actor, today: LocalDate): Promise<readonly TodaySection[]> {
  if (!can(actor, 'supervision.open', actor.unit)) return [];
  const rows = await asked(desk, actor, sql`supervisions.receiver <> ${actor.unit} and ${isOverdue(today)}`);
  if (rows.length === 0) return [];
  const lines = rows.slice(0, SHOWN).map((row) => {
    return lineOf(row, `${row.receiver_name ?? ''} · ${row.issuer_name ?? ''}督办，${row.due ?? ''} 到期`);
  });
  const door = { to: ROOM, search: { state: 'overdue' } };
  return [{ key: 'supervisions-late', title: '督办逾期未答复', tone: 'overdue', count: rows.length, lines, door }];
}

async function asked({ db }: Desk, actor: Actor, which: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select supervisions.id, supervisions.county, subject, due, ${nameOf('issuer')} as issuer_name,
      ${nameOf('receiver')} as receiver_name
    from supervisions
    where ${inCounty(actor, 'supervisions.county')} and ${visibleTo(actor)} and ${which}
    order by due nulls last, opened_on, id`.execute(db);
  return rows;
}

function lineOf({ id, subject }: Row, detail: string): TodayLine {
  return { id, title: subject, detail, door: { to: '/supervision/$id', params: { id } } };
}
