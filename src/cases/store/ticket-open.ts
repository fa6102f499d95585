import { audit } from '#src/audit/store/audit.ts';
import { type EvidenceId, evidenceKind } from '#src/evidence/kinds.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { stepOf } from '#src/workflow/case.ts';
import type { CaseDesk } from './case-desk.ts';
import { holdCaseFor } from './deal-with-case.ts';
import { digestOfTicket, newTicketCode } from './ticket-code.ts';

export type TicketOutcome =
  | { readonly code: string; readonly until: Date; readonly files: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

const MINUTES_GOOD = 30;
const MOST_FILES = 10;
const DAYS_KEPT = 1;

/**
 * 生成手机上传码 — for one kind of document of a case, by whoever may attach it now; what comes through the code is theirs. The code they
 * had shown for the same before is dead: who photographed the old screen has nothing.
 */
export function openTicket(desk: CaseDesk, actor: Actor, caseId: string, kind: EvidenceId): Promise<TicketOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdCaseFor(desk, work, actor, caseId, 'attach');
    if (held.is === 'not-found') return 'missing';
    if (held.is === 'refused') return { objections: held.objections };
    const { file, dossier } = held.hand;
    const { county } = file;
    const now = desk.clock.now();
    await forgetOld(work, county, now);
    await revokeBefore(work, actor, caseId, kind, now);
    const code = newTicketCode(county);
    const until = new Date(now.getTime() + MINUTES_GOOD * 60_000);
    const files = evidenceKind(kind).mostFiles ?? MOST_FILES;
    await work
      .insertInto('evidence_tickets')
      .values({
        ...{ county, digest: digestOfTicket(desk.seal, code), case_id: caseId, kind },
        ...{ step_id: stepOf(dossier)?.id ?? null, opened_at: now, until, files },
        ...{ by_person: actor.person, office: actor.office, unit: actor.unit },
      })
      .execute();
    const subjectUnit = file.parties[file.procedure.applicant];
    const deed = { action: 'case.phone-code', subjectKind: 'case', subject: caseId, subjectUnit } as const;
    await audit(work, actor, { ...deed, detail: { kind } }, now);
    return { code, until, files };
  });
}

/** Kept a little longer than they are good, so that a phone is told what has become of its code. */
async function forgetOld(work: Work, county: string, now: Date): Promise<void> {
  const old = new Date(now.getTime() - DAYS_KEPT * 24 * 3_600_000);
  await work.deleteFrom('evidence_tickets').where('county', '=', county).where('until', '<', old).execute();
}

async function revokeBefore(work: Work, { county, person }: Actor, caseId: string, kind: string, now: Date) {
  await work
    .updateTable('evidence_tickets')
    .set({ revoked_at: now })
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('by_person', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}
