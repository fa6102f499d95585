import type { SaidAnswer } from './answers.ts';

/** 未发送的结果 — what was tapped on this phone and has not reached the school yet, by pupil. No number is among it. */
export type Unsent = Readonly<Record<string, SaidAnswer>>;

/** What of a child on no list a phone may keep: the number and the telephone are typed anew. */
export interface ChildDraft {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly formerSchool: string;
}

export function unsentOf(call: string): Unsent {
  return read(`renji-roll-${call}`, {});
}

export function keepUnsent(call: string, unsent: Unsent): void {
  write(`renji-roll-${call}`, Object.keys(unsent).length === 0 ? undefined : unsent);
}

export function draftOf(call: string): ChildDraft | undefined {
  return read<ChildDraft | undefined>(`renji-roll-child-${call}`, undefined);
}

export function keepDraft(call: string, draft: ChildDraft | undefined): void {
  write(`renji-roll-child-${call}`, draft);
}

/** A browser that keeps nothing for us loses what is unsent when the page is closed, and nothing else. */
function read<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as T); // written below, and nowhere else
  } catch {
    return otherwise;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full, or forbidden: see above.
  }
}
