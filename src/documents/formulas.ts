import { Unreadable } from './refusals.ts';

/** `cmd|'/c calc'!A0` and `DDE("cmd";…)`: a formula that starts another program when a spreadsheet opens the file. */
const DDE = /(^|[=+\-@(,;])\s*[\w.]+\s*\|\s*'[^']*'\s*!|\bDDE\s*\(/i;

/** Refuses a formula that would start a program. `place` is where it stands. */
export function refuseDde(formula: string, place: string): void {
  if (DDE.test(formula)) throw new Unreadable('has-dde', place);
}
