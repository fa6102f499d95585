import type { Doer } from '#src/audit/store/audit.ts';
import { audit } from '#src/audit/store/audit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { digestOfCode } from './person-at-the-door.ts';
import { dropSecondFactor } from './second-factor.ts';
import { newCode } from './secret-texts.ts';
import { endSessionsOf } from './sessions.ts';

/** 一次性登录码 — shown once to whoever issues it, to be handed over in person. */
export interface OneTimeCode {
  readonly code: string;
  readonly until: Date;
}

/** A working day to hand it over. */
const HOURS = 24;

/**
 * Lets the person choose a password of their own, at most a day from now. The old password, if there is one, and every session are
 * over at once; a second factor stays, unless it is said to be lost. Judges nothing: ask `can()` before.
 */
export async function issueOneTimeCode(
  work: Work,
  desk: Pick<Desk, 'seal' | 'clock'>,
  by: Doer,
  person: string,
  options: { readonly secondFactorLost?: boolean } = {},
): Promise<OneTimeCode> {
  const now = desk.clock.now();
  const who = { county: by.county, person };
  const code = newCode(3);
  const until = new Date(now.getTime() + HOURS * 3_600_000);
  await work
    .updateTable('people')
    .set({ code: digestOfCode(desk.seal, code), code_until: until, password: null, must_change_password: true })
    .where('county', '=', by.county)
    .where('id', '=', person)
    .execute();
  if (options.secondFactorLost) await dropSecondFactor(work, who);
  await endSessionsOf(work, who, now);
  const detail = { secondFactorLost: options.secondFactorLost ?? false };
  await audit(work, by, { action: 'person.code', subjectKind: 'person', subject: person, detail }, now);
  return { code, until };
}
