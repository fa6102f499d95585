import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { continuityAtWork } from '#test/continuity-at-work.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { stateDestination } from '../../store/work-on-leaver.ts';
import { addClaimFile, openClaimFile, removeClaimFile } from './claim-files.ts';
import { raiseClaim, sayNotCome } from './raise-claim.ts';
import { listClaims, lookAtClaim } from './read-claims.ts';
import { watchClaims } from './watch-claims.ts';
import { rule, stateCase } from './work-on-claim.ts';

const { registrar, county, neighbour, centralSchool, stranger, strangeRegistrar, head } = CAST;
let base: TestDatabase;
let clock: MovingClock;
let desk: ReturnType<typeof wholeDesk>;
let work: ReturnType<typeof continuityAtWork>;

beforeAll(async () => {
  base = await openTestDatabase();
  clock = movingClock(new Date('2025-09-24T10:00:00+08:00'));
  await seedCast(base.db);
  desk = wholeDesk(aDesk({ db: base.db, clock }), IN_THIS_PROCESS);
  work = continuityAtWork(desk);
});
afterAll(() => base.close());

const NOT_FOUND = { is: 'not-found' };
const WORDS = '九月一日起一直在本校三班，有点名册';
const NUMBER = '411323201503129914';

describe('both schools hold the child', () => {
  let id: string;

  test('is found by the round where one number has two live records at two schools, once', async () => {
    await work.enrol({ grade: '四年级' }, PLACES.primaryClass);
    clock.pass(1);
    await work.enrol({ grade: '四年级', schoolCode: '2141000002' }, PLACES.otherClass);
    expect(await watchClaims(desk)).toBe(1);
    expect(await watchClaims(desk)).toBe(0);
    const [claim] = await listClaims(desk, county);
    expect(claim).toMatchObject({ basis: 'registration', one: '丁河镇中心小学', other: '丹水镇中心小学', daysLeft: 5 });
    id = claim?.id ?? '';
  });

  test('each school speaks for itself, and no stranger for anybody', async () => {
    for (const nobody of [stranger, strangeRegistrar]) {
      expect(await listClaims(desk, nobody)).toEqual([]);
      expect(await lookAtClaim(desk, nobody, id)).toBeUndefined();
      expect(await stateCase(desk, nobody, id, { hasChild: true, words: WORDS })).toEqual(NOT_FOUND);
      expect(await rule(desk, nobody, id, { ruling: 'one', words: WORDS })).toEqual(NOT_FOUND);
    }
    expect(await stateCase(desk, centralSchool, id, { hasChild: true, words: WORDS })).toEqual(NOT_FOUND);
    expect(await rule(desk, registrar, id, { ruling: 'one', words: WORDS })).toEqual(NOT_FOUND);
    expect(await stateCase(desk, registrar, id, { hasChild: true, words: '在' })).toMatchObject({ is: 'refused' });
    expect(await stateCase(desk, registrar, id, { hasChild: true, words: WORDS })).toEqual({ is: 'done' });
  });

  test('its words and its papers are its own until the ruling, and the county sees both', async () => {
    const pdf = { name: '点名册411323201503129914.jpg', declared: 'image/jpeg', bytes: await aPhoto() };
    const added = await addClaimFile(desk, registrar, id, pdf);
    if (!('id' in (added as object))) throw new Error(JSON.stringify(added));
    const file = (added as { readonly id: string }).id; // just looked at
    const theirs = await lookAtClaim(desk, neighbour, id);
    expect(theirs?.sides[0]).toMatchObject({ hasSpoken: true, words: '', files: [], hasChild: undefined });
    expect(await openClaimFile(desk, neighbour, id, file)).toBeUndefined();
    expect(await openClaimFile(desk, stranger, id, file)).toBeUndefined();
    expect(await removeClaimFile(desk, neighbour, id, file)).toBe('missing');
    expect(await addClaimFile(desk, head, id, pdf)).toBe('missing');
    const seen = await lookAtClaim(desk, county, id);
    expect(seen?.sides[0]).toMatchObject({ words: WORDS, files: [{ name: '点名册****.jpg' }] });
    expect((await openClaimFile(desk, county, id, file))?.type).toBe('image/jpeg');
    expect(await removeClaimFile(desk, registrar, id, file)).toEqual({ id: file });
  });

  test('two working days before the day only who has not spoken is reminded; after it the county may judge, over 国庆', async () => {
    const events = async (person: string) => {
      const rows = await base.db.selectFrom('notices').select('event').where('person', '=', person).execute();
      return rows.map(({ event }) => event);
    };
    await reach('2025-09-28');
    await watchClaims(desk);
    expect(await events(neighbour.person)).toContain('claim-soon');
    expect(await events(registrar.person)).not.toContain('claim-soon');
    await reach('2025-10-09');
    await watchClaims(desk);
    expect(await events(county.person)).toContain('claim-ready');
    expect(await rule(desk, county, id, { ruling: 'one', words: '对方逾期没有说明' })).toEqual({ is: 'done' });
    const seen = await lookAtClaim(desk, neighbour, id);
    expect(seen).toMatchObject({
      state: 'ruled',
      next: [{ side: 'other', procedure: 'problem-record-deletion', isOwn: true }, {}],
    });
    expect(await stateCase(desk, neighbour, id, { hasChild: true, words: WORDS })).toMatchObject({
      objections: [{ code: 'ruled' }],
    });
    expect(await watchClaims(desk)).toBe(0);
  });
});

describe('raised by a school', () => {
  test('needs the name and the whole number, and a child of another school', async () => {
    expect(
      await raiseClaim(desk, neighbour, { name: '张小明', number: '411323201503120000', words: WORDS }),
    ).toMatchObject({
      objections: [{ code: 'not-found' }],
    });
    const own = await work.enrol({ name: '王小河', idNumber: '411323201503120016' }, PLACES.primaryClass);
    const asked = { name: '王小河', number: '411323201503120016', words: WORDS };
    expect(await raiseClaim(desk, registrar, asked)).toMatchObject({ objections: [{ code: 'own-pupil' }] });
    expect(await raiseClaim(desk, strangeRegistrar, asked)).toMatchObject({ objections: [{ code: 'not-found' }] });
    const raised = await raiseClaim(desk, neighbour, asked);
    expect(raised).toMatchObject({ is: 'raised' });
    expect(await raiseClaim(desk, neighbour, asked)).toMatchObject({ objections: [{ code: 'open' }] });
    expect(JSON.stringify(await listClaims(desk, registrar))).not.toContain(NUMBER);
    expect(own).not.toBe('');
  });
});

test('a child whom neither has is looked for as a dropout when the county says so', async () => {
  const { student, leaver } = await work.graduate({ name: '孙小山', idNumber: '', idType: '其他', nationalNumber: '' });
  const stated = { to: 'here', unit: PLACES.junior, place: '', school: '', contact: '' } as const;
  await stateDestination(desk, registrar, leaver, stated);
  const junior = { ...neighbour, person: randomUUID(), unit: PLACES.junior };
  expect(await sayNotCome(desk, neighbour, leaver, WORDS)).toEqual(NOT_FOUND);
  expect(await sayNotCome(desk, junior, leaver, WORDS)).toMatchObject({ is: 'done' });
  const claim = (await listClaims(desk, county, { open: true })).find(({ name }) => name === '孙小山');
  for (const each of [registrar, junior]) {
    expect(await stateCase(desk, each, claim?.id ?? '', { hasChild: false, words: WORDS })).toEqual({ is: 'done' });
  }
  expect(await rule(desk, county, claim?.id ?? '', { ruling: 'nowhere', words: '两校都没有这名学生' })).toEqual({
    is: 'done',
  });
  expect((await work.leaverOf(student)).signalled_at).not.toBeNull();
  const cases = await base.db.selectFrom('dropout_cases').select('student').where('county', '=', COUNTY).execute();
  expect(cases.map((row) => row.student)).toContain(student);
});

async function reach(day: string): Promise<void> {
  clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000);
}
