import { audit } from '#src/audit/store/audit.ts';
import { marked, type ShownDocument } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { openFile } from '#src/evidence/store/evidence-files.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { findRecord } from '#src/registry/store/find-record.ts';

/** 查看核实材料 — for whoever sees the child on the roster; an image carries the looker's mark. Looking is written down first. */
export async function lookAtProof(
  desk: Desk,
  actor: Actor,
  student: string,
  id: string,
): Promise<ShownDocument | undefined> {
  const record = await findRecord(desk.db, actor, 'pathway.read', student);
  if (record === undefined) return undefined;
  const found = await desk.db
    .selectFrom('number_pathway_proofs as proof')
    .innerJoin('evidence_files as file', (join) =>
      join.onRef('file.county', '=', 'proof.county').onRef('file.id', '=', 'proof.file'),
    )
    .select(['file.id', 'file.type', 'file.sealed', 'proof.kind'])
    .where('proof.county', '=', actor.county)
    .where('proof.student', '=', student)
    .where('proof.id', '=', id)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const subjectUnit = record.unit as UnitPath; // a record hangs on a unit
  const subject = { subjectKind: 'student', subject: student, subjectUnit } as const;
  const deed = { action: 'pathway.proof', ...subject, detail: { kind: found.kind } } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  const type = found.type as EvidenceType; // written by keepFile
  const bytes = openFile(desk.seal, actor.county, found.id, found.sealed);
  if (type === 'application/pdf') return { type, bytes };
  const mark = `无证件号核实专用　${OFFICES[actor.office].title} ${actor.name} ${desk.clock.today()}`;
  return { type, bytes: await marked(bytes, mark) };
}
