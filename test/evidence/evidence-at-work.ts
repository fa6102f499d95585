import { beforeEach } from 'vitest';
import type { Action } from '#src/audit/actions.ts';
import { attachEvidence, detachEvidence, type EvidenceDesk } from '#src/cases/store/evidence-attach.ts';
import { judgeEvidence, lookAtEvidence } from '#src/cases/store/evidence-look.ts';
import type { EvidenceId } from '#src/evidence/kinds.ts';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { casesAtWork } from '../cases-at-work.ts';
import { CAST, type CastMember, COUNTY } from '../cast.ts';
import { aChild } from '../scenarios/children.ts';
import { aPhoto } from './pictures.ts';
import { jpg, type Upload } from './upload.ts';

/** What a sick child's leave is applied for with. */
export const ILL = {
  kind: 'first',
  reason: 'illness',
  since: '20250324',
  leaveEnd: '20260320',
  hospitalLevel: 'county',
  hospital: '西峡县人民医院',
  diagnosedOn: '20250318',
};

/** 佐证材料 of a county: cases at work, whose files are read in this process. */
export function evidenceAtWork() {
  const county = casesAtWork();
  beforeEach(async () => {
    await desk().db.deleteFrom('evidence_tickets').execute();
    await desk().db.deleteFrom('evidence_files').execute();
  });

  const desk = (): EvidenceDesk => ({ ...county.desk(), readEvidence });
  let children = 0;

  /** A leave that a school is filling in for a child of its own; answers the case. */
  async function aLeave(name = '张小明'): Promise<string> {
    children += 1;
    const student = await county.enrol(aChild(name, children));
    const id = await county.begin('registrar', { procedure: 'leave-of-absence', students: [student] });
    await county.fill('registrar', id, ILL);
    return id;
  }

  async function put(who: CastMember, id: string, kind: EvidenceId, upload: Upload) {
    county.clock().pass(1);
    return attachEvidence(desk(), CAST[who], id, { kind, ...upload });
  }

  /** The same, and it must be taken; answers the document's id. */
  async function attach(who: CastMember, id: string, kind: EvidenceId, upload?: Upload): Promise<string> {
    const outcome = await put(who, id, kind, upload ?? jpg(await aPhoto(1200, 1600)));
    if (outcome === 'missing' || 'objections' in outcome) throw new Error(JSON.stringify(outcome));
    return outcome.id;
  }

  /** Both documents a leave stands on, each like no other. */
  async function prove(id: string, seed = 1): Promise<readonly [form: string, diagnosis: string]> {
    const form = await attach('registrar', id, 'application-form', jpg(await aPhoto(1200, 1600, seed * 2)));
    const paper = jpg(await aPhoto(1200, 1600, seed * 2 + 1));
    return [form, await attach('registrar', id, 'diagnosis-certificate', paper)];
  }

  async function detach(who: CastMember, id: string, document: string) {
    county.clock().pass(1);
    return detachEvidence(desk(), CAST[who], id, document);
  }

  const lookAt = (who: CastMember, id: string, document: string) => lookAtEvidence(desk(), CAST[who], id, document);

  const judge = (who: CastMember, id: string, document: string, verdict: Parameters<typeof judgeEvidence>[4]) =>
    judgeEvidence(desk(), CAST[who], id, document, verdict);

  /** How many files are kept at all. */
  async function kept(): Promise<number> {
    return (await desk().db.selectFrom('evidence_files').select('id').where('county', '=', COUNTY).execute()).length;
  }

  async function audited(action: Action) {
    return desk().db.selectFrom('audit_events').selectAll().where('action', '=', action).orderBy('at').execute();
  }

  return { ...county, desk, aLeave, put, attach, prove, detach, lookAt, judge, kept, audited };
}
