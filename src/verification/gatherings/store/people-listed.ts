import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Gathering, Presence, Reply } from '../gathering.ts';

/** 原因 — why somebody cannot come, was not there, and what was done instead. Sealed: it may speak of an illness. */
export interface Words {
  readonly leave?: string | undefined;
  readonly absence?: string | undefined;
  readonly madeUp?: string | undefined;
}

/** One who is on the list. */
export interface PersonListed {
  readonly person: string;
  readonly name: string;
  readonly office: Office;
  readonly unit: UnitPath;
  readonly place: string;
  /** Asked by name, whatever the office. */
  readonly byName: boolean;
  readonly reply: Reply | undefined;
  readonly presence: Presence | undefined;
  readonly madeUpOn: LocalDate | undefined;
  readonly words: Words;
  /** What a class teacher was given at the meeting. */
  readonly received: { readonly sheets: number; readonly problems: number } | undefined;
}

/** 参会名单, as far as the actor may see it: whoever may see the gathering sees all, whoever is invited themselves and their own people. */
export async function peopleListed(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  gathering: Gathering,
): Promise<readonly PersonListed[]> {
  const { county, id } = gathering;
  const seesAll = can(actor, 'gathering.read', gathering.unit);
  const keeps = can(actor, 'gathering.keep', gathering.unit);
  const { rows } = await sql<Row>`
    select asked.person, people.name, asked.office, asked.unit, asked.place, asked.by_name, asked.answer, asked.presence, asked.made_up_on,
      asked.words, asked.sheets, asked.problems
    from gathering_people as asked
    join people on people.county = asked.county and people.id = asked.person
    where asked.county = ${actor.county} and asked.gathering = ${id}::uuid and asked.withdrawn_at is null
      and (${seesAll} or asked.person = ${actor.person}::uuid or ${permitted(actor, 'gathering.read', 'asked.unit')})
    order by asked.unit, array_position(${gathering.offices}::text[], asked.office), people.name, asked.person`.execute(
    db,
  );
  return rows.map((row) => ({
    ...{
      person: row.person,
      name: row.name,
      office: row.office,
      unit: row.unit,
      place: row.place,
      byName: row.by_name,
    },
    ...{ reply: row.answer ?? undefined, presence: row.presence ?? undefined, madeUpOn: row.made_up_on ?? undefined },
    words: keeps || row.person === actor.person ? openWords(seal, county, id, row.person, row.words) : {},
    received: row.sheets === null ? undefined : { sheets: row.sheets, problems: row.problems ?? 0 },
  }));
}

interface Row {
  readonly person: string;
  readonly name: string;
  readonly office: Office;
  readonly unit: UnitPath;
  readonly place: string;
  readonly by_name: boolean;
  readonly answer: Reply | null;
  readonly presence: Presence | null;
  readonly made_up_on: LocalDate | null;
  readonly words: Buffer | null;
  readonly sheets: number | null;
  readonly problems: number | null;
}

export function openWords(seal: Seal, county: string, gathering: string, person: string, sealed: Buffer | null): Words {
  if (sealed === null) return {};
  return JSON.parse(seal.open(sealed, boundOf(county, gathering, person)).toString('utf8')) as Words; // `closeWords` wrote it
}

export function closeWords(seal: Seal, county: string, gathering: string, person: string, words: Words): Buffer {
  return seal.close(Buffer.from(JSON.stringify(words)), boundOf(county, gathering, person));
}

/** The place to which the words are bound. */
function boundOf(county: string, gathering: string, person: string): string {
  return `gathering_people|${county}|${gathering}|${person}`;
}
