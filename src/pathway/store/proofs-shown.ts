import { sql } from 'kysely';
import type { EvidenceItem, EvidenceType } from '#src/evidence/evidence-item.ts';
import { type Legibility, legibilityHints } from '#src/evidence/hints.ts';
import { LOOKS_ALIKE } from '#src/evidence/picture.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly type: EvidenceType;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly size: number;
  readonly legibility: Legibility | null;
  readonly elsewhere: number;
  readonly added_at: Date;
  readonly added_by: string | null;
}

/** What of a document goes over the wire. */
type ShownProof = Pick<EvidenceItem, 'id' | 'kind' | 'name' | 'type' | 'width' | 'height' | 'pages' | 'size'> & {
  readonly hints: readonly string[];
  readonly usedElsewhere: number;
  readonly addedAt: string;
  readonly addedBy?: string | undefined;
};

/**
 * 核实材料清单 — the documents of a child, the oldest first, with what is worth a second look: how well each can be read, and how
 * many other children were vouched for with the same picture. For whoever may see the child.
 */
export async function proofsShown(db: Database | Work, county: string, student: string): Promise<ShownProof[]> {
  const { rows } = await sql<Row>`
    select own.id, own.kind, own.name, file.type, file.width, file.height, file.pages, file.size, file.legibility,
      own.added_at, people.name as added_by,
      (select count(distinct other.student)::integer
        from evidence_files alike
        join number_pathway_proofs other on other.county = alike.county and other.file = alike.id
        where alike.county = ${county} and other.student <> own.student
          and (alike.id = file.id or bit_count(alike.fingerprint # file.fingerprint) <= ${LOOKS_ALIKE})
      ) as elsewhere
    from number_pathway_proofs own
    join evidence_files file on file.county = own.county and file.id = own.file
    left join people on people.county = own.county and people.id = own.added_by
    where own.county = ${county} and own.student = ${student}::uuid
    order by own.added_at, own.id`.execute(db);
  return rows.map(({ width, height, pages, legibility, elsewhere, added_at, added_by, ...row }) => ({
    ...row,
    ...{ width: width ?? undefined, height: height ?? undefined, pages: pages ?? undefined },
    hints: legibility === null ? [] : legibilityHints(legibility),
    ...{ usedElsewhere: elsewhere, addedAt: added_at.toISOString(), addedBy: added_by ?? undefined },
  }));
}
