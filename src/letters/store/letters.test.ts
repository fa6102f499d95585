import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '#src/printing/compile.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, type CastMember, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Letter } from '../letter.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { draftCertificate } from './draft-certificate.ts';
import { draftLetter, type LetterDraft } from './draft-letter.ts';
import { archiveLetter, voidLetter } from './end-letter.ts';
import { listHouses, setHouse } from './houses.ts';
import type { LetterDesk, LetterTurn } from './letter-desk.ts';
import { findLetter, holdLetter } from './letter-rows.ts';
import { lettersAbout } from './letters-about.ts';
import { listLetters } from './list-letters.ts';
import { moveLetters } from './move-letters.ts';
import { openLetter } from './open-letter.ts';
import { possibleAddressees } from './possible-addressees.ts';
import { printLetter } from './print-letter.ts';
import { registerReceipt, takeLetter } from './receipts.ts';
import { remindOfReceipts } from './remind-of-receipts.ts';
import { secretPage } from './secret-page.ts';
import { sendLetter } from './send-letter.ts';
import { signLetter } from './sign-letter.ts';
import { saveText, versionsOf } from './template-versions.ts';
import { lettersOfToday } from './today-letters.ts';
import type { LetterOutcome } from './turn-letter.ts';

const NUMBER = '411323201501010019';
const MATTER = { kind: 'continuity', id: '0d9d6a1e-0000-4000-8000-000000000001' };

const INQUIRY: LetterTemplate = {
  ...{ key: 'test.inquiry', kind: 'letter', name: '函告接续', house: 'county' },
  title: '关于商请接续{学生}学籍的函',
  body: ['{学生}（{号码}）已在贵县就读，请接续。'],
  fields: [
    { name: '学生', example: '张小明' },
    { name: '号码', secret: true, example: NUMBER },
  ],
  receipt: { outcomes: { continued: '已接续', unknown: '查无此人' }, days: 10 },
};
const REPORT: LetterTemplate = { ...INQUIRY, key: 'test.report', kind: 'report', house: 'head', name: '辍学报告' };

let database: TestDatabase;
let desk: LetterDesk;
const clock = movingClock();
const turns: (readonly [string, LetterTurn])[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  desk = {
    ...aDesk({ db: database.db, clock }),
    typeset: async (job) => compile(job),
    letterTemplates: [INQUIRY, REPORT],
    letterHooks: [
      {
        about: 'continuity',
        turned: async (_, { title }, turn) => {
          turns.push([title, turn]);
        },
      },
    ],
  };
  await seedCast(database.db);
});
afterAll(() => database.close());

const drafted = (who: CastMember, draft: Partial<LetterDraft> = {}) =>
  desk.db.transaction().execute((work) => {
    return draftLetter(desk, work, CAST[who], {
      ...{ template: INQUIRY, unit: PLACES.county, to: { name: '内乡县教育体育局' }, about: MATTER },
      ...{ fields: { 学生: '张小明', 号码: NUMBER }, ...draft },
    });
  });

const done = (outcome: LetterOutcome): Letter => {
  if (outcome === 'missing' || 'objections' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.letter;
};

test('a letter is drafted in the words in force, and its number of the child is kept sealed', async () => {
  const id = await drafted('county');
  const found = await findLetter(desk.db, CAST.county, id);
  expect(found?.letter).toMatchObject({ state: 'draft', title: '关于商请接续张小明学籍的函', number: undefined });
  expect(found?.sealed.includes(NUMBER)).toBe(false);
  const open = await openLetter(desk, CAST.county, id);
  expect(open?.content.body).toEqual(['张小明（4****************9）已在贵县就读，请接续。']);
  expect(JSON.stringify(open?.content)).not.toContain(NUMBER);
});

test('a declared field that is missing is our own mistake, and nothing is drafted', async () => {
  await expect(drafted('county', { fields: { 学生: '张小明' } })).rejects.toThrow('号码');
});

test('twelve who sign at the same moment get twelve numbers in a row, each once', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 12; at += 1) ids.push(await drafted('county'));
  const signed = await Promise.all(ids.map((id) => signLetter(desk, CAST.county, id, 1)));
  const numbers = signed.map((outcome) => Number(/〔\d+〕(\d+)号/.exec(done(outcome).number ?? '')?.[1]));
  const from = Math.min(...numbers);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => from + at));
});

test('a signature that fails gives its number back, and a voided letter keeps its own', async () => {
  const first = done(await signLetter(desk, CAST.county, await drafted('county'), 1));
  const failing: LetterDesk = {
    ...desk,
    letterHooks: [{ about: 'continuity', turned: () => Promise.reject(new Error('broken')) }],
  };
  await expect(signLetter(failing, CAST.county, await drafted('county'), 1)).rejects.toThrow('broken');
  done(await voidLetter(desk, CAST.county, first.id, first.revision, '写错了对象'));
  const next = done(await signLetter(desk, CAST.county, await drafted('county'), 1));
  const sequence = (number: string | undefined) => Number(/〔\d+〕(\d+)号/.exec(number ?? '')?.[1]);
  expect(sequence(next.number)).toBe(sequence(first.number) + 1);
  expect((await findLetter(desk.db, CAST.county, first.id))?.letter).toMatchObject({
    ...{ state: 'void', number: first.number, voidReason: '写错了对象' },
  });
});

test('each kind and each house has a series of its own', async () => {
  const id = await drafted('registrar', { template: REPORT, unit: PLACES.primary });
  expect(await signLetter(desk, CAST.registrar, id, 1)).toMatchObject({ objections: [{ code: 'signer' }] });
  expect(done(await signLetter(desk, CAST.head, id, 1)).number).toMatch(/^丁河中小报〔\d{4}〕1号$/);
});

test('two houses with one mark are refused before a number is given twice', async () => {
  const set = {
    county: CAST.county.county,
    house: 'head',
    name: '校',
    set_at: clock.now(),
    set_by: CAST.county.person,
  };
  await desk.db
    .insertInto('letter_houses')
    .values({ ...set, unit: PLACES.other, word: '丁河中小' })
    .execute();
  const unit = PLACES.other;
  const id = await drafted('neighbour', { template: REPORT, unit });
  const head = { ...CAST.head, unit };
  expect(await signLetter(desk, head, id, 1)).toMatchObject({ objections: [{ code: 'word' }] });
});

test('it is sent, answered in the template’s own words, and archived; the matter hears of each', async () => {
  turns.length = 0;
  const signed = done(await signLetter(desk, CAST.county, await drafted('county'), 1));
  const { id } = signed;
  const on = clock.today();
  const sent = done(await sendLetter(desk, CAST.county, id, signed.revision, { way: 'post', on }));
  expect(sent).toMatchObject({ state: 'sent', sentOn: on });
  expect(sent.receiptDue).toBeDefined();
  expect(await archiveLetter(desk, CAST.county, id, sent.revision)).toMatchObject({
    objections: [{ code: 'awaited' }],
  });
  const strange = await registerReceipt(desk, CAST.county, id, sent.revision, { outcome: 'maybe', on });
  expect(strange).toMatchObject({ objections: [{ code: 'outcome' }] });
  const answered = done(await registerReceipt(desk, CAST.county, id, sent.revision, { outcome: 'continued', on }));
  expect(done(await archiveLetter(desk, CAST.county, id, answered.revision)).state).toBe('archived');
  expect(turns.map(([, turn]) => turn)).toEqual(['signed', 'sent', 'answered']);
});

test('a letter to the township lies among what came in there only once it is sent, and is taken in once', async () => {
  const to = { name: '丁河镇人民政府', unit: PLACES.dinghe, offices: ['township'] as const };
  const id = await drafted('registrar', { template: REPORT, unit: PLACES.primary, to });
  const signed = done(await signLetter(desk, CAST.head, id, 1));
  expect(await findLetter(desk.db, CAST.township, id)).toBeUndefined();
  done(await sendLetter(desk, CAST.registrar, id, signed.revision, { way: 'system', on: clock.today() }));
  expect((await openLetter(desk, CAST.township, id))?.mayTake).toBe(true);
  const answered = done(await takeLetter(desk, CAST.township, id, 'continued'));
  expect(answered).toMatchObject({ state: 'answered', receiptOutcome: 'continued' });
  expect(await takeLetter(desk, CAST.centralSchool, id, undefined)).toBe('missing');
});

test('a 回执 that has not come is asked after once its working days are over, the Spring Festival not counted', async () => {
  clock.pass((new Date('2026-02-10T10:00:00+08:00').getTime() - clock.now().getTime()) / 60_000);
  const signed = done(await signLetter(desk, CAST.county, await drafted('county'), 1));
  const way = { way: 'post', on: clock.today() } as const;
  // 14 and 28 February are worked in place of the festival's days.
  expect(done(await sendLetter(desk, CAST.county, signed.id, signed.revision, way)).receiptDue).toBe('2026-03-02');
  clock.pass(20 * 1440);
  expect([clock.today(), await remindOfReceipts(desk)]).toEqual(['2026-03-02', 0]);
  clock.pass(1440);
  expect(await remindOfReceipts(desk)).toBe(1);
  expect(await remindOfReceipts(desk)).toBe(0);
});

test('a unit that moves takes its letters, its mark and its series along', async () => {
  const id = await drafted('registrar', { template: REPORT, unit: PLACES.primary });
  const to = `${PLACES.danshui}/2141000001` as const;
  await desk.db.transaction().execute((work) => moveLetters(work, CAST.county.county, PLACES.primary, to));
  expect((await findLetter(desk.db, CAST.county, id))?.letter.unit).toBe(to);
  await desk.db.transaction().execute((work) => moveLetters(work, CAST.county.county, to, PLACES.primary));
});

test('a stranger lists no letters, no houses and no versions, and prints nothing', async () => {
  const today = clock.today();
  const id = await drafted('county');
  for (const who of ['stranger', 'strangeRegistrar'] as const) {
    for (const box of ['in', 'out', 'all'] as const) {
      expect((await listLetters(desk.db, CAST[who], { box, limit: 50 }, today)).rows).toEqual([]);
    }
    expect(await printLetter(desk, CAST[who], id, 'pdf')).toBe('missing');
    expect(await secretPage(desk, CAST[who], id, '看看')).toBe('missing');
    expect(await lettersOfToday(desk)({ actor: CAST[who], today, since: clock.now() })).toEqual([]);
    expect(await draftCertificate(desk, CAST[who], MATTER.id, '乘车')).toBe('missing');
    const places = (await possibleAddressees(desk.db, CAST[who])).map(({ unit }) => unit);
    expect(places.filter((unit) => unit.startsWith(PLACES.county))).toEqual([]);
  }
  await saveText(desk, CAST.county, INQUIRY.key, { title: '函', body: ['请接续{学生}。'], note: '简化' });
  expect(await versionsOf(desk, CAST.stranger.county, INQUIRY.key)).toEqual([]);
  expect(
    (await listHouses(desk.db, CAST.stranger, today)).every(({ unit }) => unit.startsWith(PLACES.nextCounty)),
  ).toBe(true);
  expect(await setHouse(desk, CAST.stranger, { ...HOUSE, unit: PLACES.primary })).toBe('missing');
});

const HOUSE = { house: 'head', name: '某校', word: '某', contact: '' } as const;

test('a stranger finds, holds, reads and takes nothing of it', async () => {
  const about = { kind: 'continuity', id: '0d9d6a1e-0000-4000-8000-000000000002' };
  const id = await drafted('county', { about });
  for (const who of ['stranger', 'neighbour', 'township', 'classTeacher', 'inspector'] as const) {
    expect(await findLetter(desk.db, CAST[who], id)).toBeUndefined();
    expect(await desk.db.transaction().execute((work) => holdLetter(work, CAST[who], id))).toBeUndefined();
    expect(await lettersAbout(desk.db, CAST[who], about)).toEqual([]);
    expect(await openLetter(desk, CAST[who], id)).toBeUndefined();
    expect(await takeLetter(desk, CAST[who], id, undefined)).toBe('missing');
    expect(await signLetter(desk, CAST[who], id, 1)).toBe('missing');
  }
  expect((await lettersAbout(desk.db, CAST.county, about)).length).toBe(1);
});
