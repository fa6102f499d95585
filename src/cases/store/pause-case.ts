import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { stepOf } from '#src/workflow/case.ts';
import type { CaseDesk } from './case-desk.ts';
import { holdCaseFor } from './deal-with-case.ts';
import { goOn } from './step-clock.ts';
import { moveOn } from './write-case.ts';

export type Paused =
  | { readonly is: 'done'; readonly revision: number }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 暂停计时 — with the reason, by the desk it lies on or the county; 恢复计时 gives the step back the days it stood still. */
export function pauseCase(desk: CaseDesk, actor: Actor, id: string, reason: string | undefined): Promise<Paused> {
  const deed = reason === undefined ? 'resume' : 'pause';
  return desk.db.transaction().execute(async (work): Promise<Paused> => {
    const held = await holdCaseFor(desk, work, actor, id, deed);
    if (held.is !== 'held') return held;
    const { file, dossier } = held.hand;
    const columns =
      deed === 'pause'
        ? { paused_since: desk.clock.today() }
        : { paused_since: null, due: (await goOn(desk, work, file)) ?? null };
    const event = { event: deed === 'pause' ? 'paused' : 'resumed', by: actor, stepId: stepOf(dossier)?.id } as const;
    const revision = await moveOn(desk, work, file, columns, { ...event, text: reason });
    if (revision === undefined) return { is: 'refused', objections: [STALE] };
    const subject = { subjectKind: 'case', subject: id, subjectUnit: file.parties[file.procedure.applicant] } as const;
    const detail = { deed, number: file.number };
    await audit(work, actor, { action: 'case.pause', ...subject, reason, detail }, desk.clock.now());
    return { is: 'done', revision };
  });
}

const STALE = { code: 'stale', message: '此件刚有变动，请刷新后再试' };
