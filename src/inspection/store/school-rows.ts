import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { SizeBand } from '../draw.ts';
import type { Inspection } from '../inspection.ts';

/** 被查学校 — and how far its sheet has come. */
export interface InspectedSchool {
  readonly id: string;
  readonly unit: UnitPath;
  readonly code: string;
  readonly name: string;
  readonly roll: number;
  readonly band: SizeBand;
  readonly pupils: number;
  /** Items said, of its pupils and of itself. */
  readonly said: number;
  readonly wrong: number;
  readonly response: string | undefined;
  readonly respondedAt: Date | undefined;
}

interface Row {
  readonly id: string;
  readonly unit: UnitPath;
  readonly code: string;
  readonly name: string;
  readonly roll: number;
  readonly band: SizeBand;
  readonly pupils: number;
  readonly said: number;
  readonly wrong: number;
  readonly response: Buffer | null;
  readonly responded_at: Date | null;
}

/** Those within the actor's reach. The caller has found the inspection. */
export async function inspectedSchools(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  { county, id }: Pick<Inspection, 'county' | 'id'>,
): Promise<readonly InspectedSchool[]> {
  const { rows } = await sql<Row>`
    select schools.id, schools.unit, schools.code, schools.name, schools.roll, schools.band, schools.response,
      schools.responded_at, pupils.pupils, answers.said, answers.wrong
    from inspection_schools as schools
    left join lateral (select count(*)::integer as pupils from inspection_pupils as pupils
      where pupils.county = schools.county and pupils.inspection = schools.inspection and pupils.school = schools.id)
      as pupils on true
    left join lateral (select count(*)::integer as said, count(*) filter (where verdict = 'wrong')::integer as wrong
      from inspection_answers as answers where answers.county = schools.county
        and answers.inspection = schools.inspection and (answers.about = schools.id or answers.about in (
          select student from inspection_pupils as pupils where pupils.county = schools.county
            and pupils.inspection = schools.inspection and pupils.school = schools.id)))
      as answers on true
    where schools.county = ${county} and schools.inspection = ${id}::uuid
      and ${permitted(actor, 'inspection.read', 'schools.unit')}
    order by schools.unit`.execute(db);
  return rows.map(({ response, responded_at, ...row }) => ({
    ...row,
    response: response === null ? undefined : seal.open(response, boundOf(county, id, row.id)).toString('utf8'),
    respondedAt: responded_at ?? undefined,
  }));
}

export function sealResponse(seal: Seal, county: string, inspection: string, school: string, text: string) {
  return { response: seal.close(text, boundOf(county, inspection, school)), key_id: seal.keyId };
}

function boundOf(county: string, inspection: string, school: string): string {
  return `inspection_schools|${county}|${inspection}|${school}`;
}
