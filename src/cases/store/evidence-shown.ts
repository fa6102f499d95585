import { sql } from 'kysely';
import type { EvidenceItem, EvidenceType } from '#src/evidence/evidence-item.ts';
import { type Legibility, legibilityHints } from '#src/evidence/hints.ts';
import type { CheckPoint } from '#src/evidence/kinds.ts';
import { LOOKS_ALIKE } from '#src/evidence/picture.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

/** As a reviewer left it; a point not looked at is not there. */
interface StoredVerdict {
  readonly points: { readonly [point in CheckPoint]?: boolean };
  readonly note?: string;
  readonly by: string;
  readonly at: string;
}

/** An `EvidenceItem` as it goes over the wire. */
type ShownEvidence = Omit<EvidenceItem, 'verdict'> & { readonly verdict?: StoredVerdict };

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly step: string | null;
  readonly type: EvidenceType;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly size: number;
  readonly legibility: Legibility | null;
  readonly elsewhere: number;
  readonly added_at: Date;
  readonly added_by: string | null;
  readonly verdict: StoredVerdict | null;
}

/**
 * 材料清单 — what is in use on a case, in the order in which it came, with what is worth a second look: how well it can be read, and
 * how many other pupils' cases hold the same content or a picture that looks the same (security 1.G, G8). For the system.
 */
export async function evidenceShown(
  db: Database | Work,
  county: string,
  caseId: string,
): Promise<readonly ShownEvidence[]> {
  const { rows } = await sql<Row>`
    select own.id, own.kind, own.name, own.step_id as step, file.type, file.width, file.height, file.pages, file.size,
      file.legibility, own.added_at, people.name as added_by, own.verdict,
      (select count(distinct coalesce(theirs.student, theirs.case_id))::integer
        from evidence_files alike
        join case_evidence other on other.county = alike.county and other.file = alike.id and other.removed_at is null
        join case_pupils theirs on theirs.county = other.county and theirs.case_id = other.case_id
        where alike.county = ${county} and other.case_id <> own.case_id
          and (alike.id = file.id or bit_count(alike.fingerprint # file.fingerprint) <= ${LOOKS_ALIKE})
          and not exists (select from case_pupils mine where mine.county = ${county} and mine.case_id = own.case_id
            and mine.student = theirs.student)
      ) as elsewhere
    from case_evidence own
    join evidence_files file on file.county = own.county and file.id = own.file
    left join people on people.county = own.county and people.id = own.added_by
    where own.county = ${county} and own.case_id = ${caseId}::uuid and own.removed_at is null
    order by own.added_at, own.id`.execute(db);
  return rows.map(({ step, width, height, pages, legibility, elsewhere, added_at, added_by, verdict, ...row }) => ({
    ...row,
    ...(step === null ? {} : { step }),
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(pages === null ? {} : { pages }),
    hints: legibility === null ? [] : legibilityHints(legibility),
    usedElsewhere: elsewhere,
    addedAt: added_at.toISOString(),
    ...(added_by === null ? {} : { addedBy: added_by }),
    ...(verdict === null ? {} : { verdict }),
  }));
}
