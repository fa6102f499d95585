import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import { CAST, COUNTY, NEXT_COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Signal, UnrecordedChild } from '../signal.ts';
import { moveDropouts } from './follow-dropout.ts';
import { raiseSignal } from './raise-signal.ts';
import { openAccount, openWords, placeOfSignal } from './sealed-dropout.ts';

let desk: ReturnType<typeof wholeDesk>;
let at: ReturnType<typeof rollCallsAtWork>;
let ming: string;

beforeEach(async () => {
  const database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  at = rollCallsAtWork(desk);
  await seedCast(database.db);
  ming = await at.enrol(aChild('张小明', 1));
  return () => database.close();
});

const absent = (over: Partial<Signal> = {}): Signal => ({
  ...{ county: COUNTY, child: { student: ming }, source: 'attendance', basis: '2025-03-13', day: '2025-03-20' },
  ...{ firstAbsentOn: '2025-03-13', absentDays: 5, words: '电话打不通' },
  ...over,
});
const raise = (signal: Signal) => desk.db.transaction().execute((work) => raiseSignal(desk, work, signal));
const cases = () => desk.db.selectFrom('dropout_cases').selectAll().orderBy('number').execute();

describe('a signal', () => {
  test('opens a case the same day, and the class, the school and its central school are told without a name', async () => {
    expect(await raise(absent())).toMatchObject({ is: 'opened' });
    expect(await cases()).toMatchObject([
      { student: ming, unit: PLACES.primaryClass, state: 'suspected', first_absent_on: '2025-03-13', absent_days: 5 },
    ]);
    for (const who of ['classTeacher', 'registrar', 'head', 'centralSchool'] as const) {
      const { rows } = await noticesOf(desk.db, CAST[who], { unread: true, limit: 5 });
      expect(rows).toMatchObject([
        { event: 'dropout-suspected', title: '控辍2025-0001 丁河镇中心小学四年级1班', door: { to: '/dropout/$id' } },
      ]);
    }
    for (const who of ['township', 'neighbour', 'stranger'] as const) {
      expect((await noticesOf(desk.db, CAST[who], { unread: true, limit: 5 })).rows).toEqual([]);
    }
  });

  test('of a child who has an open case lies in it, and the longest absence counts', async () => {
    const opened = await raise(absent());
    const more = absent({ source: 'roll-call', basis: randomUUID(), firstAbsentOn: '2025-03-10', absentDays: 8 });
    expect(await raise(more)).toEqual({ ...opened, is: 'gathered' });
    const [signal] = await desk.db.selectFrom('dropout_signals').select(['id', 'sealed']).limit(1).execute();
    expect(signal && openWords(desk.seal, placeOfSignal(COUNTY, signal.id), signal.sealed)).toBe('电话打不通');
    expect(await cases()).toMatchObject([{ first_absent_on: '2025-03-10', absent_days: 8 }]);
  });

  test('raised again on the same basis is the same signal, brought up to date', async () => {
    const opened = await raise(absent());
    expect(await raise(absent({ absentDays: 7, day: '2025-03-24' }))).toEqual({ ...opened, is: 'known' });
    expect(await desk.db.selectFrom('dropout_signals').select('days').execute()).toEqual([{ days: 7 }]);
    expect(await cases()).toMatchObject([{ absent_days: 7 }]);
  });

  test('raised twice at the same moment opens one case', async () => {
    const both = await Promise.all([raise(absent()), raise(absent({ source: 'leave-expired', basis: '2025-03-01' }))]);
    expect(both.map(({ is }) => is).sort()).toEqual(['gathered', 'opened']);
    expect(await cases()).toHaveLength(1);
  });

  test('of nobody who is on the register here opens nothing', async () => {
    expect(await raise(absent({ child: { student: randomUUID() } }))).toEqual({ is: 'no-record' });
    expect(await raise(absent({ county: NEXT_COUNTY }))).toEqual({ is: 'no-record' });
    expect(await cases()).toEqual([]);
  });

  test('of a child without a record keeps what the household list knows, sealed', async () => {
    const unrecorded: UnrecordedChild = {
      ...{ id: randomUUID(), unit: PLACES.dinghe, name: '周小禾', sex: '女', birthDate: '20180102' },
      ...{ address: '西峡县丁河镇丁河村3组', guardian: '周大山', phone: '13700000001' },
    };
    await raise(absent({ child: { unrecorded }, source: 'household', basis: '2025', absentDays: undefined }));
    const [row] = await cases();
    expect(row).toMatchObject({ student: null, child: unrecorded.id, unit: PLACES.dinghe });
    expect(row?.sealed.toString('utf8')).not.toContain('周小禾');
    expect(row && openAccount(desk.seal, COUNTY, row.id, row.sealed).child?.name).toBe('周小禾');
  });
});

test('an open case goes where the record goes, and where the unit goes', async () => {
  await raise(absent());
  await at.change(ming, aChild('张小明', 1), PLACES.primaryClass2);
  expect(await cases()).toMatchObject([{ unit: PLACES.primaryClass2 }]);
  await desk.db.transaction().execute((work) => moveDropouts(work, COUNTY, PLACES.primary, PLACES.other));
  expect(await cases()).toMatchObject([{ unit: `${PLACES.other}/p2021/2` }]);
  const { rows } = await sql`select from audit_events where action = 'dropout.keep'`.execute(desk.db);
  expect(rows).toHaveLength(1);
});
