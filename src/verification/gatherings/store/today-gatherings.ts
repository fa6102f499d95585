import { type RawBuilder, sql } from 'kysely';
import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import { GATHERING_KINDS, type GatheringKind, REPLIES, type Reply } from '../gathering.ts';

const SHOWN = 6;
const ROOM = '/gatherings';

/** 今日的会议 — where one is asked to be, what one has to write up, and what a class teacher was given to hand out. */
export function gatheringsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) =>
    (await Promise.all([toAttend(desk, actor, today), toWriteUp(desk, actor, today), toHandOut(desk, actor)])).flat();
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly kind: GatheringKind;
  readonly on_day: LocalDate;
  readonly begins: string;
  readonly place: string;
  readonly answer: Reply | null;
}

/** In the order in which they come; whoever asked for leave is left in peace. */
async function toAttend({ db }: Desk, actor: Actor, today: LocalDate): Promise<readonly TodaySection[]> {
  const { rows } = await sql<Row>`
    select gatherings.id, gatherings.title, gatherings.kind, gatherings.on_day, gatherings.begins, gatherings.place,
      mine.answer from gathering_people as mine
    join gatherings on gatherings.county = mine.county and gatherings.id = mine.gathering
    where mine.county = ${actor.county} and mine.person = ${actor.person}::uuid and mine.withdrawn_at is null
      and gatherings.state = 'planned' and gatherings.on_day >= ${today}::date and mine.answer is distinct from 'leave'
    order by gatherings.on_day, gatherings.begins, gatherings.id`.execute(db);
  if (rows.length === 0) return [];
  const tone = rows.some(({ answer, on_day }) => answer === null || on_day === today) ? 'soon' : 'waiting';
  const lines = rows.slice(0, SHOWN).map((row) => ({
    id: row.id,
    title: row.title,
    detail: `${row.on_day === today ? '今天' : row.on_day} ${row.begins} · ${row.place} · ${row.answer ? REPLIES[row.answer] : '请答复'}`,
    door: { to: '/gatherings/$id', params: { id: row.id } },
  }));
  const door = { to: ROOM, search: { mine: '1' } };
  return [{ key: 'gatherings-asked', title: '请您参加', tone, count: rows.length, lines, door }];
}

/** 到了日子还没登记 */
async function toWriteUp({ db }: Desk, actor: Actor, today: LocalDate): Promise<readonly TodaySection[]> {
  if (!can(actor, 'gathering.keep', actor.unit)) return [];
  const { rows } = await sql<Row>`
    select id, title, kind, on_day, begins, place, null as answer from gatherings
    where county = ${actor.county} and state = 'planned' and on_day <= ${today}::date
      and ${permitted(actor, 'gathering.keep', 'gatherings.unit')}
      and (unit = ${actor.unit} or planned_by = ${actor.person}::uuid and not ${isTheTeachers()})
    order by on_day, begins, id`.execute(db);
  if (rows.length === 0) return [];
  const lines = rows.slice(0, SHOWN).map((row) => ({
    id: row.id,
    title: row.title,
    detail: `${GATHERING_KINDS[row.kind].title} · ${row.on_day === today ? '今天' : row.on_day} ${row.begins}`,
    door: { to: '/gatherings/$id', params: { id: row.id } },
  }));
  const tone = rows.some(({ on_day }) => on_day < today) ? 'overdue' : 'soon';
  const door = { to: ROOM, search: { state: 'planned' } };
  return [{ key: 'gatherings-held', title: '该登记到会', tone, count: rows.length, lines, door }];
}

/** A parents' meeting of a class that has a teacher, whoever planned it. Of `gatherings`. */
function isTheTeachers(): RawBuilder<boolean> {
  return sql<boolean>`(gatherings.kind = 'parents' and exists (select from units
    join holdings on holdings.county = units.county and holdings.unit = units.id
      and holdings.office = 'class-teacher' and holdings.until is null
    where units.county = gatherings.county and units.path = gatherings.unit and units.until is null))`;
}

interface HandedRow {
  readonly campaign: string;
  readonly title: string;
  readonly sheets: number;
  readonly problems: number;
  readonly left: number;
  readonly meeting: string | null;
}

/** 班主任手上的核对表和问题名单, until the last sheet is issued. */
async function toHandOut({ db }: Desk, actor: Actor): Promise<readonly TodaySection[]> {
  if (actor.office !== 'class-teacher') return [];
  const { rows } = await sql<HandedRow>`
    select campaigns.id as campaign, campaigns.title, mine.sheets, mine.problems,
      (select count(*)::integer from campaign_lines as lines where lines.county = mine.county
        and lines.campaign = campaigns.id and lines.left_at is null and lines.state = 'not-issued'
        and lines.unit = ${actor.unit}) as left,
      (select id from gatherings as meeting where meeting.county = mine.county and meeting.campaign = campaigns.id
        and meeting.kind = 'parents' and meeting.unit = ${actor.unit} and meeting.state <> 'cancelled'
        order by meeting.on_day desc limit 1) as meeting
    from gathering_people as mine
    join gatherings on gatherings.county = mine.county and gatherings.id = mine.gathering
    join campaigns on campaigns.county = gatherings.county and campaigns.id = gatherings.campaign
    where mine.county = ${actor.county} and mine.person = ${actor.person}::uuid and mine.received_at is not null
      and campaigns.state = 'running'
    order by mine.received_at desc`.execute(db);
  const latest = [...new Map(rows.toReversed().map((row) => [row.campaign, row])).values()].filter(
    ({ left }) => left > 0,
  );
  if (latest.length === 0) return [];
  const lines = latest.map((row) => ({
    id: row.campaign,
    title: row.title,
    detail: `核对表 ${row.sheets} 张、问题 ${row.problems} 项已交给您，还有 ${row.left} 名学生没有下发`,
    door:
      row.meeting === null
        ? { to: ROOM, search: { campaign: row.campaign } }
        : { to: '/gatherings/$id', params: { id: row.meeting } },
  }));
  const count = latest.reduce((sum, { left }) => sum + left, 0);
  return [{ key: 'sheets-to-hand-out', title: '该下发核对表和问题名单', tone: 'soon', count, lines }];
}
