import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { REGISTER_RULES } from '#src/quality/rules/index.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { type FindsGroups, type Group, groupsAround } from './neighbour-groups.ts';
import type { Rekeyed } from './neighbour-keys.ts';

/** Clocks of two servers may differ by less than this: what is written from now on is later than so many milliseconds ago. */
const DIFFERENCE = 5000;

/**
 * The county's groups that are large enough to break their rule, looked up once for a whole re-check instead of batch by
 * batch. They hold until anybody writes a record or a key changes; from then on each batch looks for itself.
 */
export class SharedGroups {
  readonly #county: string;
  readonly #since: Date;
  readonly #written: string;
  readonly #groups: ReadonlyMap<string, readonly Group[]>;
  #holds = true;

  private constructor(county: string, since: Date, written: string, groups: ReadonlyMap<string, readonly Group[]>) {
    this.#county = county;
    this.#since = since;
    this.#written = written;
    this.#groups = groups;
  }

  /** Taken while nobody writes. */
  static take(desk: Desk, county: string): Promise<SharedGroups> {
    return desk.db.transaction().execute(async (work) => {
      await lockRegister(work, county);
      const groups = await largeGroups(work, county);
      const byStudent = new Map<string, Group[]>();
      for (const group of groups) {
        for (const student of group.students) {
          const own = byStudent.get(student) ?? [];
          byStudent.set(student, own);
          own.push(group);
        }
      }
      const since = new Date(desk.clock.now().getTime() - DIFFERENCE);
      return new SharedGroups(county, since, await writtenSince(work, county, since), byStudent);
    });
  }

  /** How neighbours are to be found now that these keys are in order. The register must be locked. */
  async after(work: Work, { isChanged }: Rekeyed): Promise<FindsGroups> {
    if (this.#holds)
      this.#holds = !isChanged && (await writtenSince(work, this.#county, this.#since)) === this.#written;
    return this.#holds ? async (_work, _county, students) => this.#around(students) : groupsAround;
  }

  #around(students: readonly string[]): readonly Group[] {
    return [...new Set(students.flatMap((student) => this.#groups.get(student) ?? []))];
  }
}

/** A mark that is another one as soon as anybody writes a record: it is among these from then on, with one revision more. */
async function writtenSince(work: Work, county: string, since: Date): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || ' ' || coalesce(sum(revision), 0) as mark from students
    where county = ${county} and changed_at >= ${since}`.execute(work);
  return rows[0]?.mark ?? '';
}

async function largeGroups(work: Work, county: string): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`
    select keys.rule, encode(keys.digest, 'hex') as digest, array_agg(keys.student::text) as students
    from neighbour_keys as keys
    join unnest(
      ${REGISTER_RULES.map(({ code }) => code)}::text[], ${REGISTER_RULES.map(({ atLeast }) => atLeast)}::integer[]
    ) as rules (code, least) on rules.code = keys.rule
    where keys.county = ${county}
    group by keys.rule, keys.digest having count(*) >= min(rules.least)`.execute(work);
  return rows;
}
