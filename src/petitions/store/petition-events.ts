import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PetitionDeed } from '../deeds.ts';
import type { PetitionRow } from './petition-rows.ts';

/** 一步 in the course of a petition. */
export interface PetitionEvent {
  readonly number: number;
  readonly deed: PetitionDeed;
  readonly at: Date;
  /** Absent for what the asker did. */
  readonly by: string | undefined;
  readonly unitName: string | undefined;
  readonly detail: string;
  readonly words: string;
}

interface Written {
  readonly deed: PetitionDeed;
  readonly person?: string | undefined;
  readonly unit?: UnitPath | undefined;
  /** A code, or the number of a case: never a word about a person. */
  readonly detail?: string | undefined;
  readonly words?: string | undefined;
}

/** 记入办理经过 — in the transaction of the deed. */
export async function writeEvent(
  { clock, seal }: Pick<Desk, 'clock' | 'seal'>,
  work: Work,
  { county, id }: Pick<PetitionRow, 'county' | 'id'>,
  { deed, person, unit, detail = '', words = '' }: Written,
): Promise<void> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0)::integer + 1 as next from petition_events
    where county = ${county} and petition = ${id}::uuid`.execute(work);
  const number = rows[0]?.next ?? 1;
  const sealed = words === '' ? null : seal.close(words, boundOf(county, id, number));
  await work
    .insertInto('petition_events')
    .values({
      ...{ county, petition: id, number, deed, at: clock.now(), detail },
      ...{ person: person ?? null, unit: unit ?? null },
      ...{ words: sealed, key_id: sealed === null ? null : seal.keyId },
    })
    .execute();
}

/** 办理经过 of a petition that its reader has already found. */
export async function eventsOf(
  { seal }: Pick<Desk, 'seal'>,
  db: Database | Work,
  { county, id }: Pick<PetitionRow, 'county' | 'id'>,
): Promise<readonly PetitionEvent[]> {
  const { rows } = await sql<Row>`
    select event.number, event.deed, event.at, event.detail, event.words, people.name as by,
      (select name from units where units.county = event.county and units.path = event.unit
        order by until nulls first limit 1) as unit_name
    from petition_events as event
    left join people on people.county = event.county and people.id = event.person
    where event.county = ${county} and event.petition = ${id}::uuid order by event.number`.execute(db);
  return rows.map(({ words, unit_name, by, ...row }) => ({
    ...row,
    by: by ?? undefined,
    unitName: unit_name ?? undefined,
    words: words === null ? '' : seal.open(words, boundOf(county, id, row.number)).toString('utf8'),
  }));
}

interface Row extends Omit<PetitionEvent, 'by' | 'unitName' | 'words'> {
  readonly words: Buffer | null;
  readonly by: string | null;
  readonly unit_name: string | null;
}

function boundOf(county: string, petition: string, number: number): string {
  return `petition_events|${county}|${petition}|${number}`;
}
