import { audit } from '#src/audit/store/audit.ts';
import type { SignInState } from '../sign-in-state.ts';
import { attemptOf, attemptSucceeded, beginAttempt, takeBackAttempt } from './attempts.ts';
import { BUSY } from './hash-gate.ts';
import { isRightPassword, personOf } from './person-at-the-door.ts';
import { enrollSecondFactor, spendCode } from './second-factor.ts';
import { type OpenSession, renewSession } from './sessions.ts';
import { standingOf, writeDownSignIn } from './sign-in.ts';
import type { SignInDesk, Whence } from './sign-in-desk.ts';

/** `refused`: wrong, or paused after too many that were; it is not said which. */
export type Proof = { readonly is: 'proved'; readonly token: string; readonly state: SignInState } | Unproved;

interface Unproved {
  readonly is: 'refused' | 'busy';
}

/** 动态口令 — the second step of a sign-in. */
export async function showCode(desk: SignInDesk, session: OpenSession, whence: Whence, code: string): Promise<Proof> {
  const now = desk.clock.now();
  const who = { county: session.county, person: session.person };
  const attempt = attemptOf(desk.seal, session.account, whence.network);
  if ((await beginAttempt(desk.db, attempt, now)) === 'paused') return { is: 'refused' };
  return await desk.db.transaction().execute(async (work): Promise<Proof> => {
    if (!(await spendCode(work, desk, who, code))) return { is: 'refused' };
    await attemptSucceeded(work, attempt, now);
    const standing = await standingOf(work, await personOf(work, who.county, who.person), desk, true);
    const token = await renewSession(work, session, standing, now);
    if (standing.state === 'signed-in') await writeDownSignIn(work, who, standing, whence, now);
    return { is: 'proved', token, state: standing.state };
  });
}

/** 重新验证身份 — before a sensitive act: by password or by code. */
export async function confirm(
  desk: SignInDesk,
  session: OpenSession,
  whence: Whence,
  shown: { readonly password: string } | { readonly code: string },
): Promise<Proof> {
  const now = desk.clock.now();
  const who = { county: session.county, person: session.person };
  const attempt = attemptOf(desk.seal, session.account, whence.network);
  if ((await beginAttempt(desk.db, attempt, now)) === 'paused') return { is: 'refused' };
  const isRight = 'password' in shown ? await hasPassword(desk, session, shown.password) : undefined;
  if (isRight === BUSY) {
    await takeBackAttempt(desk.db, attempt);
    return { is: 'busy' };
  }
  return await desk.db.transaction().execute(async (work): Promise<Proof> => {
    const isProved = 'code' in shown ? await spendCode(work, desk, who, shown.code) : isRight === true;
    if (!isProved) return { is: 'refused' };
    await takeBackAttempt(work, attempt);
    const token = await renewSession(work, session, { confirmed: true }, now);
    const deed = { action: 'session.confirm', subjectKind: 'person', subject: who.person } as const;
    await audit(work, session.actor ?? who, deed, now);
    return { is: 'proved', token, state: session.state };
  });
}

/** The first code of a new second factor, which completes its enrollment, and the sign-in that waited for it. */
export async function completeEnrollment(
  desk: SignInDesk,
  session: OpenSession,
  whence: Whence,
  code: string,
): Promise<{ readonly token: string; readonly recovery: readonly string[] } | undefined> {
  const now = desk.clock.now();
  const who = { county: session.county, person: session.person };
  return await desk.db.transaction().execute(async (work) => {
    const recovery = await enrollSecondFactor(work, desk, who, code);
    if (recovery === undefined) return undefined;
    const standing = await standingOf(work, await personOf(work, who.county, who.person), desk, true);
    const completes = session.state !== 'signed-in' && standing.state === 'signed-in';
    const token = await renewSession(work, session, completes ? standing : {}, now);
    if (completes) await writeDownSignIn(work, who, standing, whence, now);
    return { token, recovery };
  });
}

async function hasPassword(desk: SignInDesk, session: OpenSession, typed: string): Promise<boolean | typeof BUSY> {
  const person = await personOf(desk.db, session.county, session.person);
  return await isRightPassword(desk, person, typed, desk.clock.now());
}
