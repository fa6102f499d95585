import { randomUUID } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { holdPathway } from './held-pathway.ts';
import type { PathwayDesk } from './pathway-desk.ts';
import { PATHWAY_PROOFS, type PathwayProofKind, proofsOf } from './proofs.ts';

/** One file as it came: `declared` is what the browser says it is. */
export interface PathwayUpload {
  readonly kind: string;
  readonly name: string;
  readonly declared: string;
  readonly bytes: Buffer;
}

export type ProofAttached =
  | { readonly is: 'attached'; readonly id: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** A child has a screenshot for each look-up and two papers; more is a mistake. */
const MOST_PROOFS = 30;

/** 上传核实材料 — read by its content and kept as evidence is; it goes along with the application it leads to. */
export async function attachProof(
  desk: PathwayDesk,
  actor: Actor,
  student: string,
  { kind, name, declared, bytes }: PathwayUpload,
): Promise<ProofAttached> {
  if (!isProofKind(kind)) return no('kind', '这里不收这种材料，请刷新后再传');
  const before = await desk.db.transaction().execute((work) => holdPathway(work, desk.seal, actor, student));
  if (before === undefined) return { is: 'not-found' };
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<ProofAttached> => {
    const held = await holdPathway(work, desk.seal, actor, student);
    if (held === undefined) return { is: 'not-found' };
    const known = await proofsOf(work, actor.county, student);
    if (known.length >= MOST_PROOFS) return no('too-many', `一名学生最多 ${MOST_PROOFS} 份核实材料`);
    const [id, now] = [randomUUID(), desk.clock.now()];
    const file = await keepFile(desk, work, actor, reading);
    const by = { added_at: now, added_by: actor.person };
    await work
      .insertInto('number_pathway_proofs')
      .values({ county: actor.county, student, id, kind, file, name: starred(name), ...by })
      .execute();
    const deed = { action: 'pathway.attach', subjectKind: 'student', subject: student, detail: { kind } } as const;
    await audit(work, actor, { ...deed, subjectUnit: held.record.unit }, now);
    return { is: 'attached', id };
  });
}

function isProofKind(kind: string): kind is PathwayProofKind {
  return PATHWAY_PROOFS.some((each) => each === kind);
}

/** A name as it is kept: scans are often called by the number they show. */
function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): ProofAttached {
  return { is: 'refused', objections: [{ code, message, field: 'file' }] };
}
