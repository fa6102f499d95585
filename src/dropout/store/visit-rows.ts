import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { DropoutCase } from '../dropout-case.ts';
import type { VisitDraft, VisitKind, VisitResult, VisitWay } from '../visit.ts';

/** 一次排查或劝返, as it is kept. */
export interface KeptVisit extends VisitDraft {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly recorder: string;
  readonly office: string;
  readonly withdrawnAt: Date | undefined;
}

type Sealed = Pick<VisitDraft, 'people' | 'met' | 'place' | 'said'>;

/** In the order in which they were entered, those that were withdrawn among them. The caller has found the case. */
export async function visitsOf(
  db: Database | Work,
  seal: Seal,
  { county, id }: Pick<DropoutCase, 'county' | 'id'>,
): Promise<readonly KeptVisit[]> {
  const rows = await db
    .selectFrom('dropout_visits')
    .selectAll()
    .where('county', '=', county)
    .where('dropout_case', '=', id)
    .orderBy('number')
    .execute();
  const names = await namesOfPeople(
    db,
    county,
    rows.map(({ recorded_by }) => recorded_by),
  );
  return rows.map((row) => ({
    ...openVisit(seal, county, id, row.id, row.sealed),
    id: row.id,
    number: row.number,
    kind: row.kind as VisitKind, // the table's check
    way: row.way as VisitWay, // only ways are written there
    day: row.on_day as LocalDate, // a date
    time: row.at_time,
    result: row.result as VisitResult, // only results are written there
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    recorder: names.get(row.recorded_by) ?? '',
    office: row.office,
    withdrawnAt: row.withdrawn_at ?? undefined,
  }));
}

export function sealVisit(seal: Seal, county: string, id: string, visit: string, draft: VisitDraft): Buffer {
  const [people, met, place, said] = [draft.people, draft.met, draft.place, draft.said].map((text) => text.trim());
  return seal.close(JSON.stringify({ people, met, place, said }), placeOf(county, id, visit));
}

function openVisit(seal: Seal, county: string, id: string, visit: string, sealed: Uint8Array): Sealed {
  return JSON.parse(seal.open(sealed, placeOf(county, id, visit)).toString('utf8')) as Sealed; // written by sealVisit
}

function placeOf(county: string, id: string, visit: string): string {
  return `dropout_visits|${county}|${id}|${visit}`;
}
