import { beforeEach, expect, test } from 'vitest';
import { CAST, COUNTY, holdingId, PLACES, seedCast, unitId } from '#test/cast.ts';
import { anOrganizationDesk } from '#test/organization-desk.ts';
import { openTestDatabase } from '#test/test-database.ts';
import type { Actor } from '../office.ts';
import { changePerson, createPerson } from './change-people.ts';
import { endOffice, grantOffice, handOver } from './grant-offices.ts';
import { findPerson, type PeopleSearch, phoneOf, searchPeople } from './people.ts';

let desk: ReturnType<typeof anOrganizationDesk>;
const { admin, registrar, stranger } = CAST;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = anOrganizationDesk(database.db);
  return () => database.close();
});

const names = async (actor: Actor, search: Partial<PeopleSearch> = {}) =>
  (await searchPeople(desk, actor, { limit: 50, ...search })).rows.map(({ name }) => name).sort();
const codesOf = (outcome: unknown): readonly string[] =>
  outcome === 'missing'
    ? ['missing']
    : typeof outcome === 'object' && outcome !== null && 'objections' in outcome
      ? (outcome.objections as readonly { code: string }[]).map(({ code }) => code) // the objections of a refusal
      : [];
const offices = async (person: string) =>
  (await findPerson(desk.db, desk.seal, admin, person))?.offices.map(({ office }) => office);

test('everybody finds the people of their own units, and the county finds all of its own', async () => {
  expect(await names(registrar)).toEqual(['李老师', '王校长', '赵老师'].sort());
  expect(await names(CAST.centralSchool)).toEqual(['何组长', '李老师', '王校长', '赵老师', '郑老师'].sort());
  expect(await names(admin)).toHaveLength(11);
  expect(await names(stranger)).toEqual(['冯老师', '钱股长'].sort());
  expect(await names(CAST.inspector)).toEqual([]);
  expect(await names(CAST.classTeacher)).toEqual([]);
});

test('a stranger finds nobody here, by whatever is searched', async () => {
  expect(await names(stranger, { text: '李' })).toEqual([]);
  expect(await names(stranger, { unit: PLACES.county })).toEqual([]);
  expect(await findPerson(desk.db, desk.seal, stranger, registrar.person)).toBeUndefined();
});

test('people are listed as they sound, and the pages go on in that order', async () => {
  const listed: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await searchPeople(desk, admin, { limit: 2, after });
    listed.push(...page.rows.map(({ name }) => name));
    after = page.next;
    if (after === undefined) break;
  }
  expect(listed.map((name) => name.charAt(0)).join('')).toBe('陈高何李刘罗王吴赵郑周');
});

test('people are found by name, account, unit and office, page by page', async () => {
  expect(await names(admin, { text: '校长' })).toEqual(['王校长']);
  expect(await names(admin, { text: 'LI' })).toEqual(['刘老师', '李老师'].sort());
  expect(await names(registrar, { text: 'li' })).toEqual([]);
  expect(await names(admin, { unit: PLACES.dinghe, office: 'registrar' })).toEqual(['李老师']);
  const first = await searchPeople(desk, admin, { limit: 6 });
  const second = await searchPeople(desk, admin, { limit: 6, after: first.next });
  expect(second.next).toBeUndefined();
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(11);
});

test('a new person gets a code for once, and a phone that lies sealed and is shown masked', async () => {
  const made = await createPerson(desk, admin, { name: '马老师', account: 'ma.laoshi', phone: '13837700009' });
  if (made === 'missing' || 'objections' in made) throw new Error('refused');
  expect(desk.asked.codes).toEqual([made.id]);
  expect(await findPerson(desk.db, desk.seal, admin, made.id)).toMatchObject({
    account: 'ma.laoshi',
    phone: '1*********9',
    state: 'new',
    offices: [],
  });
  expect(await phoneOf(desk.db, desk.seal, COUNTY, made.id)).toBe('13837700009');
  expect(JSON.stringify(desk.asked.deeds)).not.toContain('13837700009');
});

test('one person, one account: an account twice, or a person twice, is refused', async () => {
  const ma = { name: '马老师', account: 'ma.laoshi', phone: '13837700009' };
  await createPerson(desk, admin, ma);
  expect(codesOf(await createPerson(desk, admin, { ...ma, name: '马建国' }))).toEqual(['account-taken']);
  expect(codesOf(await createPerson(desk, admin, { ...ma, account: 'ma2' }))).toEqual(['same-person']);
  expect(codesOf(await createPerson(desk, admin, { ...ma, account: '马' }))).toEqual(['bad-account']);
  expect(await createPerson(desk, registrar, { ...ma, account: 'ma3' })).toBe('missing');
});

test('a change made up from what is no longer so is refused', async () => {
  expect(await changePerson(desk, admin, registrar.person, { name: '李建国', seen: 1 })).toBe('done');
  expect(codesOf(await changePerson(desk, admin, registrar.person, { name: '李国庆', seen: 1 }))).toEqual(['stale']);
  expect(await changePerson(desk, stranger, registrar.person, { name: '某某', seen: 2 })).toBe('missing');
});

test('an office is given by whoever manages the unit, and never to oneself', async () => {
  const grant = { office: 'head', unit: unitId('other'), reason: '任命' } as const;
  const person = CAST.neighbour.person;
  expect(codesOf(await grantOffice(desk, registrar, { ...grant, person }))).toEqual(['missing']);
  expect(codesOf(await grantOffice(desk, admin, { ...grant, person: admin.person }))).toContain('to-oneself');
  expect(codesOf(await grantOffice(desk, admin, { ...grant, person: stranger.person }))).toEqual(['missing']);
  expect(codesOf(await grantOffice(desk, admin, { ...grant, person, unit: unitId('nextSchool') }))).toEqual([
    'missing',
  ]);
  expect(codesOf(await grantOffice(desk, admin, { ...grant, person, unit: unitId('county') }))).toEqual(['wrong-unit']);
  expect(codesOf(await grantOffice(desk, admin, { ...grant, person }))).toEqual([]);
  expect(await offices(person)).toEqual(['registrar', 'head']);
});

test('no account both keeps the accounts and reads the audit, whichever came first', async () => {
  const county = { unit: unitId('county'), reason: '任命' };
  const asked = [
    { person: CAST.auditor.person, office: 'county-admin' },
    { person: CAST.county.person, office: 'county-admin' },
    { person: CAST.county.person, office: 'auditor' },
  ] as const;
  for (const grant of asked) {
    expect(codesOf(await grantOffice(desk, admin, { ...county, ...grant }))).toEqual(['held-alone']);
  }
});

test('an office ends at once, but nobody saws off the branch they sit on', async () => {
  const own = { holding: holdingId('admin'), person: admin.person };
  const his = { holding: holdingId('registrar'), person: registrar.person };
  expect(codesOf(await endOffice(desk, admin, own, '离任'))).toEqual(['own-office']);
  expect(codesOf(await endOffice(desk, stranger, his, '离任'))).toEqual(['missing']);
  expect(codesOf(await endOffice(desk, admin, { ...his, person: CAST.head.person }, '离任'))).toEqual(['missing']);
  expect(await endOffice(desk, admin, his, '离任')).toBe('done');
  expect(codesOf(await endOffice(desk, admin, his, '离任'))).toEqual(['missing']);
  expect(await offices(registrar.person)).toEqual([]);
});

test('a successor takes over with a code for once, and both halves are written down', async () => {
  const draft = { name: '马老师', account: 'ma.laoshi', phone: '' };
  const over = await handOver(desk, admin, holdingId('registrar'), { draft }, '李老师退休');
  if (over === 'missing' || 'objections' in over) throw new Error('refused');
  expect(over.predecessorIdle).toBe(true);
  expect(desk.asked.codes).toEqual([over.successor]);
  expect(await offices(registrar.person)).toEqual([]);
  expect(await offices(over.successor)).toEqual(['registrar']);
  expect(desk.asked.deeds.map(({ action }) => action)).toEqual([
    'person.create',
    'office.end',
    'office.grant',
    'office.hand-over',
  ]);
});

test('a hand-over that cannot be finished changes nothing', async () => {
  const over = (to: string) => handOver(desk, admin, holdingId('auditor'), { person: to }, '轮岗');
  expect(codesOf(await over(CAST.county.person))).toEqual(['held-alone']);
  expect(codesOf(await over(CAST.auditor.person))).toEqual(['same-person']);
  expect(codesOf(await over(admin.person))).toContain('to-oneself');
  expect(await offices(CAST.auditor.person)).toEqual(['auditor']);
  const draft = { name: '马老师', account: 'zhao', phone: '' };
  expect(codesOf(await handOver(desk, admin, holdingId('registrar'), { draft }, '退休'))).toEqual(['account-taken']);
  expect(await names(admin, { text: '马' })).toEqual([]);
});
