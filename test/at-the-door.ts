import { passwordsOf } from '#src/accounts/store/passwords.ts';
import type { SignInDesk } from '#src/accounts/store/sign-in-desk.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import { aDesk, NOW } from './test-desk.ts';

/** A clock that the test moves on. */
export interface MovingClock extends Clock {
  readonly pass: (minutes: number) => void;
}

export function movingClock(from: Date = NOW): MovingClock {
  let now = from.getTime();
  return {
    now: () => new Date(now),
    today: () => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDate, // the day in China
    pass: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

/** Cheap enough to sign in a hundred times in a test. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export const PASSWORD = '竹篮-打水-七八回-Qk';

export function aSignInDesk({
  db,
  clock = movingClock(),
}: {
  readonly db: Database;
  readonly clock?: Clock;
}): SignInDesk {
  const desk = aDesk({ db, clock });
  return { ...desk, passwords: passwordsOf(desk.seal, CHEAP) };
}

/** Gives members of the cast the password of the tests. */
export async function givePasswords(desk: SignInDesk, ...actors: readonly Actor[]): Promise<void> {
  const password = await desk.passwords.hash(PASSWORD);
  if (typeof password !== 'string') throw new Error('busy');
  await desk.db
    .updateTable('people')
    .set({
      password,
      must_change_password: false,
      password_changed_at: desk.clock.now(),
      last_seen_at: desk.clock.now(),
    })
    .where(
      'id',
      'in',
      actors.map(({ person }) => person),
    )
    .execute();
}
