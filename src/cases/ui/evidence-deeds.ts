import type { Verdict } from '#src/evidence/evidence-item.ts';
import type { EvidenceTicket } from '#src/evidence/ui/PhoneCode.tsx';
import { type Answer, refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { throughTheGate } from '#src/web/gate.ts';
import type { CaseView } from './answers.ts';
import { asked } from './asking.ts';

type Of = Pick<CaseView, 'id'>;

/** Where the file of a document is served, watermarked for whoever asks. */
export function fileUrl({ id }: Of, evidence: string): string {
  return `/api/cases/${id}/evidence/${evidence}/file`;
}

/** 添附 — one file after the other; the first that is refused says why, and what came before it stays. */
export async function send({ id }: Of, kind: string, files: readonly File[]): Promise<Answer<unknown>> {
  let last: Answer<unknown> = { is: 'ok', data: undefined };
  for (const file of files) {
    last = await sendOne(id, kind, file);
    if (last.is !== 'ok') return last;
  }
  return last;
}

/** 撤下 */
export function detach({ id }: Of, evidence: string): Promise<Answer<unknown>> {
  return asked(`/api/cases/${id}/evidence/${evidence}`, { method: 'DELETE' });
}

/** 审核要点 */
export function review(
  { id }: Of,
  evidence: string,
  found: Pick<Verdict, 'points' | 'note'>,
): Promise<Answer<unknown>> {
  return asked(`/api/cases/${id}/evidence/${evidence}/verdict`, { method: 'PUT', body: found });
}

/** 手机上传码 */
export function openTicket({ id }: Of, kind: string): Promise<Answer<EvidenceTicket>> {
  return asked(`/api/cases/${id}/evidence/tickets`, { method: 'POST', body: { kind } });
}

async function sendOne(id: string, kind: string, file: File): Promise<Answer<unknown>> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file, file.name);
  try {
    const response = await throughTheGate(
      new Request(`/api/cases/${id}/evidence`, {
        method: 'POST',
        body: form,
        headers: { 'x-requested-with': 'renji' },
        credentials: 'same-origin',
      }),
    );
    const body: unknown = await response.json().catch(() => undefined);
    return response.ok ? { is: 'ok', data: body } : refusalOf(response.status, body);
  } catch {
    return UNREACHABLE;
  }
}
