import { randomUUID } from 'node:crypto';
import type { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { LeaverState } from '#src/continuity/leaver.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { withdrawRecords } from '#src/registry/store/withdraw-records.ts';
import { COUNTY, PLACES } from './cast.ts';
import { aStudent } from './world.ts';

const NOBODY = { person: undefined, office: undefined };

/** 丁河镇中心小学's last grade: of those who entered in 2019. */
export const LAST_CLASS: UnitPath = `${PLACES.primary}/p2019/1`;

/** What becomes of children's records in tests of continuity, at a desk. */
export function continuityAtWork(desk: ReturnType<typeof wholeDesk>) {
  async function enrol(cells: Cells = {}, unit: UnitPath = LAST_CLASS): Promise<string> {
    const id = randomUUID();
    const drafts = [{ id, unit, cells: { ...aStudent({ grade: '六年级' }), ...cells } }];
    await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, NOBODY, { kind: 'seed' }));
    return id;
  }

  /** Writes cells of a record, or takes it to another class. */
  async function change(id: string, cells: Cells, unit?: UnitPath): Promise<void> {
    await desk.db.transaction().execute(async (work) => {
      const [record] = await openRecords(work, desk.seal, COUNTY, [id]);
      const one = { id, seen: record?.revision ?? 0, cells, ...(unit !== undefined && { unit }) };
      await changeRecords(desk, work, COUNTY, [one], NOBODY, { kind: 'procedure', id: randomUUID() });
    });
  }

  async function graduate(
    cells: Cells = {},
    unit?: UnitPath,
  ): Promise<{ readonly student: string; readonly leaver: string }> {
    const student = await enrol(cells, unit);
    await change(student, { recordStatus: '毕业' });
    return { student, leaver: (await leaverOf(student)).id };
  }

  async function withdraw(id: string): Promise<void> {
    await desk.db
      .transaction()
      .execute((work) => withdrawRecords(desk, work, COUNTY, [{ id, seen: 1 }], NOBODY, { kind: 'undo' }));
  }

  /** The latest of a student. */
  async function leaverOf(student: string) {
    const [row, ...more] = await desk.db
      .selectFrom('leavers')
      .select(['id', 'state', 'ground', 'taken_unit', 'waits_until', 'due_on', 'number', 'revision', 'signalled_at'])
      .where('student', '=', student)
      .where('undone_at', 'is', null)
      .orderBy('created_at', 'desc')
      .execute();
    if (row === undefined) throw new Error(`nobody follows this child, nor ${more.length} others`);
    return { ...row, state: row.state as LeaverState }; // the table's check
  }

  async function isFollowed(student: string): Promise<boolean> {
    const rows = await desk.db
      .selectFrom('leavers')
      .select('id')
      .where('student', '=', student)
      .where('undone_at', 'is', null)
      .execute();
    return rows.length > 0;
  }

  return { enrol, change, graduate, withdraw, leaverOf, isFollowed };
}
