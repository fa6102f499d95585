import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { DropoutCase } from './dropout-case.ts';
import type { DropoutSettings } from './settings.ts';

/** 为什么该报告了 — persuaded often enough in vain, or away for so long. `undefined` while neither is so. */
export function whyReported(
  { failedVisits }: Pick<DropoutCase, 'failedVisits'>,
  {
    settings,
    escalatesOn,
    today,
  }: { readonly settings: DropoutSettings; readonly escalatesOn: LocalDate | undefined; readonly today: LocalDate },
): 'failed' | 'escalated' | undefined {
  if (failedVisits >= settings.failedVisits) return 'failed';
  return escalatesOn !== undefined && today >= escalatesOn ? 'escalated' : undefined;
}

/** What stands against the written report: neither so often persuaded nor so long away, or no township to report to. */
export function objectionsToReport(
  dropout: Pick<DropoutCase, 'failedVisits' | 'category'>,
  at: { readonly settings: DropoutSettings; readonly escalatesOn: LocalDate | undefined; readonly today: LocalDate },
): readonly Objection[] {
  const objections: Objection[] = [];
  if (whyReported(dropout, at) === undefined) {
    const left = at.settings.failedVisits - dropout.failedVisits;
    const until = at.escalatesOn === undefined ? '' : `，或到 ${at.escalatesOn} 仍未返校`;
    objections.push({ code: 'early', message: `还没有到书面报告的时候：再劝返 ${left} 次无效${until}时报告` });
  }
  if (dropout.category === undefined) {
    objections.push({ code: 'category', message: '还没有查明原因，请先在“查明的情况”里填写' });
  }
  return objections;
}
