import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { personOf } from '#src/registry/person-of.ts';
import type { Cells } from '#src/registry/record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { pinyinOf } from '#src/registry/store/pinyin.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import type { Namesake } from '#src/workflow/facts.ts';

/** Whom to look for, under a key of the caller's. */
export interface Sought {
  readonly key: number;
  readonly cells: Cells;
  /** Their own record, and whatever else is not to be called another. */
  readonly except: readonly string[];
}

type Found = ReadonlyMap<number, readonly Namesake[]>;

/** 同号学籍 — live records of this deployment with the identity number sought. Of another county nothing is said but that. */
export async function withSameNumber(
  { seal, clock }: Desk,
  db: Database | Work,
  county: string,
  sought: readonly Sought[],
): Promise<Found> {
  const asked = sought.flatMap(({ key, cells, except }) => {
    const number = wholeNumber(cells.idNumber ?? '');
    return number === undefined ? [] : [{ key, digest: seal.digest('identity', number), except }];
  });
  if (asked.length === 0) return new Map();
  const { rows } = await sql<Candidate & { readonly county: string }>`
    select asked.key, claims.county, claims.student, students.unit, students.status
    from unnest(${asked.map(({ key }) => key)}::integer[], ${asked.map(({ digest }) => digest)}::bytea[])
      as asked (key, digest)
    join number_claims as claims on claims.digest = asked.digest and claims.kind = 'identity'
    left join students on students.county = ${county} and students.id = claims.student and claims.county = ${county}
      and students.withdrawn_at is null and students.ended_on is null
    where claims.county <> ${county} or students.id is not null`.execute(db);
  const excepted = new Map(asked.map(({ key, except }) => [key, except]));
  const others = rows.filter(({ key, student }) => !excepted.get(key)?.includes(student));
  const here = others.filter((row) => row.county === county);
  return byKey(others, await inWords(db, county, here, clock.today()));
}

/** 同一人 — live records of this county with the same name, sex and birth date. */
export async function withSameName(
  { seal, clock }: Desk,
  db: Database | Work,
  county: string,
  sought: readonly Sought[],
): Promise<Found> {
  const asked = sought.flatMap(({ key, cells, except }) => {
    const who = personOf(cells);
    return who === undefined ? [] : [{ key, who, except, pinyin: pinyinOf(cells.name ?? '').full }];
  });
  if (asked.length === 0) return new Map();
  const { rows } = await sql<Omit<Candidate, 'key'> & { readonly sealed: Buffer }>`
    select id as student, unit, status, sealed from students
    where county = ${county} and pinyin = any(${asked.map(({ pinyin }) => pinyin)}::text[])
      and withdrawn_at is null and ended_on is null`.execute(db);
  const byPerson = groupedBy(rows, (row) => personOf(openCells(seal, county, row.student, row.sealed)));
  const others = asked.flatMap(({ key, who, except }) =>
    (byPerson.get(who) ?? []).filter(({ student }) => !except.includes(student)).map((row) => ({ ...row, key })),
  );
  return byKey(others, await inWords(db, county, others, clock.today()));
}

interface Candidate {
  readonly key: number;
  readonly student: string;
  readonly unit: string | null;
  readonly status: string | null;
}

async function inWords(
  db: Database | Work,
  county: string,
  rows: readonly Candidate[],
  today: Parameters<typeof placesOf>[3],
) {
  const places = await placesOf(
    db,
    county,
    rows.flatMap(({ unit }) => unit ?? []),
    today,
  );
  return ({ student, unit, status }: Candidate): Namesake => ({
    student,
    unit: (unit ?? '/') as UnitPath, // a path, by its column
    school: unit === null ? '其他县（市、区）的学校' : places(unit).school,
    status: status ? labelOf('recordStatus', status) : '在册',
  });
}

function byKey(rows: readonly Candidate[], named: (row: Candidate) => Namesake): Found {
  return new Map([...groupedBy(rows, ({ key }) => key)].map(([key, group]) => [key, group.map(named)]));
}

function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
