import type { PupilRecord } from '#src/registry/record.ts';
import { objectionsTo } from '#src/workflow/application.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Procedure } from '#src/workflow/procedure.ts';

/**
 * 此业务为什么不能为这名学生办 — by what lies open of the record: stage, status, another open case. Unanswered questions and
 * evidence are no reason before anything is asked.
 */
export function whyNotForPupil(procedure: Procedure, record: PupilRecord, facts: Facts): string | undefined {
  const asked = { ...procedure, asks: {}, objections: undefined, proofs: () => [] };
  return objectionsTo(asked, { answers: {}, evidence: [], record, facts })[0]?.message;
}
