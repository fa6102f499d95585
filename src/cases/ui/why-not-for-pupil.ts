import type { PupilRecord } from '#src/registry/record.ts';
import { objectionsTo } from '#src/workflow/application.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Procedure } from '#src/workflow/procedure.ts';

/** What procedures require of the pupil's status, grade or record, all of which lie open in the browser; numbers do not. */
const LIES_OPEN: ReadonlySet<string> = new Set([
  'formal-already',
  'not-on-leave',
  'first-grade',
  'last-grade',
  'departed',
  'not-away',
  'not-graduated',
]);

/**
 * 此业务为什么不能为这名学生办 — by what lies open of the record: stage, status, another open case. Unanswered questions and
 * evidence are no reason before anything is asked.
 */
export function whyNotForPupil(procedure: Procedure, record: PupilRecord, facts: Facts): string | undefined {
  const unasked = { ...procedure, asks: {}, standing: undefined, objections: undefined, proofs: () => [] };
  const own = procedure.standing?.(record, facts) ?? [];
  const [first] = [
    ...objectionsTo(unasked, { answers: {}, evidence: [], record, facts }),
    ...own.filter(({ code }) => LIES_OPEN.has(code)),
  ];
  return first?.message;
}
