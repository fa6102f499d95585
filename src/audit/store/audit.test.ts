import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { NOW } from '#test/test-desk.ts';
import { audit, auditMany } from './audit.ts';
import { isPlace, listAudit } from './list-audit.ts';
import { listLooks } from './list-looks.ts';

let database: TestDatabase;
const CHILD = randomUUID();

beforeAll(async () => {
  database = await openTestDatabase();
  await seedCast(database.db);
  const row = {
    name: '张小明',
    pinyin: 'zhangxiaoming',
    initials: 'zxm',
    sex: '1',
    grade: '四年级',
    class_name: '1班',
  };
  const rest = { school_code: '2141000001', status: '01', stage: 'formal', has_number: true };
  const seal = { sealed: Buffer.from([0]), key_id: 1 };
  await database.db
    .insertInto('students')
    .values({
      ...{ ...row, ...rest, ...seal, county: COUNTY, id: CHILD, unit: PLACES.primaryClass, revision: 1 },
      ...{ created_at: NOW, changed_at: NOW },
    })
    .execute();
});
afterAll(() => database.close());
beforeEach(() => database.db.deleteFrom('audit_events').execute());

const look = {
  action: 'record.reveal',
  subjectKind: 'student',
  subject: CHILD,
  subjectUnit: PLACES.primaryClass,
} as const;
const write = (at = NOW) =>
  database.db
    .transaction()
    .execute((work) =>
      audit(work, CAST.registrar, { ...look, reason: '核对户口簿', detail: { fields: ['idNumber'] } }, at),
    );

test('the auditor reads who did what, as what, and why', async () => {
  await write();
  const { rows } = await listAudit(database.db, CAST.auditor, {});
  expect(rows).toMatchObject([
    { name: '李老师', office: 'registrar', action: 'record.reveal', subject: CHILD, reason: '核对户口簿' },
  ]);
  expect(JSON.stringify(rows)).not.toContain('张小明');
});

test('nobody else reads the audit, not even the county’s own officers', async () => {
  await write();
  const others = Object.values(CAST).filter((actor) => actor.office !== 'auditor');
  for (const actor of others) expect((await listAudit(database.db, actor, {})).rows).toEqual([]);
  const strangeAuditor = { ...CAST.stranger, office: 'auditor' } as const;
  expect((await listAudit(database.db, strangeAuditor, {})).rows).toEqual([]);
});

test('a deed that was undone was never written down', async () => {
  const failing = database.db.transaction().execute(async (work) => {
    await audit(work, CAST.registrar, look, NOW);
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  expect((await listAudit(database.db, CAST.auditor, {})).rows).toEqual([]);
});

test('a list of three pages shows each deed once, the newest first', async () => {
  const deeds = Array.from({ length: 120 }, (_, i) => ({ ...look, reason: `第 ${i} 次` }));
  await database.db.transaction().execute((work) => auditMany(work, CAST.registrar, deeds.slice(0, 70), NOW));
  const later = new Date(NOW.getTime() + 1);
  await database.db.transaction().execute((work) => auditMany(work, CAST.registrar, deeds.slice(70), later));
  const pages = [await listAudit(database.db, CAST.auditor, {})];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
    expect(isPlace(next)).toBe(true);
    pages.push(await listAudit(database.db, CAST.auditor, { after: next }));
  }
  const rows = pages.flatMap((page) => page.rows);
  expect(pages.map((page) => page.rows.length)).toEqual([50, 50, 20]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(120);
  expect(rows[0]?.at).toEqual(later);
});

test('a day is a day in China', async () => {
  await write(new Date('2025-03-19T23:59:59+08:00'));
  await write(new Date('2025-03-20T00:00:00+08:00'));
  await write(new Date('2025-03-21T00:00:00+08:00'));
  const { rows } = await listAudit(database.db, CAST.auditor, { from: '2025-03-20', until: '2025-03-20' });
  expect(rows).toHaveLength(1);
});

test('the head and the county see who looked at a child; a neighbour and a stranger do not know the child', async () => {
  await write();
  const changed = { ...look, action: 'record.edit' } as const;
  await database.db.transaction().execute((work) => audit(work, CAST.registrar, changed, NOW));
  for (const actor of [CAST.head, CAST.county]) {
    expect(await listLooks(database.db, actor, CHILD)).toMatchObject([{ name: '李老师', action: 'record.reveal' }]);
  }
  const neighbourHead = { ...CAST.neighbour, office: 'head' } as const;
  for (const actor of [neighbourHead, CAST.stranger, CAST.registrar, CAST.auditor, CAST.inspector]) {
    expect(await listLooks(database.db, actor, CHILD)).toBeUndefined();
  }
});
