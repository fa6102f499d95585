import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { openColumnsOf } from '#src/registry/open-columns.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';
import type { LeaverDeed } from '../deeds.ts';
import { leavingOf, type Step, type Turn, turnOf } from '../leaving.ts';
import type { FollowingDesk } from './continuity-desk.ts';
import { type Leaver, leaverOf } from './leaver-rows.ts';
import { listUp, type Newcomer } from './list-up.ts';
import { matchWritten } from './match-written.ts';
import { termsOf } from './terms.ts';
import { type Written, write } from './write-leaver.ts';

/**
 * 随学籍变动 — after records were written, in the transaction of the change: who left begins to be followed, who was taken in is
 * settled, what was undone is undone, and whoever came in is held against those who are looked for.
 */
export async function followLeavers(
  desk: FollowingDesk,
  work: Work,
  county: string,
  students: readonly string[],
  given?: readonly WrittenRecord[],
): Promise<void> {
  const written = given ?? (await openRecords(work, desk.seal, county, students));
  const leavers = await leaversOf(desk, work, county, students);
  const today = desk.clock.today();
  const read = written.map((record) => {
    const { status, grade } = openColumnsOf(record.cells, today);
    return { ...record, unit: record.unit as UnitPath, status, grade }; // records lie at units
  });
  const asked = read.filter(({ id, status }) => leavers.has(id) || status === '07' || status === '10');
  const steps = await stepsOf(work, county, asked);
  const newcomers: Newcomer[] = [];
  for (const record of asked) {
    const step = steps.get(record.id) ?? NO_STEP;
    const leaver = leavers.get(record.id);
    const turn = leaver === undefined ? undefined : turnOf(leaver, record, step);
    if (leaver !== undefined && turn !== undefined && turn.is !== 'none') {
      await take(desk, work, leaver, turn, record.unit, record.id);
    }
    if (leaver !== undefined && leaver.closedOn === undefined) continue;
    const kind = leavingOf(record, step);
    if (kind === undefined || step.isDrawn || (leaver?.kind === kind && turn?.is === 'none')) continue;
    newcomers.push({ student: record.id, unit: record.unit, kind, cells: record.cells, leftOn: today });
  }
  if (newcomers.length > 0) {
    const [terms, { calendar }] = [await termsOf(work, county), await calendarOf(work, county)];
    await listUp(desk, work, county, newcomers, { terms, calendar });
  }
  await followWithdrawn(desk, work, county, students, read, leavers);
  await matchWritten(desk, work, county, read);
}

const NO_STEP: Step = { changedStatus: false, isDrawn: false };

/** The latest of each student, settled or not. */
async function leaversOf(
  { seal }: FollowingDesk,
  work: Work,
  county: string,
  students: readonly string[],
): Promise<ReadonlyMap<string, Leaver>> {
  const rows = await work
    .selectFrom('leavers')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`student = any(${students}::uuid[])`)
    .where('undone_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.student, leaverOf(seal, row)]));
}

/** What the change of each record did: whether it wrote the status, and whether the other school had drawn the record by then. */
async function stepsOf(
  work: Work,
  county: string,
  records: readonly Pick<WrittenRecord, 'id' | 'revision'>[],
): Promise<ReadonlyMap<string, Step>> {
  if (records.length === 0) return new Map();
  const { rows } = await sql<{ student: string; changed: boolean; procedure: string | null }>`
    select changes.student, 'recordStatus' = any(changes.fields) as changed, cases.procedure
    from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ revision }) => revision)}::integer[])
      as written (student, revision)
    join student_changes as changes on changes.county = ${county} and changes.student = written.student
      and changes.revision = written.revision
    left join cases on cases.county = changes.county and cases.id = changes.source_id
      and changes.source = 'procedure'`.execute(work);
  return new Map(
    rows.map(({ student, changed, procedure }) => [
      student,
      { changedStatus: changed, isDrawn: DRAWN.has(procedure ?? '') },
    ]),
  );
}

/** Their last step is 转入学校调档: who leaves by them has been taken in already. */
const DRAWN: ReadonlySet<string> = new Set(['transfer-out-across-provinces', 'schooling-elsewhere-after-graduation']);

async function take(
  desk: FollowingDesk,
  work: Work,
  leaver: Leaver,
  turn: Exclude<Turn, { readonly is: 'none' }>,
  unit: UnitPath,
  student: string,
): Promise<void> {
  const [deed, more] = WRITES[turn.is];
  const set = {
    ...(turn.is === 'taken-here' && { taken_unit: unit, taken_student: student }),
    ...(turn.is === 'struck-off' && { ground: turn.ground }),
    ...(turn.is === 'undone' && { undone_at: desk.clock.now() }),
  };
  // A leaver that was settled by hand stays settled, whatever the record says later; only what was taken back is taken back.
  await write(desk, work, leaver, deed, { ...more, set });
}

const WRITES: Readonly<Record<Exclude<Turn['is'], 'none'>, readonly [LeaverDeed, Written]>> = {
  'taken-here': ['take-here', {}],
  'taken-elsewhere': ['take-elsewhere', { words: '转入学校已调档' }],
  'struck-off': ['strike-by-register', {}],
  undone: ['undo', {}],
};

/** 学籍删除、导入撤销 — the leaver's own record is gone; or the one that had taken them in, and they are looked for again. */
async function followWithdrawn(
  desk: FollowingDesk,
  work: Work,
  county: string,
  students: readonly string[],
  written: readonly { readonly id: string }[],
  leavers: ReadonlyMap<string, Leaver>,
): Promise<void> {
  const there = new Set(written.map(({ id }) => id));
  const gone = students.filter((id) => !there.has(id));
  if (gone.length === 0) return;
  for (const id of gone) {
    const leaver = leavers.get(id);
    if (leaver !== undefined) await write(desk, work, leaver, 'strike-by-register', { set: { ground: 'deleted' } });
  }
  const rows = await work
    .selectFrom('leavers')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`taken_student = any(${gone}::uuid[])`)
    .where('undone_at', 'is', null)
    .where('state', '=', 'taken-here')
    .where(({ eb, ref }) => eb('student', '<>', ref('taken_student')))
    .forUpdate()
    .execute();
  for (const row of rows) await write(desk, work, leaverOf(desk.seal, row), 'lost-again');
}
