import type { Verdict } from '#src/evidence/evidence-item.ts';
import type { EvidenceId } from '#src/evidence/kinds.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { sendForm } from '#src/web/send-form.ts';
import type { CaseView } from './answers.ts';

type Of = Pick<CaseView, 'id'>;

/** Where the file of a document is served, watermarked for whoever asks. */
export function fileUrl({ id }: Of, evidence: string): string {
  return `/api/cases/${id}/evidence/${evidence}/file`;
}

/** 添附 — one file after the other; the first that is refused says why, and what came before it stays. */
export async function send({ id }: Of, kind: EvidenceId, files: readonly File[]): Promise<Answer<unknown>> {
  let last: Answer<unknown> = { is: 'ok', data: undefined };
  for (const file of files) {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', file, file.name);
    last = await answered(sendForm(`/api/cases/${id}/evidence`, form));
    if (last.is !== 'ok') return last;
  }
  return last;
}

/** 撤下 */
export function detach({ id }: Of, evidence: string) {
  return answered(api.DELETE('/api/cases/{id}/evidence/{evidence}', { params: { path: { id, evidence } } }));
}

/** 审核要点 */
export function review({ id }: Of, evidence: string, { points, note }: Pick<Verdict, 'points' | 'note'>) {
  const params = { path: { id, evidence } };
  const body = { points: { ...points }, ...(note === undefined ? {} : { note }) };
  return answered(api.PUT('/api/cases/{id}/evidence/{evidence}/verdict', { params, body }));
}

/** 手机上传码 */
export function openTicket({ id }: Of, kind: EvidenceId) {
  return answered(api.POST('/api/cases/{id}/evidence/tickets', { params: { path: { id } }, body: { kind } }));
}
