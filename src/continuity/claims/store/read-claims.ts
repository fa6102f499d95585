import { type RawBuilder, sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import {
  type ClaimBasis,
  type ClaimKind,
  type ClaimState,
  type NextStep,
  nextSteps,
  type Ruling,
  stateOf,
} from '../claim.ts';
import { type ClaimFile, filesOfClaim } from './claim-files.ts';
import { type Claim, findClaim, sideOf, visibleTo } from './claim-rows.ts';
import { statementBound } from './work-on-claim.ts';

export interface ClaimLine {
  readonly id: string;
  readonly number: string;
  readonly kind: ClaimKind;
  readonly basis: ClaimBasis;
  readonly name: string;
  readonly one: string;
  readonly other: string;
  readonly state: ClaimState;
  readonly ruling: Ruling | undefined;
  /** The reader's own school has not said anything yet. */
  readonly isAsked: boolean;
  readonly openedAt: Date;
  readonly dueOn: LocalDate | undefined;
  readonly daysLeft: number | undefined;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly kind: ClaimKind;
  readonly basis: ClaimBasis;
  readonly name: string;
  readonly one: `/${string}`;
  readonly other: `/${string}`;
  readonly opened_at: Date;
  readonly due_on: LocalDate | null;
  readonly ruling: Ruling | null;
  readonly said: readonly string[] | null;
}

const MOST = 500;

/** 争议清单 — open ones first, by their day. */
export async function listClaims(
  desk: Desk,
  actor: Actor,
  { open }: { readonly open?: boolean | undefined } = {},
): Promise<readonly ClaimLine[]> {
  const { db, clock } = desk;
  const narrowedTo: RawBuilder<boolean> = open === true ? sql`double_claims.ruling is null` : sql`true`;
  const { rows } = await sql<Row>`
    select id, number, kind, basis, name, one, other, opened_at, due_on::text as due_on, ruling,
      (select array_agg(said.side) from double_claim_statements as said where said.county = double_claims.county
        and said.claim = double_claims.id) as said
    from double_claims where county = ${actor.county} and ${visibleTo(actor)} and ${narrowedTo}
    order by ruling is not null, due_on, opened_at desc, id limit ${MOST}`.execute(db);
  const place = await placesOf(
    db,
    actor.county,
    rows.flatMap(({ one, other }) => [one, other]),
    clock.today(),
  );
  const { calendar } = await calendarOf(db, actor.county);
  return rows.map(({ one, other, due_on, opened_at: openedAt, said, ruling, ...row }) => {
    const isDue = due_on !== null && clock.today() > due_on;
    const side = sideOf(actor, { one, other });
    return {
      ...row,
      one: place(one).school,
      other: place(other).school,
      openedAt,
      state: stateOf({ statements: said?.length ?? 0, isDue, ruling: ruling ?? undefined }),
      ruling: ruling ?? undefined,
      isAsked: ruling === null && side !== undefined && !said?.includes(side),
      dueOn: due_on ?? undefined,
      daysLeft: due_on === null || ruling !== null ? undefined : workingDaysLeft(clock.today(), due_on, calendar),
    };
  });
}

/** 一校的说明; of the other school only whether it has spoken, until the county has ruled. */
export interface ShownSide {
  readonly side: 'one' | 'other';
  readonly school: string;
  readonly hasSpoken: boolean;
  readonly saidAt: Date | undefined;
  readonly hasChild: boolean | undefined;
  readonly words: string;
  readonly files: readonly ClaimFile[];
  readonly isOwn: boolean;
}

export interface ShownClaim extends Claim {
  readonly state: ClaimState;
  readonly daysLeft: number | undefined;
  readonly sides: readonly ShownSide[];
  readonly next: readonly (NextStep & { readonly school: string; readonly isOwn: boolean })[];
  readonly mayState: boolean;
  readonly mayRule: boolean;
}

/** 查看一件争议 — written down; `undefined` for strangers. */
export async function lookAtClaim(desk: Desk, actor: Actor, id: string): Promise<ShownClaim | undefined> {
  const { db, seal, clock } = desk;
  const claim = await findClaim(db, seal, actor, id);
  if (claim === undefined) return undefined;
  const said = { action: 'continuity.look', subjectKind: 'claim', subject: id, subjectUnit: claim.one } as const;
  await db.transaction().execute((work) => audit(work, actor, said, clock.now()));
  const rows = await db
    .selectFrom('double_claim_statements')
    .selectAll()
    .where('county', '=', claim.county)
    .where('claim', '=', id)
    .execute();
  const place = await placesOf(db, claim.county, [claim.one, claim.other], clock.today());
  const own = sideOf(actor, claim);
  const mayJudge = can(actor, 'continuity.judge', claim.one);
  const files = await filesOfClaim(db, claim);
  const sides = (['one', 'other'] as const).map((side): ShownSide => {
    const row = rows.find((said) => said.side === side);
    const isOpen = own === undefined || own === side;
    return {
      ...{ side, school: place(claim[side]).school, hasSpoken: row !== undefined, isOwn: own === side },
      saidAt: row?.said_at,
      hasChild: isOpen ? row?.has_child : undefined,
      words: row !== undefined && isOpen ? seal.open(row.sealed, statementBound(claim, row.side)).toString('utf8') : '',
      files: isOpen ? files.filter((file) => file.side === side) : [],
    };
  });
  const isDue = claim.dueOn !== undefined && clock.today() > claim.dueOn;
  const state = stateOf({ statements: rows.length, isDue, ruling: claim.ruling });
  const { calendar } = await calendarOf(db, claim.county);
  return {
    ...claim,
    state,
    daysLeft:
      claim.dueOn && claim.ruling === undefined ? workingDaysLeft(clock.today(), claim.dueOn, calendar) : undefined,
    sides,
    next: (await stepsOf(desk, claim)).map((step) => ({
      ...step,
      school: place(claim[step.side]).school,
      isOwn: own === step.side,
    })),
    mayState: state !== 'ruled' && own !== undefined && can(actor, 'continuity.claim', claim[own]),
    mayRule: state === 'ready' && mayJudge,
  };
}

async function stepsOf({ db }: Desk, claim: Claim): Promise<readonly NextStep[]> {
  if (claim.ruling === undefined) return [];
  const row = await db
    .selectFrom('students')
    .select('ended_on')
    .where('county', '=', claim.county)
    .where('id', '=', claim.student)
    .executeTakeFirst();
  return nextSteps(claim.ruling, { isLive: row?.ended_on === null, hasSecond: claim.basis === 'registration' });
}
