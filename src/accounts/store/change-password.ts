import { audit } from '#src/audit/store/audit.ts';
import { objectionToPassword, type PasswordObjection } from '../password-rules.ts';
import type { SignInState } from '../sign-in-state.ts';
import { BUSY } from './hash-gate.ts';
import { wordsKnownOf } from './known-words.ts';
import { isRightPassword, personOf } from './person-at-the-door.ts';
import { endSessionsOf, type OpenSession, renewSession } from './sessions.ts';
import { policyOf } from './settings.ts';
import { standingOf, writeDownSignIn } from './sign-in.ts';
import type { SignInDesk, Whence } from './sign-in-desk.ts';

/** What came of it. A new token, because a password that was known to others must leave no session behind. */
export type PasswordChange =
  | { readonly is: 'changed'; readonly token: string; readonly state: SignInState }
  | {
      readonly is: 'objected';
      readonly objection: PasswordObjection | { readonly code: 'same'; readonly message: string };
    }
  | { readonly is: 'busy' };

/** 修改密码 — after the present one has been shown: by signing in a moment ago, or by typing it again. */
export async function changePassword(
  desk: SignInDesk,
  session: OpenSession,
  whence: Whence,
  next: string,
): Promise<PasswordChange> {
  const now = desk.clock.now();
  const who = { county: session.county, person: session.person };
  const person = await personOf(desk.db, who.county, who.person);
  const policy = await policyOf(desk.db, who.county, desk.demo);
  const objection = objectionToPassword(next, await wordsKnownOf(desk.db, person, desk.clock.today()), policy);
  if (objection) return { is: 'objected', objection };
  const isSame = await isRightPassword(desk, person, next, now);
  if (isSame === BUSY) return { is: 'busy' };
  if (isSame) return { is: 'objected', objection: { code: 'same', message: '新密码与现在的相同，请换一个' } };
  const password = await desk.passwords.hash(next);
  if (password === BUSY) return { is: 'busy' };
  return await desk.db.transaction().execute(async (work) => {
    await work
      .updateTable('people')
      .set({ password, must_change_password: false, password_changed_at: now, code: null, code_until: null })
      .where('county', '=', who.county)
      .where('id', '=', who.person)
      .execute();
    await audit(
      work,
      session.actor ?? who,
      { action: 'password.change', subjectKind: 'person', subject: who.person },
      now,
    );
    await endSessionsOf(work, who, now, session.id);
    if (session.state === 'signed-in') {
      return { is: 'changed', token: await renewSession(work, session, {}, now), state: session.state };
    }
    const standing = await standingOf(work, await personOf(work, who.county, who.person), desk, true);
    const token = await renewSession(work, session, standing, now);
    if (standing.state === 'signed-in') await writeDownSignIn(work, who, standing, whence, now);
    return { is: 'changed', token, state: standing.state };
  });
}
