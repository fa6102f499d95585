import { audit } from '#src/audit/store/audit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { PASSWORD_PROFILES, type SignInPolicy } from '../sign-in-policy.ts';
import { type SignInState, stateOf } from '../sign-in-state.ts';
import { attemptOf, attemptSucceeded, beginAttempt, takeBackAttempt } from './attempts.ts';
import { BUSY } from './hash-gate.ts';
import { officesOf, officeToBeginWith } from './offices-of.ts';
import { isRightPassword, type PersonAtTheDoor, personByAccount } from './person-at-the-door.ts';
import { beginSession, type Standing } from './sessions.ts';
import { policyOf } from './settings.ts';
import type { SignInDesk, Whence } from './sign-in-desk.ts';

/**
 * What came of it. `refused` is all that is ever said of an unknown account, a wrong password and a pause alike; `sealed` and
 * `no-office` are said to those only who know the password.
 */
export type SignIn =
  | { readonly is: 'begun'; readonly token: string; readonly state: SignInState }
  | { readonly is: 'refused' | 'sealed' | 'no-office' | 'busy' };

/** 登录 — the first step: account and password, or one-time code. */
export async function signIn(desk: SignInDesk, whence: Whence, account: string, password: string): Promise<SignIn> {
  const now = desk.clock.now();
  const attempt = attemptOf(desk.seal, account, whence.network);
  const chance = await beginAttempt(desk.db, attempt, now);
  const found = await personByAccount(desk.db, account);
  const person = chance === 'paused' ? undefined : found;
  const isRight = await isRightPassword(desk, person, password, now);
  if (isRight === BUSY) {
    if (chance !== 'paused') await takeBackAttempt(desk.db, attempt);
    return { is: 'busy' };
  }
  if (person === undefined || !isRight) {
    if (chance === 'last' && found !== undefined) await writeDownPause(desk.db, found, whence, now);
    return { is: 'refused' };
  }
  return await desk.db.transaction().execute(async (work): Promise<SignIn> => {
    const offices =
      person.sealed_at === null ? await officesOf(work, person.county, person.id, desk.clock.today()) : [];
    const isComplete = person.totp_last_step === null && offices.length > 0;
    if (isComplete) await attemptSucceeded(work, attempt, now);
    else await takeBackAttempt(work, attempt);
    if (person.sealed_at !== null) return { is: 'sealed' };
    if (offices.length === 0) return { is: 'no-office' };
    const standing = await standingOf(work, person, desk, false);
    const who = { county: person.county, person: person.id };
    const token = await beginSession(work, who, standing, whence, now);
    if (standing.state === 'signed-in') await writeDownSignIn(work, who, standing, whence, now);
    return { is: 'begun', token, state: standing.state };
  });
}

/** How far somebody is whose password was right. `codeShown` after the second factor. */
export async function standingOf(
  work: Work,
  person: PersonAtTheDoor,
  desk: Pick<SignInDesk, 'clock' | 'demo'>,
  codeShown: boolean,
): Promise<Standing> {
  const policy = await policyOf(work, person.county, desk.demo);
  const offices = await officesOf(work, person.county, person.id, desk.clock.today());
  const first = await officeToBeginWith(work, person.county, person.id, offices);
  const isEnrolled = person.totp_last_step !== null;
  const state = stateOf({
    owesCode: isEnrolled && !codeShown,
    owesPassword: person.must_change_password || person.code !== null || isTooOld(person, policy, desk.clock.now()),
    owesEnrollment: !isEnrolled && offices.some(({ office }) => policy.secondFactor.includes(office)),
  });
  return { state, holding: first?.holding, at: first && { office: first.office, unit: first.unit.path } };
}

/** Written down when a sign-in is complete, whichever step was the last. */
export async function writeDownSignIn(
  work: Work,
  who: { readonly county: string; readonly person: string },
  standing: Standing,
  whence: Whence,
  now: Date,
): Promise<void> {
  const deed = { action: 'session.begin', subjectKind: 'person', subject: who.person } as const;
  await audit(work, { ...who, ...standing.at }, { ...deed, detail: { ...whence } }, now);
}

/** 密码超期 — the profile of 等级保护 wants a new one from time to time. */
function isTooOld(person: PersonAtTheDoor, policy: SignInPolicy, now: Date): boolean {
  const { days } = PASSWORD_PROFILES[policy.profile];
  if (days === undefined || person.password_changed_at === null) return false;
  return now.getTime() - person.password_changed_at.getTime() > days * 86_400_000;
}

async function writeDownPause(db: Database, person: PersonAtTheDoor, whence: Whence, now: Date): Promise<void> {
  const deed = { action: 'session.locked', subjectKind: 'person', subject: person.id } as const;
  await db
    .transaction()
    .execute((work) => audit(work, { county: person.county }, { ...deed, detail: { ...whence } }, now));
}
