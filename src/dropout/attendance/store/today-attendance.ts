import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Desk } from '#src/platform/desk.ts';
import { isSchoolDay } from '../../school-days.ts';
import { schoolCalendarOf } from '../../store/dropout-settings.ts';
import { streakLines, unmarkedBelow } from './attendance-lists.ts';
import { classDay } from './class-day.ts';
import { classReturns } from './term-returns.ts';

const SHOWN = 6;
const ROOM = '/attendance';

/** 今日的考勤 — of a class teacher the class to mark and whom to ring up; of the school and above, who has been away in a row. */
export function attendanceOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'attendance.read', actor.unit)) return [];
    const kind = (await unitsAt(desk.db, actor.county, [actor.unit])).get(actor.unit)?.kind;
    if (kind === 'class') return ownClass(desk, actor);
    const isTaught = isSchoolDay(today, await schoolCalendarOf(desk.db, actor.county)) !== false;
    return [...(await awayInARow(desk, actor)), ...(isTaught && kind === 'school' ? await unmarked(desk, actor) : [])];
  };
}

async function ownClass(desk: Desk, actor: Actor): Promise<readonly TodaySection[]> {
  const sections: TodaySection[] = [];
  const day = await classDay(desk, actor, actor.unit, desk.clock.today());
  const returns = await classReturns(desk, actor, actor.unit);
  if (typeof returns === 'object' && returns.mayMark && returns.confirmedAt === undefined && returns.list.length > 0) {
    const door = { to: ROOM, search: { view: 'returns' } };
    const line = {
      id: returns.term.key,
      title: `${returns.term.title}：登记谁没有返校`,
      detail: '未返校的当天开始排查',
      door,
    };
    sections.push({ key: 'term-returns', title: '开学返校登记', tone: 'soon', count: 1, lines: [line], door });
  }
  if (day === undefined || day.list.length === 0) return sections;
  const away = day.list.filter(({ streak }) => streak > 0);
  if (away.length > 0) {
    const lines = away.slice(0, SHOWN).map(({ student, name, streak }) => ({
      ...{ id: student, title: name, detail: `连续 ${streak} 个上课日无故缺勤，请今天联系家长` },
      door: { to: '/pupils/$id', params: { id: student } },
    }));
    sections.push({
      key: 'absence-follow',
      title: '无故缺勤，请联系家长',
      tone: 'overdue',
      count: away.length,
      lines,
      door: { to: ROOM },
    });
  }
  if (day.objection === undefined && day.confirmedAt === undefined) {
    const detail = day.markedAt === undefined ? '只点没有来的，看完点“登记完毕”' : '已点了几名，看完请点“登记完毕”';
    const line = { id: day.unit, title: '登记今天的考勤', detail, door: { to: ROOM } };
    sections.push({ key: 'attendance', title: '考勤', tone: 'soon', count: 1, lines: [line], door: { to: ROOM } });
  }
  return sections;
}

async function awayInARow(desk: Desk, actor: Actor): Promise<readonly TodaySection[]> {
  const lines = await streakLines(desk, actor, undefined, 'report');
  if (lines.length === 0) return [];
  const door = { to: ROOM, search: { list: 'report' } };
  return [
    {
      ...{ key: 'absence-report', title: '连续无故缺勤', tone: 'overdue', count: lines.length, door },
      lines: lines.slice(0, SHOWN).map(({ student, name, place, days, first, mayOpen }) => ({
        ...{ id: student, title: name, detail: `${place.school}${place.class}，自 ${first} 起 ${days} 个上课日` },
        door: mayOpen ? { to: '/pupils/$id', params: { id: student } } : door,
      })),
    },
  ];
}

async function unmarked(desk: Desk, actor: Actor): Promise<readonly TodaySection[]> {
  if (!can(actor, 'attendance.mark', actor.unit)) return [];
  const today = desk.clock.today();
  const { rows, total } = await unmarkedBelow(desk, actor, undefined, { from: today, until: today });
  if (total === 0) return [];
  const door = { to: ROOM, search: { list: 'unmarked' } };
  return [
    {
      ...{ key: 'attendance-unmarked', title: '今天还没有登记考勤的班', tone: 'waiting', count: total, door },
      lines: rows.slice(0, SHOWN).map(({ unit, place, teacher }) => ({
        ...{ id: unit, title: place.class, detail: teacher === '' ? '没有班主任' : `班主任 ${teacher}` },
        door: { to: ROOM, search: { class: unit } },
      })),
    },
  ];
}
