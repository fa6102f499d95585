import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { DoubleClaimsTable } from '#src/platform/database/schema/continuity.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { ClaimBasis, ClaimKind, Ruling } from '../claim.ts';

/** What lies sealed: why it was raised, and why it was judged so. */
export interface ClaimDetail {
  readonly raised?: string | undefined;
  readonly reason?: string | undefined;
}

/** 一件争议 */
export interface Claim {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly kind: ClaimKind;
  readonly basis: ClaimBasis;
  readonly student: string;
  readonly leaver: string | undefined;
  readonly name: string;
  readonly one: UnitPath;
  readonly other: UnitPath;
  readonly openedAt: Date;
  readonly openedBy: string | undefined;
  readonly dueOn: LocalDate | undefined;
  readonly ruling: Ruling | undefined;
  readonly ruledAt: Date | undefined;
  readonly settledAt: Date | undefined;
  readonly detail: ClaimDetail;
  readonly revision: number;
}

/** Of `double_claims`: whoever has one of the two schools within reach. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${permitted(actor, 'continuity.read', 'double_claims.one')}
    or ${permitted(actor, 'continuity.read', 'double_claims.other')})`;
}

export async function findClaim(db: Database | Work, seal: Seal, actor: Actor, id: string): Promise<Claim | undefined> {
  const row = await db
    .selectFrom('double_claims')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirst();
  return row && claimOf(seal, row);
}

/** Held until the transaction ends. */
export async function holdClaim(work: Work, seal: Seal, actor: Actor, id: string): Promise<Claim | undefined> {
  const row = await work
    .selectFrom('double_claims')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst();
  return row && claimOf(seal, row);
}

/** 哪一方 — the school for which this actor may speak; `undefined` for who stands above both. */
export function sideOf(actor: Actor, { one, other }: Pick<Claim, 'one' | 'other'>): 'one' | 'other' | undefined {
  const [isOne, isOther] = [can(actor, 'continuity.read', one), can(actor, 'continuity.read', other)];
  if (isOne === isOther) return undefined;
  return isOne ? 'one' : 'other';
}

export function claimOf(seal: Seal, row: Selectable<DoubleClaimsTable>): Claim {
  return {
    county: row.county,
    id: row.id,
    number: row.number,
    kind: row.kind as ClaimKind, // the table's check, here and below
    basis: row.basis as ClaimBasis,
    student: row.student,
    leaver: row.leaver ?? undefined,
    name: row.name,
    one: row.one as UnitPath, // the columns hold nothing else
    other: row.other as UnitPath,
    openedAt: row.opened_at,
    openedBy: row.opened_by ?? undefined,
    dueOn: row.due_on ?? undefined,
    ruling: (row.ruling as Ruling | null) ?? undefined,
    ruledAt: row.ruled_at ?? undefined,
    settledAt: row.settled_at ?? undefined,
    detail: JSON.parse(seal.open(row.sealed, boundOf(row.county, row.id)).toString('utf8')) as ClaimDetail, // by sealClaim
    revision: row.revision,
  };
}

export function sealClaim(seal: Seal, county: string, id: string, detail: ClaimDetail): Buffer {
  return seal.close(JSON.stringify(detail), boundOf(county, id));
}

function boundOf(county: string, id: string): string {
  return `double_claims|${county}|${id}`;
}
