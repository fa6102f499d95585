import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { objectionsToMarking } from '../gathering-objections.ts';
import { holdGathering, turned } from './gathering-rows.ts';
import type { Marked } from './mark-people.ts';
import { noted } from './plan-gathering.ts';

/** 会议记录 — what was said and decided, from the day of the meeting on. */
export function writeMinutes(desk: Desk, actor: Actor, id: string, seen: number, minutes: string): Promise<Marked> {
  return desk.db.transaction().execute(async (work): Promise<Marked> => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = objectionsToMarking(held, seen, desk.clock.today());
    if (objections.length > 0) return { objections };
    await work
      .updateTable('gatherings')
      .set({ minutes: minutes.trim() })
      .where('county', '=', held.county)
      .where('id', '=', id)
      .execute();
    await noted(desk, work, actor, held, 'minutes', { characters: minutes.trim().length });
    return { revision: await turned(work, held) };
  });
}
