import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import { masked } from '#src/registry/masking.ts';
import { isOfHouse, isSignerOf, type Letter, type LetterContent } from '../letter.ts';
import { type LetterTemplate, templateOf } from '../letter-template.ts';
import type { LetterDesk } from './letter-desk.ts';
import { findLetter } from './letter-rows.ts';
import { openContent } from './sealed-content.ts';

/** 一份公文: what it says, to whom, and what this reader may do with it. */
export interface OpenLetter {
  readonly letter: Letter;
  /** Absent when the template is no longer declared: the letter stays readable. */
  readonly template: LetterTemplate | undefined;
  readonly content: LetterContent;
  /** Of the Word model, settled at the signature. */
  readonly modelVersion: number | undefined;
  readonly addressees: readonly AddresseeListed[];
  readonly draftedBy: string | undefined;
  readonly signedBy: string | undefined;
  readonly mayDealWith: boolean;
  readonly maySign: boolean;
  /** It was sent to the reader's own office. */
  readonly mayTake: boolean;
  readonly hasTaken: boolean;
}

export interface AddresseeListed {
  readonly copy: boolean;
  readonly name: string;
  readonly unit: UnitPath | undefined;
  readonly offices: readonly Office[];
  readonly takenAt: Date | undefined;
  readonly takenBy: string | undefined;
}

/** 打开一份公文. That somebody read it is written down. */
export async function openLetter(desk: LetterDesk, actor: Actor, id: string): Promise<OpenLetter | undefined> {
  const open = await readLetter(desk, actor, id);
  if (open === undefined) return undefined;
  const { letter, content, template } = open;
  const look = { action: 'letter.open', subjectKind: 'letter', subject: id, subjectUnit: letter.unit } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, look, desk.clock.now()));
  return { ...open, content: inStars(content, template) };
}

/** As it lies in the house, its fields in full; whoever calls writes down what was looked at. */
export async function readLetter(desk: LetterDesk, actor: Actor, id: string): Promise<OpenLetter | undefined> {
  const found = await findLetter(desk.db, actor, id);
  if (found === undefined) return undefined;
  const { letter, sealed, row } = found;
  const template = templateOf(desk.letterTemplates, letter.template);
  const addressees = await addresseesOf(desk.db, letter);
  const names = await namesOf(desk.db, letter, [letter.draftedBy, letter.signedBy]);
  const mine = addressees.filter(({ unit, offices }) => unit === actor.unit && offices.includes(actor.office));
  const isOut = ['sent', 'answered', 'archived'].includes(letter.state);
  return {
    ...{ letter, template, addressees },
    content: openContent(desk.seal, letter.county, id, sealed),
    modelVersion: row.model_version ?? undefined,
    draftedBy: names.get(letter.draftedBy ?? ''),
    signedBy: names.get(letter.signedBy ?? ''),
    mayDealWith: isOfHouse(actor, letter),
    maySign: isSignerOf(actor, letter),
    mayTake: isOut && mine.length > 0,
    hasTaken: mine.some(({ takenAt }) => takenAt !== undefined),
  };
}

/** Nothing is shown in full but by the 密件附页. What no template knows any more is all taken for secret. */
export function inStars(content: LetterContent, template: LetterTemplate | undefined): LetterContent {
  const open = new Set(template?.fields.filter(({ secret }) => !secret).map(({ name }) => name) ?? []);
  const fields = Object.entries(content.fields).map(([name, value]) => [name, open.has(name) ? value : masked(value)]);
  return { ...content, fields: Object.fromEntries(fields) };
}

export async function addresseesOf(
  db: Database,
  { county, id }: Pick<Letter, 'county' | 'id'>,
): Promise<readonly AddresseeListed[]> {
  const { rows } = await sql<{
    copy: boolean;
    name: string;
    unit: UnitPath | null;
    offices: readonly Office[];
    taken_at: Date | null;
    taken_by: string | null;
  }>`
    select copy, name, unit, offices, taken_at,
      (select people.name from people where people.id = letter_addressees.taken_by limit 1) as taken_by
    from letter_addressees where county = ${county} and letter = ${id}::uuid order by number`.execute(db);
  return rows.map(({ unit, taken_at, taken_by, ...row }) => {
    return { ...row, unit: unit ?? undefined, takenAt: taken_at ?? undefined, takenBy: taken_by ?? undefined };
  });
}

async function namesOf(db: Database, { county, unit }: Letter, people: readonly (string | undefined)[]) {
  const ids = people.flatMap((person) => person ?? []);
  if (ids.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('county', 'in', [...new Set([county, countyOf(unit)])])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
