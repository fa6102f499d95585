import { sql } from 'kysely';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { pinyinOf } from '#src/registry/store/pinyin.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import { ageState, sameChildKey } from '../household-child.ts';
import { type Answer, stateOf } from '../household-states.ts';
import { openHouseholdChild } from './sealed-household.ts';

const PORTION = 2000;

/**
 * 户籍 × 学籍 × 在校 of one list, in its transaction: by number exactly, and by name and birth date as likely. Only what has
 * changed is written. Answers how many lines changed.
 */
export async function compareList(
  desk: Desk,
  work: Work,
  county: string,
  list: string,
  report: (done: number) => void = () => {},
): Promise<number> {
  let [changed, after, done] = [0, -1, 0];
  for (;;) {
    const lines = await portionOf(work, county, list, after);
    if (lines.length === 0) break;
    changed += await comparePortion(desk, work, county, lines);
    after = lines.at(-1)?.row ?? after;
    done += lines.length;
    report(done);
    await breath();
  }
  await work
    .updateTable('household_lists')
    .set({ compared_at: desk.clock.now() })
    .where('county', '=', county)
    .where('id', '=', list)
    .execute();
  return changed;
}

interface Line {
  readonly id: string;
  readonly row: number;
  readonly birth_date: LocalDate;
  readonly sealed: Buffer;
  readonly state: string;
  readonly student: string | null;
  readonly match: 'number' | 'person' | null;
  readonly verdict: 'same' | 'other' | null;
  readonly is_beyond: boolean;
  readonly answer: Answer | null;
  /** A live record with the number. */
  readonly found: string | null;
  readonly found_beyond: boolean;
}

async function portionOf(work: Work, county: string, list: string, after: number): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select child.id, child.row, birth_date, child.sealed, state, child.student, match, verdict, is_beyond, answer,
      (select students.id from number_index
        join students on students.county = ${county} and students.id = number_index.student
          and students.withdrawn_at is null and students.ended_on is null
        where number_index.county = ${county} and number_index.kind = 'identity' and number_index.current
          and number_index.digest = child.number_digest limit 1) as found,
      exists (select from number_claims as claims where claims.digest = child.number_digest
        and claims.kind = 'identity' and claims.county <> ${county}) as found_beyond
    from household_children as child where child.county = ${county} and child.list = ${list}::uuid
      and child.row > ${after} order by child.row limit ${PORTION}`.execute(work);
  return rows;
}

async function comparePortion(desk: Desk, work: Work, county: string, lines: readonly Line[]): Promise<number> {
  const named = await foundByName(
    desk,
    work,
    county,
    lines.filter(({ found }) => found === null),
  );
  const matched = lines.map((line) => {
    const byName = named.get(line.id);
    const student = line.found ?? byName ?? null;
    const match = line.found !== null ? ('number' as const) : byName !== undefined ? ('person' as const) : null;
    // Another record of that name is another question.
    const verdict = match === 'person' && student === line.student ? line.verdict : null;
    return { line, student, match, verdict };
  });
  const away = await awayAmong(
    work,
    county,
    matched.flatMap(({ student }) => student ?? []),
  );
  const today = desk.clock.today();
  const written = matched.flatMap(({ line, student, match, verdict }) => {
    const state = stateOf({
      ...{ age: ageState(line.birth_date, today), match: match ?? undefined, verdict: verdict ?? undefined },
      isAway: student !== null && away.has(student),
      ...{ isBeyond: line.found_beyond, answer: line.answer ?? undefined },
    });
    const isSame =
      state === line.state &&
      student === line.student &&
      match === line.match &&
      verdict === line.verdict &&
      line.found_beyond === line.is_beyond;
    return isSame ? [] : [{ id: line.id, state, student, match, verdict, beyond: line.found_beyond }];
  });
  if (written.length === 0) return 0;
  await sql`
    update household_children set state = new.state, student = new.student, match = new.match, verdict = new.verdict,
      is_beyond = new.beyond, revision = revision + 1
    from unnest(${written.map(({ id }) => id)}::uuid[], ${written.map(({ state }) => state)}::text[],
      ${written.map(({ student }) => student)}::uuid[], ${written.map(({ match }) => match)}::text[],
      ${written.map(({ verdict }) => verdict)}::text[], ${written.map(({ beyond }) => beyond)}::boolean[])
      as new (id, state, student, match, verdict, beyond)
    where county = ${county} and household_children.id = new.id`.execute(work);
  return written.length;
}

/** Live records of the same name and birth date; where there are two, neither is likelier, and the first is shown. */
async function foundByName(
  { seal }: Desk,
  work: Work,
  county: string,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, string>> {
  if (lines.length === 0) return new Map();
  const children = lines.map(({ id, sealed }) => ({ id, child: openHouseholdChild(seal, county, id, sealed) }));
  const names = [...new Set(children.map(({ child }) => pinyinOf(child.name).full))];
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select id, sealed from students where county = ${county} and pinyin = any(${names}::text[])
      and withdrawn_at is null and ended_on is null order by id`.execute(work);
  const records = new Map<string, string>();
  for (const { id, sealed } of rows) {
    const cells = openCells(seal, county, id, sealed);
    const birthDate = readDate(cells.birthDate ?? '');
    if (birthDate === undefined) continue;
    const key = sameChildKey({ name: cells.name ?? '', birthDate });
    if (!records.has(key)) records.set(key, id);
  }
  return new Map(
    children.flatMap(({ id, child }) => {
      const record = records.get(sameChildKey(child));
      return record === undefined ? [] : [[id, record]];
    }),
  );
}

/** Of these pupils, those who were last called and not there, or of whom a dropout case is open. */
async function awayAmong(work: Work, county: string, students: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${students}::uuid[]) as asked (id)
    where exists (select from presence_marks as marks where marks.county = ${county} and marks.student = asked.id
        and marks.source = 'class' and marks.is_what = 'absent' and marks.which <> 'as-recorded')
      or exists (select from dropout_cases as cases where cases.county = ${county} and cases.student = asked.id
        and cases.closed_at is null)`.execute(work);
  return new Set(rows.map(({ id }) => id));
}

/** 每日比对 — every list in use anew: records come and go. Can be made twice without harm. */
export async function compareAllHouseholds(desk: Desk): Promise<number> {
  const lists = await desk.db
    .selectFrom('household_lists')
    .select(['county', 'id'])
    .where('state', '=', 'committed')
    .execute();
  let changed = 0;
  for (const { county, id } of lists) {
    changed += await desk.db.transaction().execute((work) => compareList(desk, work, county, id));
  }
  return changed;
}
