import { beforeEach, expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { CAST, seedCast } from '#test/cast.ts';
import { anOrganizationDesk } from '#test/organization-desk.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { delegate, delegationsOf, endDelegation, turnDelegations } from './delegations.ts';
import { findPerson } from './people.ts';

const { head, registrar, admin, classTeacher, stranger } = CAST;
const AWAY = { deputy: classTeacher.person, since: '2025-03-20', until: '2025-03-26', reason: '外出培训' } as const;
let desk: ReturnType<typeof anOrganizationDesk>;
let today: LocalDate;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  today = '2025-03-20';
  const plain = anOrganizationDesk(database.db);
  desk = { ...plain, clock: { ...plain.clock, today: () => today } };
  return () => database.close();
});

const codes = (outcome: object): readonly string[] =>
  'objections' in outcome ? (outcome.objections as readonly { code: string }[]).map(({ code }) => code) : []; // a refusal's
const officesOf = async (person: string) =>
  (await findPerson(desk.db, desk.seal, admin, person))?.offices.map(({ office }) => office) ?? [];

test('who stands in holds the office from the first day to the last, and the head keeps it', async () => {
  await delegate(desk, head, AWAY);
  expect(await officesOf(classTeacher.person)).toEqual(['class-teacher', 'head']);
  expect(await officesOf(head.person)).toEqual(['head']);

  today = '2025-03-26';
  expect(await turnDelegations(desk)).toBe(0);
  today = '2025-03-27';
  expect(await turnDelegations(desk)).toBe(1);
  expect(await turnDelegations(desk)).toBe(0);
  expect(await officesOf(classTeacher.person)).toEqual(['class-teacher']);
  expect(await delegationsOf(desk.db, head)).toEqual([]);
});

test('what begins later begins on its day', async () => {
  await delegate(desk, head, { ...AWAY, since: '2025-03-24' });
  expect(await officesOf(classTeacher.person)).toEqual(['class-teacher']);

  today = '2025-03-24';
  expect(await turnDelegations(desk)).toBe(1);
  expect(await officesOf(classTeacher.person)).toEqual(['class-teacher', 'head']);
});

test('both see it, a stranger does not, and only who gave it takes it back', async () => {
  const set = await delegate(desk, head, AWAY);
  if ('objections' in set) throw new Error('refused');
  expect(await delegationsOf(desk.db, head)).toMatchObject([{ mine: true, running: true, to: classTeacher.name }]);
  expect(await delegationsOf(desk.db, classTeacher)).toMatchObject([{ mine: false, from: head.name }]);
  expect(await delegationsOf(desk.db, stranger)).toEqual([]);
  expect(await delegationsOf(desk.db, registrar)).toEqual([]);

  expect(codes(await endDelegation(desk, classTeacher, set.id))).toEqual(['gone']);
  expect(await endDelegation(desk, head, set.id)).toEqual({ id: set.id });
  expect(await officesOf(classTeacher.person)).toEqual(['class-teacher']);
});

test.each([
  [{ deputy: head.person }, ['oneself']],
  [{ deputy: stranger.person }, ['deputy']],
  [{ since: '2025-03-01' }, ['past']],
  [{ until: '2025-03-19' }, ['order']],
  [{ until: '2025-12-31' }, ['long']],
] as const)('%j is refused: %j', async (over, expected) => {
  expect(codes(await delegate(desk, head, { ...AWAY, ...over }))).toEqual(expected);
  expect(await delegationsOf(desk.db, head)).toEqual([]);
});

test('nobody is stood in for twice, and a borrowed office is not lent on', async () => {
  await delegate(desk, head, AWAY);
  expect(codes(await delegate(desk, head, { ...AWAY, deputy: registrar.person }))).toEqual(['twice']);
  const asHead = { ...head, person: classTeacher.person, name: classTeacher.name };
  expect(codes(await delegate(desk, asHead, { ...AWAY, deputy: registrar.person }))).toEqual(['stands-in']);
});

test('the administrator’s office is not delegated', async () => {
  expect(codes(await delegate(desk, admin, AWAY))).toEqual(['office']);
});
