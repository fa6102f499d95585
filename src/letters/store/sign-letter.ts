import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { HOUSES, isSignerOf, type Letter } from '../letter.ts';
import { objectionsToDeed, objectionsToSigner } from '../letter-objections.ts';
import { houseOf } from './house-of.ts';
import { holdersAt } from './house-people.ts';
import { type LetterDesk, tellMatter } from './letter-desk.ts';
import { holdLetter } from './letter-rows.ts';
import { nextNumber } from './next-number.ts';
import { versionInForce } from './text-in-force.ts';
import { type LetterOutcome, noted, turned } from './turn-letter.ts';

/**
 * 签发 — by whoever answers for the house, and somebody else than the drafter where there is one. The letter gets its number and its
 * day, and is never changed again.
 */
export function signLetter(desk: LetterDesk, actor: Actor, id: string, seen: number): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdLetter(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = await objectionsTo(desk, work, actor, held.letter, seen);
    if (objections.length > 0) return { objections };
    const today = desk.clock.today();
    const { word } = await houseOf(work, held.letter.unit, held.letter.house);
    const given = await nextNumber(work, held.letter, word, today);
    if ('objections' in given) return given;
    const letter = await turned(work, held.letter, {
      ...{ state: 'signed', ...given, signed_at: desk.clock.now(), signed_on: today, signed_by: actor.person },
      self_signed: held.letter.draftedBy === actor.person,
      model_version: await versionInForce(work, held.letter.county, held.letter.template, 'model'),
    });
    await noted(desk, work, actor, letter, 'letter.sign');
    await tellMatter(desk, work, letter, 'signed');
    return { letter };
  });
}

async function objectionsTo(
  { clock }: LetterDesk,
  work: Work,
  actor: Actor,
  letter: Letter,
  seen: number,
): Promise<readonly Objection[]> {
  if (!isSignerOf(actor, letter)) {
    return [{ code: 'signer', message: `由${HOUSES[letter.house].title}的负责人签发，您的岗位不能签发` }];
  }
  const holders = await holdersAt(work, letter.unit, [letter.house], clock.today());
  const others = holders.filter(({ person }) => person !== actor.person).map(({ name }) => name);
  return [...objectionsToDeed(letter, 'sign', seen), ...objectionsToSigner(letter.draftedBy, actor.person, others)];
}
