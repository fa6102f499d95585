import type { Objection } from '#src/organization/objection.ts';

/** One objection when the condition holds, none when it does not. */
export function when(condition: boolean, code: string, message: string, field?: string): readonly Objection[] {
  return condition ? [{ code, message, ...(field === undefined ? {} : { field }) }] : [];
}
