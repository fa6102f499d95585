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
export type Proof =
  | { readonly is: 'proved'; readonly token: string; readonly state: SignInState }
  | { readonly is: 'refused' }
  | { readonly is: 'busy' };

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
  const proof =
    'password' in shown
      ? await showPassword(desk, session, whence, shown.password)
      : await showFreshCode(desk, session, whence, shown.code);
  if (proof !== 'proved') return { is: proof };
  const now = desk.clock.now();
  return await desk.db.transaction().execute(async (work) => {
    const token = await renewSession(work, session, { confirmed: true }, now);
    const deed = { action: 'session.confirm', subjectKind: 'person', subject: session.person } as const;
    await audit(work, session.actor ?? session, deed, now);
    return { is: 'proved', token, state: session.state };
  });
}

/** The present password, typed once more by somebody who is signed in. */
export async function showPassword(
  desk: SignInDesk,
  session: OpenSession,
  whence: Whence,
  password: string,
): Promise<'proved' | 'refused' | 'busy'> {
  const now = desk.clock.now();
  const attempt = attemptOf(desk.seal, session.account, whence.network);
  if ((await beginAttempt(desk.db, attempt, now)) === 'paused') return 'refused';
  const person = await personOf(desk.db, session.county, session.person);
  const isRight = await isRightPassword(desk, person, password, now);
  if (isRight !== false) await takeBackAttempt(desk.db, attempt);
  return isRight === BUSY ? 'busy' : isRight ? 'proved' : 'refused';
}

async function showFreshCode(
  desk: SignInDesk,
  session: OpenSession,
  whence: Whence,
  code: string,
): Promise<'proved' | 'refused'> {
  const attempt = attemptOf(desk.seal, session.account, whence.network);
  if ((await beginAttempt(desk.db, attempt, desk.clock.now())) === 'paused') return 'refused';
  return await desk.db.transaction().execute(async (work) => {
    if (!(await spendCode(work, desk, session, code))) return 'refused';
    await takeBackAttempt(work, attempt);
    return 'proved';
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
