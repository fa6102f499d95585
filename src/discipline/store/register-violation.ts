import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { BASES, type BasisKind } from '../bases.ts';
import { objectionsToDraft, type ViolationDraft } from '../objections.ts';
import { NO_WORDS } from '../violation.ts';
import type { BasisSource, DisciplineDesk, Source } from './discipline-desk.ts';
import { kindsOf } from './kinds-of-violations.ts';
import { noted, tellOffices } from './noted.ts';
import { sealWords, violationOfRow } from './violation-rows.ts';

/** What a violation is to rest on, as the browser names it. */
export interface Named {
  readonly kind: BasisKind;
  readonly subject: string;
}

export type ViolationOutcome =
  | { readonly id: string; readonly revision: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** 登记违规 — of a unit, with what it rests on; a basis the actor may not open, or of another unit, is none. */
export function registerViolation(
  desk: DisciplineDesk,
  actor: Actor,
  at: UnitPath,
  draft: ViolationDraft,
  named: readonly Named[],
): Promise<ViolationOutcome> {
  return desk.db.transaction().execute(async (work): Promise<ViolationOutcome> => {
    const unit = can(actor, 'discipline.register', at) ? await standingAt(work, actor.county, at) : undefined;
    if (unit === undefined) return 'missing';
    const found = await lookedUp(desk.basisSources, work, actor, at, named);
    const today = desk.clock.today();
    const objections = [
      ...objectionsToDraft(draft, unit.kind, named.length, await kindsOf(work, actor.county), today),
      ...(at === actor.unit ? [{ code: 'own', message: '本单位的事不能由本单位登记，应当回避' }] : []),
      ...(found === undefined
        ? [{ code: 'basis', message: '有一条依据打不开，或与这个单位无关，请重新选', field: 'bases' }]
        : []),
    ];
    if (objections.length > 0 || found === undefined) return { objections };
    const id = await written(desk, work, actor, at, draft);
    await keepBases(work, actor.county, id, found);
    const row = await work
      .selectFrom('violations')
      .selectAll()
      .where('county', '=', actor.county)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const violation = violationOfRow(desk.seal, row);
    const revision = await noted(desk, work, actor, violation, 'register');
    await tellOffices(work, desk.clock, violation, 'violation-registered', ['county'], actor.person);
    return { id, revision };
  });
}

async function written(
  { clock, seal }: DisciplineDesk,
  work: Work,
  actor: Actor,
  unit: UnitPath,
  { kind, title, foundOn, facts, people }: ViolationDraft,
): Promise<string> {
  const [id, { county }, year] = [randomUUID(), actor, Number(clock.today().slice(0, 4))];
  // Two who register at the same moment get one number after the other.
  await sql`select pg_advisory_xact_lock(hashtext(${`violations ${county}`}))`.execute(work);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from violations
    where county = ${county} and year = ${year}`.execute(work);
  const words = { ...NO_WORDS, facts: facts.trim(), people };
  await work
    .insertInto('violations')
    .values({
      ...{ county, id, year, number: rows[0]?.next ?? 1, unit, kind, title: title.trim(), found_on: foundOn },
      ...sealWords(seal, county, id, words),
      ...{ registered_at: clock.now(), registered_by: actor.person, revision: 0 },
    })
    .execute();
  return id;
}

type Found = Source & Pick<Named, 'kind'>;

/** `undefined` when one of them is not to be found by this actor, of this unit. */
export async function lookedUp(
  sources: readonly BasisSource[],
  work: Work,
  actor: Actor,
  unit: UnitPath,
  named: readonly Named[],
): Promise<readonly Found[] | undefined> {
  const found: Found[] = [];
  for (const { kind, subject } of named) {
    const source = sources.find((each) => each.kind === kind);
    const one = await source?.find(work, actor, unit, subject);
    if (one === undefined) return undefined;
    found.push({ kind, ...one });
  }
  return found;
}

/** Written files belong to the violation from now on. */
export async function keepBases(work: Work, county: string, violation: string, found: readonly Found[]): Promise<void> {
  for (const { kind, subject, title } of found) {
    await work
      .insertInto('violation_bases')
      .values({ county, violation, id: randomUUID(), kind, subject, title })
      .onConflict((conflict) => conflict.columns(['county', 'violation', 'kind', 'subject']).doNothing())
      .execute();
    if (kind !== 'evidence') continue;
    await work
      .updateTable('violation_files')
      .set({ violation })
      .where('county', '=', county)
      .where('id', '=', subject)
      .execute();
  }
}

/** For the list of what can be chosen. */
export function sourceOf(sources: readonly BasisSource[], kind: BasisKind): BasisSource | undefined {
  return kind in BASES ? sources.find((each) => each.kind === kind) : undefined;
}
