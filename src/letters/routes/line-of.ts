import type { z } from 'zod';
import type { Letter } from '../letter.ts';
import { templateOf } from '../letter-template.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import type { LetterLine } from './shapes.ts';

/** A letter in one line of a list. */
export function lineOf({ letterTemplates }: LetterDesk, letter: Letter): z.infer<typeof LetterLine> {
  const template = templateOf(letterTemplates, letter.template);
  const { id, kind, state, number, title, house, unit, signedOn, sentOn, sentWay, receiptDue, receiptOn } = letter;
  return {
    ...{ id, kind, state, number, title, house, unit, signedOn, sentOn, sentWay, receiptDue, receiptOn },
    ...{ template: letter.template, templateName: template?.name ?? '' },
    receiptWords: letter.receiptOutcome && template?.receipt?.outcomes[letter.receiptOutcome],
    ...{ draftedAt: letter.draftedAt.toISOString(), voidReason: letter.voidReason, revision: letter.revision },
  };
}
