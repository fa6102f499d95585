import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { TIP_OFF_STATES, type TipOff, type TipOffState } from '../tip-off.ts';
import { type TipOffRow, tipOffOfRow, visibleTipOff } from './tip-off-rows.ts';

export interface TipOffFilter {
  readonly state?: TipOffState | 'open' | undefined;
  readonly overdue?: boolean | undefined;
}

/** A line of the list: nothing of what was reported. */
export interface TipOffLine {
  readonly tipOff: TipOff;
  readonly unitName: string | undefined;
  readonly daysLeft: number | undefined;
  /** The last letter is the reporter's. */
  readonly awaitsAnswer: boolean;
}

interface Row extends TipOffRow {
  readonly unit_name: string | null;
  readonly last_is_reporters: boolean;
}

/** 举报列表 of this inspector's desk, the latest day first. A desk has hundreds, not thousands. */
export async function listTipOffs(desk: Desk, actor: Actor, filter: TipOffFilter = {}): Promise<readonly TipOffLine[]> {
  const { db, clock } = desk;
  const today = clock.today();
  const { calendar } = await calendarOf(db, actor.county);
  const { state, overdue } = filter;
  const { rows } = await sql<Row>`
    select tip_offs.*, (select name from units where units.path = tip_offs.unit order by until nulls first limit 1)
        as unit_name,
      (select person is null and kind = 'message' from tip_off_envelopes as letter
        where letter.county = tip_offs.county and letter.tip_off = tip_offs.id and letter.kind in ('report', 'message')
        order by number desc limit 1) as last_is_reporters
    from tip_offs where ${visibleTipOff(actor, 'tip-off.read')}
      and (${state === undefined} or state = ${state ?? ''}
        or (${state === 'open'} and state in ('received', 'accepted', 'checking')))
      and (${overdue !== true} or (state in ('received', 'accepted', 'checking') and due < ${today}::date))
    order by received_on desc, number desc limit 2000`.execute(db);
  return rows.map((row) => {
    const tipOff = tipOffOfRow(row);
    const runs = tipOff.due !== undefined && TIP_OFF_STATES[tipOff.state].isOpen;
    return {
      tipOff,
      unitName: row.unit_name ?? undefined,
      daysLeft: runs && tipOff.due !== undefined ? workingDaysLeft(today, tipOff.due, calendar) : undefined,
      awaitsAnswer: row.last_is_reporters && TIP_OFF_STATES[tipOff.state].isOpen,
    };
  });
}
