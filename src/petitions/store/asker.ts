import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { objectionsToDeed, type PetitionDeed, shapeOfDeed } from '../deeds.ts';
import { lastFourOf } from '../objections.ts';
import {
  PETITION_OUTCOMES,
  PETITION_STATES,
  type Petition,
  type PetitionOutcome,
  type Satisfaction,
} from '../petition.ts';
import { eventsOf, writeEvent } from './petition-events.ts';
import { type PetitionRow, petitionOfRow, turn, wordsOf } from './petition-rows.ts';
import { digestOfCode } from './take-petition.ts';
import { tellUnit } from './tell-handlers.ts';

/** 凭证: the code of the receipt, and the last four digits of the telephone that was given. */
export interface AskersProof {
  readonly code: string;
  readonly four: string;
}

/** 群众看到的办理情况 — no names of staff, no notes, nothing of the register. */
export interface AskersView {
  readonly number: string;
  readonly state: Petition['state'];
  readonly said: string;
  readonly due: LocalDate | undefined;
  readonly outcome: string | undefined;
  readonly satisfaction: Satisfaction | undefined;
  readonly steps: readonly {
    readonly deed: PetitionDeed;
    readonly at: Date;
    readonly unit: string | undefined;
    readonly words: string;
  }[];
  readonly may: readonly ('rate' | 'withdraw')[];
}

type Opened = { readonly row: PetitionRow } | { readonly objections: readonly Objection[] };

/** 查询 */
export function lookUpPetition(
  desk: Desk,
  proof: AskersProof,
): Promise<AskersView | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    const opened = await openFor(desk, work, proof);
    return 'objections' in opened ? opened : viewOf(desk, work, opened.row);
  });
}

/** 评价 — once for each time it was closed; who is not satisfied is heard by the unit at once. */
export function ratePetition(desk: Desk, proof: AskersProof, satisfaction: Satisfaction, words: string) {
  return byAsker(desk, proof, 'rate', words, { satisfaction }, satisfaction);
}

/** 撤回 by whoever asked. */
export function withdrawPetition(desk: Desk, proof: AskersProof, words: string) {
  return byAsker(desk, proof, 'withdraw', words, {}, '');
}

function byAsker(
  desk: Desk,
  proof: AskersProof,
  deed: 'rate' | 'withdraw',
  words: string,
  change: Partial<PetitionRow>,
  detail: string,
): Promise<AskersView | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    const opened = await openFor(desk, work, proof);
    if ('objections' in opened) return opened;
    const objections = objectionsToDeed(petitionOfRow(opened.row), deed);
    if (objections.length > 0) return { objections };
    const { to } = shapeOfDeed(deed);
    const next = await turn(work, opened.row, { ...change, ...(to && { state: to }) });
    await writeEvent(desk, work, next, { deed, detail, words: words.trim() });
    if (deed === 'withdraw' || change.satisfaction === 'unsatisfied') {
      const unit = next.unit as UnitPath; // the column holds nothing else
      const event = deed === 'withdraw' ? 'petition-withdrawn' : 'petition-unsatisfied';
      await tellUnit(desk, work, { ...next, unit }, event, undefined);
    }
    return viewOf(desk, work, next);
  });
}

/** Five wrong endings on one day, and the code is closed until tomorrow: it can then only be asked for by telephone. */
const MOST_TRIES = 5;

const CLOSED: Objection = {
  code: 'closed',
  message: '没有查到：查询码或电话后四位不对。请对照回执再填；忘了的，请打电话或到登记的单位问',
};

const LOCKED: Objection = { code: 'locked', message: '今天输错太多次，明天才能再查。急的请打电话到登记的单位问' };

/** Counts the try before it compares, in one statement, so that a hundred at once are a hundred. */
async function openFor({ seal, clock }: Desk, work: Work, { code, four }: AskersProof): Promise<Opened> {
  const today = clock.today();
  const { rows } = await sql<PetitionRow>`
    update petitions set tried_on = ${today}::date,
      wrong_tries = case when tried_on = ${today}::date then wrong_tries + 1 else 1 end
    where code_digest = ${digestOfCode(seal, code.normalize('NFKC').replace(/\D/g, ''))} returning *`.execute(work);
  const [row] = rows;
  const words = row && wordsOf(seal, row);
  if (row === undefined || words === undefined) return { objections: [CLOSED] };
  if (row.wrong_tries > MOST_TRIES) return { objections: [LOCKED] };
  if (lastFourOf(words.phone) !== four.normalize('NFKC').trim()) return { objections: [CLOSED] };
  await sql`
    update petitions set wrong_tries = wrong_tries - 1
    where county = ${row.county} and id = ${row.id}::uuid`.execute(work);
  return { row };
}

async function viewOf(desk: Desk, work: Work, row: PetitionRow): Promise<AskersView> {
  const petition = petitionOfRow(row);
  const events = await eventsOf(desk, work, row);
  const may = (['rate', 'withdraw'] as const).filter((deed) => objectionsToDeed(petition, deed).length === 0);
  return {
    ...{ number: row.number, state: petition.state, said: PETITION_STATES[petition.state].said, due: petition.due },
    outcome: petition.outcome && PETITION_OUTCOMES[petition.outcome satisfies PetitionOutcome],
    satisfaction: petition.satisfaction,
    steps: events
      .filter(({ deed }) => shapeOfDeed(deed).isPublic === true)
      .map(({ deed, at, unitName, words }) => ({
        ...{ deed, at, unit: unitName },
        // Why a petition was passed on is between the units; what the asker wrote themselves they know.
        words: deed === 'pass' || deed === 'close' ? '' : words,
      })),
    may,
  };
}
