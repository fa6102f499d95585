import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PrintJob } from '#src/printing/print-job.ts';
import type { Letter } from '../letter.ts';
import type { LetterTemplate } from '../letter-template.ts';

/** 公文的办公桌 — typesets apart, knows every folder's templates, and tells each matter what became of its letters. */
export interface LetterDesk extends Desk {
  readonly typeset: (job: PrintJob) => Promise<Buffer | { readonly uncovered: readonly string[] }>;
  readonly letterTemplates: readonly LetterTemplate[];
  readonly letterHooks: readonly LetterHook[];
}

/** What became of a letter, as far as a matter may want to move on by it. */
export type LetterTurn = 'signed' | 'sent' | 'taken' | 'answered' | 'void';

/** 公文办到哪里，事项跟到哪里: what a folder does when a letter about one of its matters has turned, in the transaction of the turn. */
export interface LetterHook {
  /** `about.kind` */
  readonly about: string;
  readonly turned: (work: Work, letter: Letter, turn: LetterTurn) => Promise<void>;
}

export async function tellMatter(
  { letterHooks }: Pick<LetterDesk, 'letterHooks'>,
  work: Work,
  letter: Letter,
  turn: LetterTurn,
): Promise<void> {
  for (const hook of letterHooks) {
    if (letter.about?.kind === hook.about) await hook.turned(work, letter, turn);
  }
}
