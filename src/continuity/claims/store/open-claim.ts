import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { FollowingDesk } from '../../store/continuity-desk.ts';
import { termsOf } from '../../store/terms.ts';
import { dueAfter } from '../../terms.ts';
import type { ClaimBasis, ClaimKind } from '../claim.ts';
import { type ClaimDetail, sealClaim } from './claim-rows.ts';
import { tellOfClaim } from './tell-of-claim.ts';

export interface NewClaim {
  readonly kind: ClaimKind;
  readonly basis: ClaimBasis;
  readonly student: string;
  readonly leaver?: string | undefined;
  readonly name: string;
  readonly one: UnitPath;
  readonly other: UnitPath;
  readonly detail?: ClaimDetail | undefined;
}

/** 立案 — one open claim a child; both schools are told, with one clock. `undefined` where one is open already. */
export async function openClaim(
  desk: FollowingDesk,
  work: Work,
  county: string,
  claim: NewClaim,
  by?: Actor,
): Promise<string | undefined> {
  const { seal, clock } = desk;
  const { kind, basis, student, leaver, name, one, other, detail = {} } = claim;
  const [terms, { calendar }] = [await termsOf(work, county), await calendarOf(work, county)];
  const [id, now, today] = [randomUUID(), clock.now(), clock.today()];
  const due = dueAfter(today, terms.claimDays, calendar);
  const opened = await work
    .insertInto('double_claims')
    .values({
      ...{ county, id, number: await nextNumber(work, county, today.slice(0, 4)), kind, basis, student },
      ...{ leaver: leaver ?? null, name, one, other, opened_at: now, opened_by: by?.person ?? null },
      ...{ due_on: due ?? null, sealed: sealClaim(seal, county, id, detail), key_id: seal.keyId },
    })
    .onConflict((conflict) => conflict.columns(['county', 'student']).where('ruling', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (opened === undefined) return undefined;
  const said = { action: 'continuity.claim', subjectKind: 'claim', subject: id, subjectUnit: one } as const;
  await audit(work, by ?? { county }, { ...said, detail: { deed: '立案' } }, now);
  await tellOfClaim(
    desk,
    work,
    { county, id, number: '', one, other },
    'claim-opened',
    ['registrar', 'head'],
    by?.person,
  );
  return id;
}

async function nextNumber(work: Work, county: string, year: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claim number ${county}`}, 0))`.execute(work);
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(number, ${'争议2025-'.length + 1}::integer)::integer), 0)::integer as last
    from double_claims where county = ${county} and number like ${`争议${year}-%`}`.execute(work);
  return `争议${year}-${String((rows[0]?.last ?? 0) + 1).padStart(4, '0')}`;
}
