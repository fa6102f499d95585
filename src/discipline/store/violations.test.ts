import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence } from '#src/evidence/store/read-evidence.ts';
import { noticesOf } from '#src/notices/store/read-notices.ts';
import type { Actor } from '#src/organization/office.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { OWN_SOURCES } from './basis-sources.ts';
import { dealWithViolation, type Said } from './deal-with-violation.ts';
import type { DisciplineDesk } from './discipline-desk.ts';
import { listViolations } from './list-violations.ts';
import { lookAtViolation } from './look-at-violation.ts';
import { moveViolations } from './move-violations.ts';
import { registerViolation } from './register-violation.ts';
import { remindOfViolations } from './remind-of-violations.ts';
import { stepMeasure } from './step-measure.ts';
import { disciplineOfToday } from './today-discipline.ts';
import { violationFigures } from './violation-figures.ts';
import { addPaper, addViolationFile, filesOf, openViolationFile } from './violation-files.ts';
import { draftPeriodCircular, draftViolationLetter } from './violation-letters.ts';
import { findViolation } from './violation-rows.ts';

let database: TestDatabase;
let desk: DisciplineDesk;
const clock = movingClock();
const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';
const PERIOD = { from: '2024-01-01', until: '2026-12-31' } as const;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = { ...aDesk({ db: database.db, clock }), readEvidence, basisSources: OWN_SOURCES };
  await seedCast(database.db);
});
afterAll(() => database.close());

const goTo = (day: string) =>
  clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000);
const deskShown = () => ({ limit: 50, today: clock.today() });

let pictures = 0;
async function paper(by: Actor = CAST.centralSchool): Promise<string> {
  pictures += 1;
  const kept = await addPaper(desk, by, PLACES.primary, jpg(await aPhoto(800 + pictures, 600)));
  if (kept === 'missing' || 'objections' in kept) throw new Error(JSON.stringify(kept));
  return kept.id;
}

async function registered(by: Actor = CAST.centralSchool): Promise<string> {
  const draft = { kind: 'other', title: '不按时上报', foundOn: clock.today(), facts: '三次没有按时上报', people: [] };
  const bases = [{ kind: 'evidence', subject: await paper(by) }] as const;
  const made = await registerViolation(desk, by, PLACES.primary, draft, bases);
  if (made === 'missing' || 'objections' in made) throw new Error(JSON.stringify(made));
  return made.id;
}

async function press(id: string, by: Actor, said: Said) {
  const seen = await findViolation(desk, CAST.county, id);
  return dealWithViolation(desk, by, id, seen?.violation.revision ?? 0, said);
}

async function informed(): Promise<string> {
  const id = await registered();
  await press(id, CAST.county, { deed: 'verify', text: '属实' });
  await press(id, CAST.county, { deed: 'inform', text: '拟约谈', days: 5 });
  return id;
}

test('strangers find nothing and can do nothing; a neighbour’s registrar and the township neither', async () => {
  const id = await informed();
  const file = jpg(await aPhoto(700, 600));
  for (const who of [CAST.stranger, CAST.strangeRegistrar, CAST.neighbour, CAST.township, CAST.inspector]) {
    expect(await findViolation(desk, who, id)).toBeUndefined();
    expect(await lookAtViolation(desk, who, id)).toBeUndefined();
    expect((await listViolations(desk.db, who, {}, deskShown())).rows).toEqual([]);
    expect(await violationFigures(desk.db, who, PERIOD)).toEqual([]);
    expect(await press(id, who, { deed: 'withdraw', text: '不办了' })).toBe('missing');
    expect(await stepMeasure(desk, who, id, 1, { measure: NOBODY, on: clock.today(), words: {} })).toBe('missing');
    expect(await addPaper(desk, who, PLACES.primary, file)).toBe('missing');
    expect(await addViolationFile(desk, who, id, file)).toBe('missing');
    expect(await openViolationFile(desk, who, id, NOBODY)).toBeUndefined();
    expect(await draftViolationLetter(desk, who, id, 'told')).toBe('missing');
    expect(await draftPeriodCircular(desk, who, PERIOD)).toHaveProperty('objections');
    expect(await disciplineOfToday(desk)({ actor: who, today: clock.today(), since: clock.now() })).toEqual([]);
    for (const { among } of OWN_SOURCES) expect(await among(desk.db, who, PLACES.primary)).toEqual([]);
    const draft = { kind: 'other', title: '某事', foundOn: clock.today(), facts: '某事', people: [] };
    expect(await registerViolation(desk, who, PLACES.primary, draft, [])).toBe('missing');
  }
});

test('before it is told the head knows nothing, and afterwards neither who registered it nor its papers', async () => {
  const id = await registered();
  expect(await findViolation(desk, CAST.head, id)).toBeUndefined();
  await press(id, CAST.county, { deed: 'verify', text: '李某反映，已核实' });
  expect(await findViolation(desk, CAST.head, id)).toBeUndefined();
  await press(id, CAST.county, { deed: 'inform', text: '拟约谈', days: 5 });
  const seen = await lookAtViolation(desk, CAST.head, id);
  expect(JSON.stringify(seen)).not.toMatch(/李某|三次没有按时上报|郑老师|陈股长/);
  expect(seen?.violation.registeredBy).toBe('');
  expect(seen?.files).toEqual([]);
  const [basis] = await filesOf(desk.db, { county: COUNTY, id }, 'county');
  expect(await openViolationFile(desk, CAST.head, id, basis?.id ?? '')).toBeUndefined();
  expect((await openViolationFile(desk, CAST.county, id, basis?.id ?? ''))?.type).toBe('image/jpeg');
});

test('a basis that would give somebody away is kept from the accused, its name too', async () => {
  const id = await informed();
  const row = { county: COUNTY, violation: id, id: NOBODY, kind: 'petition', subject: NOBODY, title: '诉求 2025-7' };
  await desk.db.insertInto('violation_bases').values(row).execute();
  const titles = async (who: Actor) => (await lookAtViolation(desk, who, id))?.bases.map(({ kind }) => kind).sort();
  expect(await titles(CAST.county)).toEqual(['evidence', 'petition']);
  expect(await titles(CAST.head)).toEqual(['evidence']);
});

test('a tip-off that was found true is a basis for its inspector alone, and the county reads its number only', async () => {
  const row = { county: COUNTY, number: '举报2025-1', desk: PLACES.county, unit: PLACES.primary, state: 'closed' };
  const known = { received_on: '2025-03-10', closed_on: '2025-03-18', outcome: 'true' } as const;
  const code = {
    code_tag: Buffer.alloc(16),
    code_hash: '',
    reporter_key: Buffer.alloc(1),
    reporter_locked: Buffer.alloc(1),
  };
  const id = '0d9d6a1e-0000-4000-8000-0000000000bb';
  await desk.db
    .insertInto('tip_offs')
    .values({ ...row, ...known, ...code, id })
    .execute();
  const source = OWN_SOURCES.find(({ kind }) => kind === 'tip-off');
  for (const who of [CAST.county, CAST.centralSchool, CAST.head, CAST.stranger]) {
    expect(await source?.among(desk.db, who, PLACES.primary)).toEqual([]);
  }
  expect(await source?.among(desk.db, CAST.tipOffs, PLACES.other)).toEqual([]);
  const draft = { kind: 'other', title: '拒收学籍', foundOn: clock.today(), facts: '查实', people: [] };
  const bases = [{ kind: 'tip-off', subject: id }] as const;
  const made = await registerViolation(desk, CAST.tipOffs, PLACES.primary, draft, bases);
  if (made === 'missing' || 'objections' in made) throw new Error(JSON.stringify(made));
  await press(made.id, CAST.county, { deed: 'verify', text: '属实' });
  await press(made.id, CAST.county, { deed: 'inform', text: '拟约谈', days: 5 });
  expect((await lookAtViolation(desk, CAST.county, made.id))?.bases).toMatchObject([
    { kind: 'tip-off', title: '举报 举报2025-1', door: undefined },
  ]);
  expect(JSON.stringify(await lookAtViolation(desk, CAST.head, made.id))).not.toContain('举报');
});

test('a paper rests under one violation, and nobody else’s paper is a basis', async () => {
  const subject = await paper(CAST.county);
  const draft = { kind: 'other', title: '另一件', foundOn: clock.today(), facts: '某事', people: [] };
  const bases = [{ kind: 'evidence', subject }] as const;
  expect(await registerViolation(desk, CAST.centralSchool, PLACES.primary, draft, bases)).toMatchObject({
    objections: [{ code: 'basis' }],
  });
});

test('what is written of it lies sealed', async () => {
  await registered();
  const rows = await desk.db.selectFrom('violations').select('sealed').execute();
  expect(rows.every(({ sealed }) => !sealed.includes('没有按时上报'))).toBe(true);
});

test('the table itself refuses a decision by whoever registered it', async () => {
  const id = await informed();
  const write = desk.db
    .updateTable('violations')
    .set({ decided_by: CAST.centralSchool.person })
    .where('id', '=', id)
    .execute();
  await expect(write).rejects.toThrow('violations_not_alone');
});

test('over Spring Festival the days stand still, and a worked Sunday counts', async () => {
  goTo('2025-01-22'); // Wednesday: 23, 24, then the worked Sunday 26 and Monday 27, then 5 February
  const id = await informed();
  expect((await findViolation(desk, CAST.head, id))?.violation.replyUntil).toBe('2025-02-05');
  const told = async (who: Actor, event: string) =>
    (await noticesOf(desk.db, who, { unread: false, limit: 99 })).rows.filter(
      (each) => each.event === event && each.door.params?.id === id,
    ).length;
  for (const [day, soon, over] of [
    ['2025-01-25', 0, 0],
    ['2025-01-26', 1, 0],
    ['2025-02-03', 1, 0],
    ['2025-02-05', 1, 0],
    ['2025-02-06', 1, 1],
    ['2025-02-07', 1, 1],
  ] as const) {
    goTo(day);
    await remindOfViolations(desk);
    const said = [await told(CAST.head, 'violation-reply-soon'), await told(CAST.county, 'violation-may-decide')];
    expect([day, ...said]).toEqual([day, soon, over]);
  }
  goTo('2025-03-20');
});

test('a year whose holidays are not published is no guess: nothing is told of it', async () => {
  goTo('2031-12-29');
  const id = await registered();
  await press(id, CAST.county, { deed: 'verify', text: '属实' });
  expect(await press(id, CAST.county, { deed: 'inform', text: '拟约谈', days: 5 })).toMatchObject({
    objections: [{ code: 'unpublished' }],
  });
  goTo('2025-03-20');
});

test('the county drafts what is told as a letter, and a circular of a period with its figures', async () => {
  const id = await informed();
  expect(await draftViolationLetter(desk, CAST.county, id, 'circular')).toMatchObject({
    objections: [{ code: 'letter' }],
  });
  const letter = await draftViolationLetter(desk, CAST.county, id, 'told');
  expect(letter).toHaveProperty('id');
  expect(await draftPeriodCircular(desk, CAST.county, PERIOD)).toHaveProperty('id');
  const about = await desk.db.selectFrom('letters').select(['about', 'kind', 'title']).orderBy('drafted_at').execute();
  expect(about).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ about: 'violation', kind: 'letter' }),
      expect.objectContaining({ kind: 'circular', title: expect.stringContaining('违规情况的通报') }),
    ]),
  );
});

test('a school that moves takes along what it answers for', async () => {
  const id = await registered();
  const to = `${PLACES.danshui}/2141000001` as const;
  await desk.db.transaction().execute((work) => moveViolations(work, COUNTY, PLACES.primary, to));
  expect((await findViolation(desk, CAST.county, id))?.violation.unit).toBe(to);
  await desk.db.transaction().execute((work) => moveViolations(work, COUNTY, to, PLACES.primary));
});
