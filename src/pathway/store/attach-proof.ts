import { randomUUID } from 'node:crypto';
import type { Action } from '#src/audit/actions.ts';
import { audit } from '#src/audit/store/audit.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
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
export function attachProof(
  desk: PathwayDesk,
  actor: Actor,
  student: string,
  upload: PathwayUpload,
): Promise<ProofAttached> {
  const find = async (work: Work) => {
    const held = await holdPathway(work, desk.seal, actor, student);
    return held && { unit: held.record.unit };
  };
  return keepProof(desk, actor, student, upload, { find, kinds: PATHWAY_PROOFS, action: 'pathway.attach' });
}

/** Who may bring papers of a child, which, and what that is called in the audit. */
export interface ProofDoor {
  /** The child, if it is this person's to vouch for; held until the transaction ends. */
  readonly find: (work: Work) => Promise<{ readonly unit: UnitPath } | undefined>;
  readonly kinds: readonly PathwayProofKind[];
  readonly action: Action;
}

export async function keepProof(
  desk: PathwayDesk,
  actor: Actor,
  student: string,
  { kind, name, declared, bytes }: PathwayUpload,
  { find, kinds, action }: ProofDoor,
): Promise<ProofAttached> {
  if (!kinds.some((each) => each === kind)) return no('kind', '这里不收这种材料，请刷新后再传');
  if ((await desk.db.transaction().execute(find)) === undefined) return { is: 'not-found' };
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<ProofAttached> => {
    const held = await find(work);
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
    const deed = { action, subjectKind: 'student', subject: student, detail: { kind } } as const;
    await audit(work, actor, { ...deed, subjectUnit: held.unit }, now);
    return { is: 'attached', id };
  });
}

/** A name as it is kept: scans are often called by the number they show. */
function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): ProofAttached {
  return { is: 'refused', objections: [{ code, message, field: 'file' }] };
}
