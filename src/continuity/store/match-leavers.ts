import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import type { UnlistedChild } from '#src/verification/rollcall/unlisted.ts';
import type { LeaverState } from '../leaver.ts';
import { isSameStay } from '../leaving.ts';
import { reasonsFor } from '../matching.ts';
import type { FollowingDesk } from './continuity-desk.ts';
import { type Offer, offerMatches } from './offer-matches.ts';
import { takeInMany } from './write-leaver.ts';

/** 一次比对的结果 */
export interface Matched {
  /** Looked for. */
  readonly asked: number;
  /** Settled by a whole number. */
  readonly certain: number;
  /** Newly offered to be looked at by a person. */
  readonly likely: number;
}

/**
 * 全县比对 — everybody who is looked for against the whole register, and against the children whom a class teacher has put down as
 * being in class and on no list. Can be made twice without harm. In one transaction: eight thousand take seconds.
 */
export async function matchLeavers(desk: FollowingDesk, county: string): Promise<Matched> {
  return desk.db.transaction().execute(async (work) => {
    const asked = await countOpen(work, county);
    if (asked === 0) return { asked, certain: 0, likely: 0 };
    const certain = await settleCertain(desk, work, county);
    const offers = [...(await likelyRecords(desk, work, county)), ...(await likelyUnlisted(desk, work, county))];
    return { asked, certain, likely: await offerMatches(desk, work, county, offers) };
  });
}

async function countOpen(db: Database | Work, county: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from leavers where county = ${county} and closed_on is null
      and undone_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** By the look-up of numbers, which holds every live record of the county. */
async function settleCertain(desk: FollowingDesk, work: Work, county: string): Promise<number> {
  const { rows } = await sql<Certain>`
    select distinct on (leavers.id) leavers.id, leavers.state, leavers.revision, leavers.unit as from,
      students.id as student, students.unit
    from leavers
    join number_index on number_index.county = leavers.county and number_index.current
      and (number_index.kind = 'identity' and number_index.digest = leavers.identity_digest
        or number_index.kind = 'national' and number_index.digest = leavers.national_digest)
      and number_index.student <> leavers.student
    join students on students.county = leavers.county and students.id = number_index.student
      and students.ended_on is null and students.withdrawn_at is null
    where leavers.county = ${county} and leavers.closed_on is null and leavers.undone_at is null
    order by leavers.id, students.id`.execute(work);
  const found = rows.filter(({ from, unit }) => !isSameStay(from, unit));
  return takeInMany(
    desk,
    work,
    county,
    found.map(({ student, unit, id, state, revision }) => ({ leaver: { id, state, revision }, unit, student })),
  );
}

interface Certain {
  readonly id: string;
  readonly state: LeaverState;
  readonly revision: number;
  readonly from: UnitPath;
  readonly student: string;
  readonly unit: UnitPath;
}

interface Pair {
  readonly leaver: string;
  readonly from: UnitPath;
  readonly student: string;
  readonly own: Buffer;
  readonly other: string;
  readonly other_unit: UnitPath;
  readonly other_sealed: Buffer;
}

/** Whoever sounds alike and is of one sex is opened and compared; what was offered before is not opened again. */
async function likelyRecords({ seal }: FollowingDesk, work: Work, county: string): Promise<readonly Offer[]> {
  const { rows } = await sql<Pair>`
    select leavers.id as leaver, leavers.unit as from, own.id as student, own.sealed as own,
      other.id as other, other.unit as other_unit, other.sealed as other_sealed
    from leavers
    join students as own on own.county = leavers.county and own.id = leavers.student
    join students as other on other.county = leavers.county and other.pinyin = own.pinyin and other.sex = own.sex
      and other.id <> own.id and other.ended_on is null and other.withdrawn_at is null
      and other.created_at >= leavers.created_at - interval '1 year'
    where leavers.county = ${county} and leavers.closed_on is null and leavers.undone_at is null
      and not exists (select from leaver_matches as known where known.county = leavers.county
        and known.leaver = leavers.id and known.target = other.id)`.execute(work);
  return rows.flatMap(({ leaver, from, student, own, other, other_unit: unit, other_sealed }): Offer[] => {
    if (isSameStay(from, unit)) return [];
    const reasons = reasonsFor(openCells(seal, county, student, own), openCells(seal, county, other, other_sealed));
    return reasons.length === 0 ? [] : [{ leaver, target: other, source: 'record', unit, reasons }];
  });
}

interface Seen {
  readonly leaver: string;
  readonly from: UnitPath;
  readonly student: string;
  readonly own: Buffer;
  readonly child: string;
  readonly unit: UnitPath;
  readonly sealed: Buffer;
  readonly by_number: boolean;
}

/** 在班、不在名单 — put down by a class teacher on a signed roll. A seat in class is no record: the school still has to admit them. */
async function likelyUnlisted({ seal, clock }: FollowingDesk, work: Work, county: string): Promise<readonly Offer[]> {
  const { rows } = await sql<Seen>`
    select leavers.id as leaver, leavers.unit as from, own.id as student, own.sealed as own,
      seen.id as child, seen.unit, seen.sealed,
      coalesce(seen.number_digest = leavers.identity_digest, false) as by_number
    from leavers
    join students as own on own.county = leavers.county and own.id = leavers.student
    join unlisted_children as seen on seen.county = leavers.county and seen.closed_at is null
      and seen.tasked_at is not null
      and (seen.person_digest = leavers.person_digest or seen.number_digest = leavers.identity_digest)
    where leavers.county = ${county} and leavers.closed_on is null and leavers.undone_at is null`.execute(work);
  const places = await placesOf(
    work,
    county,
    rows.map(({ from }) => from),
    clock.today(),
  );
  return rows.map(({ leaver, from, student, own, child, unit, sealed, by_number }): Offer => {
    const said = JSON.parse(
      seal.open(sealed, `unlisted_children|${county}|${child}`).toString('utf8'),
    ) as UnlistedChild; // by report-unlisted
    const former = { said: said.formerSchool, was: places(from).school };
    const { name, sex, birthDate, phone } = said;
    const agreed = reasonsFor(openCells(seal, county, student, own), { name, sex, birthDate, phone }, former);
    return { leaver, target: child, source: 'unlisted', unit, reasons: by_number ? ['number', ...agreed] : agreed };
  });
}
