import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { inCounty, permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { LettersTable } from '#src/platform/database/schema/letters.ts';
import { type DispatchWay, HOUSES, type House, type Letter, type LetterKind, type LetterState } from '../letter.ts';

export type LetterRow = Selectable<LettersTable>;

/** The letter and its sealed content, if the actor may read it; else `undefined`, as if there were none. */
export async function findLetter(
  db: Database | Work,
  actor: Actor,
  id: string,
): Promise<{ readonly letter: Letter; readonly sealed: Buffer; readonly row: LetterRow } | undefined> {
  const row = await db
    .selectFrom('letters')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirst();
  return row && { letter: letterOfRow(row), sealed: row.sealed, row };
}

/** The letter, held until the transaction ends, if it is of the actor's own house. */
export async function holdLetter(
  work: Work,
  actor: Actor,
  id: string,
): Promise<{ readonly letter: Letter; readonly sealed: Buffer; readonly row: LetterRow } | undefined> {
  const row = await work
    .selectFrom('letters')
    .selectAll()
    .where('id', '=', id)
    .where(inCounty(actor, 'letters.county'))
    .where(isOfHouseOf(actor))
    .forUpdate()
    .executeTakeFirst();
  return row && { letter: letterOfRow(row), sealed: row.sealed, row };
}

/**
 * Of `letters`: issued within the actor's reach, or by their own house, or sent to them. Who only takes in post, as the township
 * does, sees no letter of the schools around.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${inCounty(actor, 'letters.county')} and (${permitted(actor, 'letter.read', 'letters.unit')}
    or ${isOfHouseOf(actor)} or ${isSentTo(actor)}))`;
}

/** `isOfHouse()` as a WHERE condition. */
export function isOfHouseOf(actor: Actor): RawBuilder<boolean> {
  const houses = Object.entries(HOUSES).filter(([, { drafters }]) => {
    return (drafters as readonly string[]).includes(actor.office);
  });
  return sql<boolean>`(letters.unit = ${actor.unit} and letters.house = any(${houses.map(([house]) => house)}::text[]))`;
}

/** 收文: it was sent to the actor's office at the actor's unit, and was not called back. */
export function isSentTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(letters.state in ('sent', 'answered', 'archived') and exists (
    select from letter_addressees as mine where mine.county = letters.county and mine.letter = letters.id
      and mine.unit = ${actor.unit} and ${actor.office} = any(mine.offices)))`;
}

export function letterOfRow(row: LetterRow): Letter {
  return {
    ...{ county: row.county, id: row.id, kind: row.kind as LetterKind }, // the table's check, as of house, state and way
    ...{ template: row.template, textVersion: row.text_version },
    ...{ unit: row.unit as UnitPath, house: row.house as House }, // the column holds nothing else
    about: row.about === null || row.about_id === null ? undefined : { kind: row.about, id: row.about_id },
    ...{ state: row.state as LetterState, number: row.number ?? undefined, title: row.title },
    ...{ draftedAt: row.drafted_at, draftedBy: row.drafted_by ?? undefined },
    ...{ signedAt: row.signed_at ?? undefined, signedOn: row.signed_on ?? undefined },
    ...{ signedBy: row.signed_by ?? undefined, selfSigned: row.self_signed },
    ...{ sentOn: row.sent_on ?? undefined, sentWay: (row.sent_way ?? undefined) as DispatchWay | undefined },
    ...{ receiptDue: row.receipt_due ?? undefined, receiptOn: row.receipt_on ?? undefined },
    ...{ receiptOutcome: row.receipt_outcome ?? undefined, voidReason: row.void_reason ?? undefined },
    revision: row.revision,
  };
}
