import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { CaseNews } from '#src/cases/store/case-desk.ts';
import type { Office } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk, NOW } from '#test/test-desk.ts';
import { markRead, noticesOf, unreadOf } from './read-notices.ts';
import { tellOfCases } from './tell.ts';

const { registrar, head, county, centralSchool, stranger } = CAST;
let desk: Desk;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = aDesk(database);
  return () => database.close();
});

test('a submission is told to the head, and not to whoever submitted it', async () => {
  const id = await aCaseAt('head');
  await tell({ county: COUNTY, id, event: 'submit', by: registrar.person });

  expect(await unreadOf(desk.db, head)).toBe(1);
  expect(await unreadOf(desk.db, registrar)).toBe(0);
  expect((await mine(head)).rows).toMatchObject([
    { event: 'submit', door: { to: '/cases/$id', params: { id } }, by: registrar.name, read: false },
  ]);
});

test('what is overdue at the school is told to the central school and the county as well', async () => {
  await tell({ county: COUNTY, id: await aCaseAt('head'), event: 'overdue' });

  expect(await Promise.all([head, centralSchool, county, registrar].map((actor) => unreadOf(desk.db, actor)))).toEqual([
    1, 1, 1, 0,
  ]);
});

test('a stranger is told nothing and reads nothing', async () => {
  await tell({ county: COUNTY, id: await aCaseAt('county'), event: 'overdue' });

  expect(await unreadOf(desk.db, stranger)).toBe(0);
  expect((await mine(stranger)).rows).toEqual([]);
});

test('what was read stays, and is no longer counted', async () => {
  const id = await aCaseAt('head');
  await tell({ county: COUNTY, id, event: 'submit' }, { county: COUNTY, id, event: 'urge', by: county.person });
  const first = (await mine(head)).rows[0]?.id ?? '';

  expect(await markRead(desk, registrar, [first])).toBe(0);
  expect(await markRead(desk, head, [first])).toBe(1);
  expect(await unreadOf(desk.db, head)).toBe(1);
  expect((await mine(head, true)).rows).toHaveLength(1);
  expect(await markRead(desk, head, undefined)).toBe(1);
  expect((await mine(head)).rows).toHaveLength(2);
});

test('a long list is read page by page, nothing twice and nothing missing', async () => {
  const id = await aCaseAt('head');
  await tell(...Array.from({ length: 7 }, (): CaseNews => ({ county: COUNTY, id, event: 'urge', by: county.person })));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await noticesOf(desk.db, head, { unread: false, after, limit: 3 });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== undefined);

  expect(new Set(seen).size).toBe(7);
});

const mine = (actor: typeof head, unread = false) => noticesOf(desk.db, actor, { unread, limit: 50 });
const tell = (...news: readonly CaseNews[]) =>
  desk.db.transaction().execute((work) => tellOfCases(work, news, desk.clock));

/** A case on somebody's desk, as its columns have it. */
async function aCaseAt(office: Office): Promise<string> {
  const id = randomUUID();
  await desk.db
    .insertInto('cases')
    .values({
      ...{ county: COUNTY, id, number: `2025-${id.slice(0, 6)}`, procedure: 'key-information-change', title: '张小明' },
      ...{ state: 'step', step: 0, step_id: 'school', hash: Buffer.alloc(1), pupils: 1, receipt: Buffer.alloc(1) },
      ...{ holding: PLACES.primary, applicant: PLACES.primary, desk_office: office, desk_unit: PLACES.primary },
      ...{ opened_by: registrar.person, opened_at: NOW, changed_at: NOW, sealed: Buffer.alloc(1), key_id: 1 },
    })
    .execute();
  return id;
}
