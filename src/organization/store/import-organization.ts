import type { Database, Work } from '#src/platform/database/database.ts';
import type { ImportLine } from '../import-lines.ts';
import { type ImportFacts, type ImportPlan, type KnownPerson, planImport } from '../import-plan.ts';
import type { Actor, Office } from '../office.ts';
import { can } from '../permissions.ts';
import { insertPerson } from './change-people.ts';
import { insertHolding } from './grant-offices.ts';
import { ensureClasses, openUnits } from './open-units.ts';
import type { OneTimeCode, OrganizationDesk } from './organization-desk.ts';
import { standingAt } from './unit-lookups.ts';
import { unitOf } from './unit-row.ts';
import { lockUnits } from './units-lock.ts';

/** What the lines would do to the county as it is now; nothing is written. */
export async function previewImport(
  desk: OrganizationDesk,
  actor: Actor,
  lines: readonly ImportLine[],
): Promise<ImportPlan | 'missing'> {
  const facts = await factsFor(desk, desk.db, actor, lines);
  return facts === 'missing' ? 'missing' : planImport(lines, facts);
}

/** A person who was given an account, and the code they begin with. */
export interface NewAccount {
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly code: OneTimeCode;
}

export interface Imported {
  readonly units: number;
  readonly offices: number;
  readonly accounts: readonly NewAccount[];
}

/** Everything or nothing, in one transaction: when a line is refused, the plan comes back and nothing is written. */
export async function commitImport(
  desk: OrganizationDesk,
  actor: Actor,
  lines: readonly ImportLine[],
): Promise<Imported | ImportPlan | 'missing'> {
  return desk.db.transaction().execute(async (work) => {
    await lockUnits(work, actor.county);
    const facts = await factsFor(desk, work, actor, lines);
    if (facts === 'missing') return 'missing';
    const plan = planImport(lines, facts);
    if (plan.lines.some(({ outcome }) => outcome === 'refused')) return plan;
    const by = { person: actor.person, now: desk.clock.now(), reason: REASON };
    const units = await openUnits(work, actor.county, plan.units, by);
    for (const unit of units) {
      const deed = { action: 'unit.import', subjectKind: 'unit', subject: unit.id, subjectUnit: unit.path } as const;
      await desk.audit(work, actor, { ...deed, detail: { name: unit.name, path: unit.path } }, by.now);
    }
    return { units: units.length, ...(await giveOffices(desk, work, actor, plan, facts)) };
  });
}

const REASON = '批量导入';

async function giveOffices(
  desk: OrganizationDesk,
  work: Work,
  actor: Actor,
  plan: ImportPlan,
  facts: ImportFacts,
): Promise<Omit<Imported, 'units'>> {
  const people = new Map([...facts.accounts].map(([account, { id }]) => [account, id]));
  const accounts: NewAccount[] = [];
  const by = { person: actor.person, now: desk.clock.now(), reason: REASON };
  for (const { account, name, phone, office, unit: path, wanted } of plan.offices) {
    const known = people.get(account);
    const person = known ?? (await insertPerson(desk, work, actor, { name, account, phone }));
    if (known === undefined) {
      people.set(account, person);
      accounts.push({ person, name, account, code: await desk.issueCode(work, actor, person) });
    }
    if (wanted !== undefined) await ensureClasses(work, actor.county, wanted.school, [wanted], by);
    const unit = await standingAt(work, actor.county, path);
    if (unit === undefined) throw new Error('the unit of an office was planned and is not there');
    await insertHolding(desk, work, actor, { person, office, unit, reason: REASON });
  }
  return { offices: plan.offices.length, accounts };
}

async function factsFor(
  desk: OrganizationDesk,
  db: Database | Work,
  actor: Actor,
  lines: readonly ImportLine[],
): Promise<ImportFacts | 'missing'> {
  const county = await standingAt(db, actor.county, actor.unit);
  const mayAll = (['unit.manage', 'person.manage', 'office.grant'] as const).every((permission) =>
    can(actor, permission, actor.unit),
  );
  if (county === undefined || !mayAll) return 'missing';
  const units = await db
    .selectFrom('units')
    .selectAll()
    .where('county', '=', actor.county)
    .where('kind', 'in', ['central-school', 'school', 'teaching-point'])
    .where('until', 'is', null)
    .execute();
  const named = lines.flatMap((line) => (line.sheet === 'people' ? [line.account] : []));
  const today = desk.clock.today();
  return {
    county,
    units: units.map(unitOf),
    accounts: await knownPeople(db, actor.county, [...new Set(named)]),
    importer: actor.person,
    today,
    schoolKindOf: desk.schoolKindOf,
    classOf: (grade, className) => desk.classOf(grade, className, today),
  };
}

async function knownPeople(
  db: Database | Work,
  county: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  if (accounts.length === 0) return new Map();
  const people = await db
    .selectFrom('people')
    .select(['county', 'id', 'account', 'name', 'sealed_at'])
    .where('account', 'in', accounts)
    .execute();
  const own = people.filter((person) => person.county === county).map(({ id }) => id);
  const held = await heldBy(db, county, own);
  return new Map(
    people.map(({ id, account, name, sealed_at, county: theirs }) => [
      account,
      theirs === county
        ? { id, name, isSealed: sealed_at !== null, held: held.get(id) ?? [] }
        : // Somebody of another county: that the account is taken is all that may be known.
          { name: '', isSealed: false, held: [] },
    ]),
  );
}

async function heldBy(db: Database | Work, county: string, people: readonly string[]) {
  const held = new Map<string, { readonly office: Office; readonly unit: string }[]>(people.map((id) => [id, []]));
  if (people.length === 0) return held;
  const rows = await db
    .selectFrom('holdings')
    .innerJoin('units', (join) =>
      join.onRef('units.county', '=', 'holdings.county').onRef('units.id', '=', 'holdings.unit'),
    )
    .select(['holdings.person', 'holdings.office', 'units.path'])
    .where('holdings.county', '=', county)
    .where('holdings.person', 'in', people)
    .where('holdings.until', 'is', null)
    .execute();
  for (const { person, office, path } of rows) held.get(person)?.push({ office: office as Office, unit: path }); // only offices are granted
  return held;
}
