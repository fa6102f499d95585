import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Letter } from '../letter.ts';
import { objectionsToDeed, objectionsToReceipt } from '../letter-objections.ts';
import { templateOf } from '../letter-template.ts';
import { type LetterDesk, tellMatter } from './letter-desk.ts';
import { findLetter, holdLetter, letterOfRow } from './letter-rows.ts';
import { type LetterOutcome, noted, turned } from './turn-letter.ts';

/** 登记回执 — what came back, in the words of the template, by whoever of the house opened the envelope. */
export function registerReceipt(
  desk: LetterDesk,
  actor: Actor,
  id: string,
  seen: number,
  { outcome, on }: { readonly outcome: string; readonly on: LocalDate },
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdLetter(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = [
      ...objectionsToDeed(held.letter, 'answer', seen),
      ...objectionsToOutcome(desk, held.letter, outcome),
      ...objectionsToReceipt(held.letter, on, desk.clock.today()),
    ];
    if (objections.length > 0) return { objections };
    return { letter: await answered(desk, work, actor, held.letter, outcome, on) };
  });
}

/** 签收 — by the unit it was sent to, in the system; with an outcome at once where the letter asks for a 回执 and it is known. */
export function takeLetter(
  desk: LetterDesk,
  actor: Actor,
  id: string,
  outcome: string | undefined,
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const found = await findLetter(work, actor, id);
    if (found === undefined) return 'missing';
    const row = await work
      .selectFrom('letters')
      .selectAll()
      .where('county', '=', found.letter.county)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const letter = letterOfRow(row);
    const { numUpdatedRows } = await work
      .updateTable('letter_addressees')
      .set({ taken_at: desk.clock.now(), taken_by: actor.person })
      .where('county', '=', letter.county)
      .where('letter', '=', id)
      .where('unit', '=', actor.unit)
      .where('taken_at', 'is', null)
      .where(sql<boolean>`${actor.office} = any(offices)`)
      .executeTakeFirst();
    const isFirst = numUpdatedRows > 0n;
    const isAddressed = isFirst || (await isAmongAddressees(work, actor, letter));
    if (!isAddressed || letter.state === 'draft' || letter.state === 'signed') return 'missing';
    const objections = letter.state === 'void' ? [VOIDED] : objectionsToAnswer(desk, letter, outcome);
    if (objections.length > 0) return { objections };
    if (isFirst) {
      await noted(desk, work, actor, letter, 'letter.keep', { deed: 'take' });
      await tellMatter(desk, work, letter, 'taken');
    }
    if (outcome === undefined || letter.state !== 'sent') return { letter };
    const now = await answered(desk, work, actor, letter, outcome, desk.clock.today());
    await tellHouse(desk, work, now, actor.person);
    return { letter: now };
  });
}

const VOIDED: Objection = { code: 'void', message: '发文单位已经作废了这份公文，不用再办' };

function objectionsToAnswer(desk: LetterDesk, letter: Letter, outcome: string | undefined): readonly Objection[] {
  if (outcome === undefined) return [];
  if (letter.state !== 'sent') return [{ code: 'state', message: '这份公文已经登记过回执，有出入的请与发文单位联系' }];
  return objectionsToOutcome(desk, letter, outcome);
}

function objectionsToOutcome({ letterTemplates }: LetterDesk, { template }: Letter, outcome: string) {
  const outcomes = templateOf(letterTemplates, template)?.receipt?.outcomes;
  if (outcomes === undefined) return [{ code: 'no-receipt', message: '这份公文不要回执，签收即可' }];
  if (Object.hasOwn(outcomes, outcome)) return [];
  return [{ code: 'outcome', message: '请从回执的结果中选一项', field: 'outcome' }];
}

async function answered(
  desk: LetterDesk,
  work: Work,
  actor: Actor,
  before: Letter,
  outcome: string,
  on: LocalDate,
): Promise<Letter> {
  const letter = await turned(work, before, {
    ...{ state: 'answered', receipt_at: desk.clock.now(), receipt_by: actor.person },
    ...{ receipt_on: on, receipt_outcome: outcome },
  });
  const words = templateOf(desk.letterTemplates, letter.template)?.receipt?.outcomes[outcome];
  await noted(desk, work, actor, letter, 'letter.keep', { deed: 'answer', verdict: words, day: on });
  await tellMatter(desk, work, letter, 'answered');
  return letter;
}

async function tellHouse(desk: LetterDesk, work: Work, letter: Letter, by: string): Promise<void> {
  const people = [letter.draftedBy, letter.signedBy].flatMap((person) => person ?? []);
  const title = `${letter.number ?? ''} ${templateOf(desk.letterTemplates, letter.template)?.name ?? ''}`.trim();
  const news = { event: 'letter-answered', about: 'letter', id: letter.id, title, people, by } as const;
  await tellPeople(work, letter.county, news, desk.clock.now());
}

async function isAmongAddressees(work: Work, actor: Actor, { county, id }: Letter): Promise<boolean> {
  const row = await work
    .selectFrom('letter_addressees')
    .select('number')
    .where('county', '=', county)
    .where('letter', '=', id)
    .where('unit', '=', actor.unit)
    .where(sql<boolean>`${actor.office} = any(offices)`)
    .executeTakeFirst();
  return row !== undefined;
}
