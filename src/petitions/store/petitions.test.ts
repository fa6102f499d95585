import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { movingClock } from '#test/at-the-door.ts';
import { petitionIn } from '#test/authorization/public-objects.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { EVERY_RISK } from '../risks.ts';
import { dealWithPetition } from './do-deed.ts';
import { forgetPetitions } from './forget-petitions.ts';
import { listPetitions } from './list-petitions.ts';
import { movePetitions } from './move-petitions.ts';
import { petitionFigures, petitionsOverdue } from './petition-figures.ts';
import { petitionSheet } from './petition-sheets.ts';
import { revealPhone, showPetition } from './read-petition.ts';
import { takeAtCounter } from './take-petition.ts';

let database: TestDatabase;
let desk: ReturnType<typeof aDesk>;
const clock = movingClock();
const TIME = { from: '2025-01-01', to: '2025-12-31' } as const;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = aDesk({ db: database.db, clock });
  await seedCast(database.db);
});
afterAll(() => database.close());

const STRANGERS = [
  CAST.neighbour,
  CAST.stranger,
  CAST.classTeacher,
  CAST.township,
  CAST.auditor,
  CAST.tipOffs,
] as const;

describe('a petition of the school at Dinghe', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await petitionIn(desk, PLACES.primary));
  });

  test.each(STRANGERS)('$name finds, counts, reveals and changes nothing of it', async (stranger) => {
    expect((await listPetitions(desk, stranger, { limit: 9 })).rows).toEqual([]);
    expect((await petitionSheet(desk, stranger, {})).rows).toBe(0);
    expect(await showPetition(desk, stranger, id)).toBeUndefined();
    expect(await revealPhone(desk, stranger, id, '电话回访')).toEqual({ is: 'not-found' });
    expect(await dealWithPetition(desk, stranger, id, { deed: 'note', seen: 1, words: '记' })).toBe('missing');
    const figures = await petitionFigures(desk.db, stranger, TIME, clock.today());
    expect(figures?.received ?? 0).toBe(0);
  });

  test('the school, its central school and the county find it', async () => {
    for (const actor of [CAST.registrar, CAST.head, CAST.centralSchool, CAST.county]) {
      expect((await listPetitions(desk, actor, { limit: 9 })).total).toBe(1);
    }
  });

  test('it goes along when its school moves under another central school', async () => {
    const to = `${PLACES.danshui}/2141000001` as const;
    await desk.db.transaction().execute((work) => movePetitions(work, COUNTY, PLACES.primary, to));
    expect((await listPetitions(desk, CAST.registrar, { limit: 9 })).total).toBe(0);
    expect((await listPetitions(desk, { ...CAST.registrar, unit: to }, { limit: 9 })).total).toBe(1);
    await desk.db.transaction().execute((work) => movePetitions(work, COUNTY, to, PLACES.primary));
  });
});

test('the list that is asked for by a risk has exactly those that are shown with it', async () => {
  const words = { name: '张明', phone: '13800000001', relation: '', child: '', content: '孩子转学三个月没有办好' };
  const take = (phone: string, school: boolean) =>
    takeAtCounter(desk, CAST.registrar, {
      kind: 'transfer',
      channel: 'counter',
      school: school ? PLACES.primary : undefined,
      words: { ...words, phone },
    });
  for (const [phone, school] of [
    ['13800000001', true],
    ['13800000001', false],
    ['13800000002', true],
    ['13800000003', true],
    ['13800000004', false],
  ] as const) {
    await take(phone, school);
  }
  await desk.db.updateTable('petitions').set({ due: '2025-01-02' }).where('number', 'like', '%00002').execute();
  const all = (await listPetitions(desk, CAST.county, { limit: 99 })).rows;
  for (const risk of EVERY_RISK) {
    const asked = (await listPetitions(desk, CAST.county, { risk, limit: 99 })).rows.map(({ petition }) => petition.id);
    const shown = all.filter(({ risks }) => risks.includes(risk)).map(({ petition }) => petition.id);
    expect([risk, asked.toSorted()]).toEqual([risk, shown.toSorted()]);
    if (risk !== 'unsatisfied') expect(asked.length).toBeGreaterThan(0);
  }
  const { part, whole } = await petitionsOverdue(desk.db, COUNTY, PLACES.county, clock.today());
  expect([part, whole]).toEqual([all.filter(({ risks }) => risks.includes('overdue')).length, all.length]);
});

test('three years after a petition was closed, who asked and what was written is gone, and how it ended stays', async () => {
  const { id } = await petitionIn(desk, PLACES.junior);
  const head = { ...CAST.head, unit: PLACES.junior };
  const deal = async (deed: 'accept' | 'send' | 'close', more: object = {}) => {
    const { revision } = (await showPetition(desk, head, id))?.petition ?? { revision: 0 };
    return dealWithPetition(desk, head, id, { deed, seen: revision, words: '已经办好', ...more });
  };
  for (const outcome of [await deal('accept'), await deal('send'), await deal('close', { outcome: 'solved' })]) {
    expect(outcome).toHaveProperty('revision');
  }
  expect(await forgetPetitions(desk)).toBe(0);
  clock.pass(3 * 366 * 24 * 60);
  expect(await forgetPetitions(desk)).toBe(1);
  const shown = await showPetition(desk, head, id);
  expect([shown?.words, shown?.petition.outcome]).toEqual([undefined, 'solved']);
  expect(shown?.events.every(({ words }) => words === '')).toBe(true);
});
