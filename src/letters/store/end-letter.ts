import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { HOUSES, isSignerOf, type Letter } from '../letter.ts';
import { objectionsToDeed } from '../letter-objections.ts';
import { templateOf } from '../letter-template.ts';
import { type LetterDesk, tellMatter } from './letter-desk.ts';
import { holdLetter } from './letter-rows.ts';
import { type LetterOutcome, noted, turned } from './turn-letter.ts';

/** 归档 — nothing more is awaited of it. */
export function archiveLetter(desk: LetterDesk, actor: Actor, id: string, seen: number): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdLetter(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = [...objectionsToDeed(held.letter, 'archive', seen), ...objectionsToArchiving(desk, held.letter)];
    if (objections.length > 0) return { objections };
    const letter = await turned(work, held.letter, {
      ...{ state: 'archived', archived_at: desk.clock.now(), archived_by: actor.person },
    });
    await noted(desk, work, actor, letter, 'letter.keep', { deed: 'archive' });
    return { letter };
  });
}

function objectionsToArchiving({ letterTemplates }: LetterDesk, { state, template }: Letter): readonly Objection[] {
  const awaits = templateOf(letterTemplates, template)?.receipt !== undefined;
  if (state !== 'sent' || !awaits) return [];
  return [{ code: 'awaited', message: '还没有收到回执，不能归档。收到后先登记回执；对方不回的，请查问或另行发函' }];
}

/** 作废 — with a reason. What was signed keeps its number, and is voided by whoever could sign it. */
export function voidLetter(
  desk: LetterDesk,
  actor: Actor,
  id: string,
  seen: number,
  reason: string,
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdLetter(work, actor, id);
    if (held === undefined) return 'missing';
    const { letter: before } = held;
    const mayNot = before.state !== 'draft' && !isSignerOf(actor, before);
    const signer = { code: 'signer', message: `签发了的公文由${HOUSES[before.house].title}的负责人作废` };
    const objections = [...(mayNot ? [signer] : []), ...objectionsToDeed(before, 'void', seen)];
    if (objections.length > 0) return { objections };
    const letter = await turned(work, before, {
      ...{ state: 'void', voided_at: desk.clock.now(), voided_by: actor.person, void_reason: reason },
    });
    await noted(desk, work, actor, letter, 'letter.void', { reason });
    await tellMatter(desk, work, letter, 'void');
    return { letter };
  });
}
