import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { audit } from '#src/audit/store/audit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { officesOf } from './offices-of.ts';
import { type PersonAtTheDoor, personOf } from './person-at-the-door.ts';
import { newCode, plainCode } from './secret-texts.ts';
import { policyOf } from './settings.ts';

/** 动态口令的密钥 — shown once, as the picture's text and for typing. */
export interface NewSecret {
  readonly uri: string;
  readonly secret: string;
}

/** Eight ways in when the phone is lost, each good once. */
const RECOVERY_CODES = 8;

interface Who {
  readonly county: string;
  readonly person: string;
}

/** Begins an enrollment: the secret is kept, and counts from the first right code on. `undefined` when one is enrolled already. */
export async function newSecondFactor(desk: Desk, who: Who): Promise<NewSecret | undefined> {
  const person = await personOf(desk.db, who.county, who.person);
  if (person.totp_last_step !== null) return undefined;
  const secret = new Secret({ size: 20 });
  await rowOf(desk.db, who)
    .set({ totp: desk.seal.close(secret.bytes, boundOf(person)) })
    .where('totp_last_step', 'is', null)
    .execute();
  return { uri: totpOf(secret, person.account).toString(), secret: secret.base32 };
}

/** Completes an enrollment with the first code. Answers the recovery codes, which are nowhere else; `undefined` when the code is wrong. */
export async function enrollSecondFactor(
  work: Work,
  desk: Desk,
  who: Who,
  typed: string,
): Promise<readonly string[] | undefined> {
  const person = await personOf(work, who.county, who.person);
  if (person.totp_last_step !== null) return undefined;
  const step = stepOf(desk.seal, person, typed, desk.clock.now());
  if (step === undefined) return undefined;
  const codes = Array.from({ length: RECOVERY_CODES }, () => newCode(2));
  await rowOf(work, who)
    .set({ totp_last_step: step, recovery: codes.map((code) => digestOf(desk.seal, who.person, code)) })
    .execute();
  await audit(work, who, { action: 'second-factor.enroll', ...asSubject(who) }, desk.clock.now());
  return codes;
}

/** Is it the code of this half minute, or a recovery code? Whatever is right is used up by being asked. */
export async function spendCode(work: Work, desk: Desk, who: Who, typed: string): Promise<boolean> {
  const person = await personOf(work, who.county, who.person);
  if (person.totp_last_step === null) return false;
  const step = stepOf(desk.seal, person, typed, desk.clock.now());
  if (step !== undefined) {
    // Of two requests with one code, the database lets the first through.
    const taken = await rowOf(work, who)
      .set({ totp_last_step: step })
      .where('totp_last_step', '<', step)
      .executeTakeFirst();
    return taken.numUpdatedRows > 0n;
  }
  return await spendRecoveryCode(work, desk, person, typed);
}

/** 停用 — answers `undefined`, or whose office it is required for. */
export async function removeSecondFactor(desk: Desk, who: Who): Promise<'required' | undefined> {
  if (await isRequired(desk, who)) return 'required';
  await desk.db.transaction().execute(async (work) => {
    await dropSecondFactor(work, who);
    await audit(work, who, { action: 'second-factor.remove', ...asSubject(who) }, desk.clock.now());
  });
  return undefined;
}

export async function dropSecondFactor(work: Work, who: Who): Promise<void> {
  await rowOf(work, who).set({ totp: null, totp_last_step: null, recovery: [] }).execute();
}

/** How the person gets in, for themselves to read. */
export async function ownSecondFactor(desk: Desk, who: Who) {
  const person = await personOf(desk.db, who.county, who.person);
  return {
    enrolled: person.totp_last_step !== null,
    required: await isRequired(desk, who),
    recoveryLeft: person.recovery.length,
    passwordChangedAt: person.password_changed_at ?? undefined,
  };
}

/** Does one of the person's offices ask for a second factor? */
export async function isRequired(desk: Desk, who: Who): Promise<boolean> {
  const policy = await policyOf(desk.db, who.county, desk.demo);
  const offices = await officesOf(desk.db, who.county, who.person, desk.clock.today());
  return offices.some(({ office }) => policy.secondFactor.includes(office));
}

async function spendRecoveryCode(work: Work, desk: Desk, person: PersonAtTheDoor, typed: string): Promise<boolean> {
  const digest = digestOf(desk.seal, person.id, typed);
  if (!person.recovery.includes(digest)) return false;
  const who = { county: person.county, person: person.id };
  const taken = await rowOf(work, who)
    .set({ recovery: sql`array_remove(recovery, ${digest})` })
    .where(sql<boolean>`${digest} = any(recovery)`)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) return false;
  const left = person.recovery.length - 1;
  const deed = { action: 'second-factor.recovery', ...asSubject(who), detail: { left } } as const;
  await audit(work, who, deed, desk.clock.now());
  return true;
}

/** The half minute to which the code belongs, one before and one after allowed; `undefined` when it is none. */
function stepOf(seal: Seal, person: PersonAtTheDoor, typed: string, now: Date): number | undefined {
  const token = plainCode(typed);
  if (person.totp === null || !/^\d{6}$/.test(token)) return undefined;
  const totp = totpOf(new Secret({ buffer: bytesOf(seal.open(person.totp, boundOf(person))) }), person.account);
  const away = totp.validate({ token, timestamp: now.getTime(), window: 1 });
  return away === null ? undefined : totp.counter({ timestamp: now.getTime() }) + away;
}

function totpOf(secret: Secret, account: string): TOTP {
  return new TOTP({ issuer: '人籍', label: account, secret, algorithm: 'SHA1', digits: 6, period: 30 });
}

function bytesOf(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function boundOf(person: PersonAtTheDoor): string {
  return `people.totp|${person.county}|${person.id}`;
}

function digestOf(seal: Seal, person: string, typed: string): string {
  return seal.digest('recovery-code', `${person}|${plainCode(typed)}`).toString('hex');
}

function rowOf(db: Database | Work, who: Who) {
  return db.updateTable('people').where('county', '=', who.county).where('id', '=', who.person);
}

function asSubject(who: Who) {
  return { subjectKind: 'person', subject: who.person } as const;
}
