import type { Objection } from '#src/organization/objection.ts';
import { shown } from '#src/registry/mask-table.ts';
import { asksOf, readAnswer } from '#src/workflow/application.ts';
import type { Answers, Ask, Procedure } from '#src/workflow/procedure.ts';

/** What is kept of a form, or why it cannot be. */
export type ReadAnswers =
  | { readonly answers: Answers; readonly objections?: undefined }
  | { readonly objections: readonly Objection[] };

/**
 * 读取申请内容 — a form as it was typed, read once on its way in. An answer that comes back in the stars in which it was shown
 * is the one that was kept. What is no longer asked, because another answer has changed, is dropped.
 */
export function readAnswers(procedure: Procedure, typed: Answers, kept: Answers, common: Answers = {}): ReadAnswers {
  const read = Object.entries(typed).map(([name, text = '']) => [name, readOne(procedure, name, text, kept)] as const);
  const objections = read.flatMap(([field, answer]) =>
    'wrong' in answer ? [{ code: answer.code, message: answer.wrong, field }] : [],
  );
  if (objections.length > 0) return { objections };
  const texts = read.flatMap(([name, answer]) =>
    'text' in answer && answer.text ? [[name, answer.text] as const] : [],
  );
  const asked = new Set(asksOf(procedure, { ...common, ...Object.fromEntries(texts) }).map(([name]) => name));
  return { answers: Object.fromEntries(texts.filter(([name]) => asked.has(name))) };
}

function readOne(procedure: Procedure, name: string, typed: string, kept: Answers) {
  const ask = Object.hasOwn(procedure.asks, name) ? procedure.asks[name] : undefined;
  if (ask === undefined) return { code: 'not-asked', wrong: `“${procedure.title}”没有这一栏，请刷新页面后重填` };
  if (isAsShown(ask, typed, kept[name])) return { text: kept[name] ?? '' };
  const answer = readAnswer(ask, typed);
  return 'wrong' in answer ? { code: 'not-filled', ...answer } : answer;
}

function isAsShown({ cell }: Ask, typed: string, kept: string | undefined): boolean {
  return cell !== undefined && kept !== undefined && typed.includes('*') && typed.trim() === shown(cell, kept);
}
