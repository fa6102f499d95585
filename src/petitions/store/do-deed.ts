import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { objectionsToDeed, shapeOfDeed } from '../deeds.ts';
import { type DeskDeed, EFFECTS, type Effect } from './deed-effects.ts';
import { writeEvent } from './petition-events.ts';
import { holdPetition, type PetitionRow, petitionOfRow, turn } from './petition-rows.ts';

export type DeedOutcome =
  | { readonly id: string; readonly revision: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** 办理诉求 — one deed, its line in the course, who is told and the audit, in one transaction. */
export function dealWithPetition(desk: Desk, actor: Actor, id: string, asked: DeskDeed): Promise<DeedOutcome> {
  return desk.db.transaction().execute(async (work): Promise<DeedOutcome> => {
    const row = await holdPetition(work, actor, id);
    if (row === undefined) return 'missing';
    const against = objectionsToDeed(petitionOfRow(row), asked.deed, asked.seen);
    if (against.length > 0) return { objections: against };
    const effect = await EFFECTS[asked.deed]({ desk, work, actor, row, asked });
    if ('objections' in effect) return effect;
    return settle(desk, work, actor, row, asked, effect);
  });
}

async function settle(
  desk: Desk,
  work: Work,
  actor: Actor,
  row: PetitionRow,
  asked: DeskDeed,
  { change, unit, detail, words, tell }: Effect,
): Promise<DeedOutcome> {
  const { to } = shapeOfDeed(asked.deed);
  const next = await turn(work, row, { ...(to && { state: to }), ...change });
  await writeEvent(desk, work, row, {
    deed: asked.deed,
    person: actor.person,
    unit: unit ?? actor.unit,
    detail,
    words: words ?? asked.words.trim(),
  });
  await tell?.(next);
  const action = asked.deed === 'link' ? 'petition.link' : 'petition.work';
  const deed = { action, subjectKind: 'petition', subject: row.id, subjectUnit: row.unit as UnitPath } as const; // the column holds nothing else
  await audit(work, actor, { ...deed, detail: { deed: asked.deed, number: row.number } }, desk.clock.now());
  return { id: row.id, revision: next.revision };
}
