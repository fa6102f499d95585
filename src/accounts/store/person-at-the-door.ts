import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { BUSY } from './hash-gate.ts';
import { plainCode } from './secret-texts.ts';
import type { SignInDesk } from './sign-in-desk.ts';

/** What is known of somebody who wants to come in. */
export type PersonAtTheDoor = Awaited<ReturnType<typeof personOf>>;

export async function personByAccount(db: Database, account: string): Promise<PersonAtTheDoor | undefined> {
  return await columns(db).where('account', '=', account.trim()).executeTakeFirst();
}

export async function personOf(db: Database | Work, county: string, id: string) {
  return await columns(db).where('county', '=', county).where('id', '=', id).executeTakeFirstOrThrow();
}

/**
 * Is it the person's password, or the one-time code that stands in its place? Nobody at all is asked the same work, so that the
 * time says nothing.
 */
export async function isRightPassword(
  desk: SignInDesk,
  person: PersonAtTheDoor | undefined,
  typed: string,
  now: Date,
): Promise<boolean | typeof BUSY> {
  const matches = await desk.passwords.matches(person?.password ?? undefined, typed);
  if (matches === BUSY || person === undefined || person.code === null) return matches;
  const isFresh = person.code_until !== null && person.code_until > now;
  return isFresh && digestOfCode(desk.seal, typed).equals(person.code);
}

/** A one-time code has enough chance in it not to need a slow hash. */
export function digestOfCode(seal: Seal, typed: string): Buffer {
  return seal.digest('one-time-code', plainCode(typed));
}

function columns(db: Database | Work) {
  return db
    .selectFrom('people')
    .select(['county', 'id', 'account', 'name', 'password', 'must_change_password', 'password_changed_at'])
    .select(['code', 'code_until', 'totp', 'totp_last_step', 'recovery', 'sealed_at']);
}
