import { labelOf } from '#src/registry/codes.ts';
import { dayInWords } from '#src/web/dates.ts';
import type { Ask } from '#src/workflow/procedure.ts';
import type { CaseView } from './answers.ts';

/** An answer as a person reads it: the choice's words, the school's name, the day. */
export function answerInWords(ask: Ask, answer: string, { parties }: Pick<CaseView, 'parties'>): string {
  switch (ask.kind) {
    case 'choice':
      return ask.choices?.[answer] ?? answer;
    case 'date':
      return dayInWords(answer);
    case 'grade':
      return labelOf('grade', answer) || answer;
    case 'school':
      return [parties.receiving, parties.holding].find((party) => party?.path === answer)?.name ?? answer;
    default:
      return answer;
  }
}
