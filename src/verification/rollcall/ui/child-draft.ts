import { keep, kept } from '#src/web/kept-on-phone.ts';

/** What of a child on no list a phone may keep: the number and the telephone are typed anew. */
export interface ChildDraft {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly formerSchool: string;
}

export function draftOf(call: string): ChildDraft | undefined {
  return kept<ChildDraft | undefined>(`renji-roll-child-${call}`, undefined);
}

export function keepDraft(call: string, draft: ChildDraft | undefined): void {
  keep(`renji-roll-child-${call}`, draft);
}
