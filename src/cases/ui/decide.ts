import type { ReturnReason } from '#src/evidence/kinds.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { CaseAction } from '#src/workflow/case.ts';
import type { CaseView } from './answers.ts';

interface Opinion {
  readonly action: CaseAction;
  readonly reason?: string;
  readonly returnReason?: ReturnReason;
  readonly doneOn?: string;
}

/** 办理 — one deed on what is before the eyes; sent again under its key it is the same deed. */
export function decide({ id, revision, hash }: CaseView, key: string, opinion: Opinion): Promise<Answer<unknown>> {
  const params = { path: { id }, header: { 'idempotency-key': key } };
  return answered(api.POST('/api/cases/{id}/decisions', { params, body: { ...opinion, seen: { revision, hash } } }));
}
