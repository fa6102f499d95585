import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draw, readPopulation } from '#src/inspection/draw.ts';
import { CAST, PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { sectionOf } from './meetings.ts';

/** R26 市局督查 — figures, a sample that anybody can draw again, check sheets, a result, and a school that answers. */
let at: CountyAtWork;
let city: AtDesk;
let id: string;

const DRAFT = {
  ...{
    unit: PLACES.county,
    title: '2025年春季学籍管理督查',
    subject: '表册一致、佐证齐全',
    basis: '宛教督〔2025〕3号',
  },
  ...{ startsOn: '2025-03-24', endsOn: '2025-03-28', team: '孙督查、马督查' },
  design: { schools: [], drawSchools: 0, pupils: 4, bySize: false },
};

beforeAll(async () => {
  at = await aCountyAtWork();
  at.goTo('2025-03-20');
  const own = [...'甲乙丙丁戊'].map((word, at) => aChild(`张小${word}`, at + 1));
  await (await at.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(own) });
  const wrong = { ...OF_DANSHUI, birthDate: '20150401' };
  const others = [aChild('李小甲', 6, OF_DANSHUI), aChild('李小乙', 7, OF_DANSHUI), aChild('李小错', 8, wrong)];
  await (await at.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf(others) });
  city = await at.as('inspector');
});
afterAll(() => at.close());

const whole = async (who: AtDesk = city) => (await who.get(`/api/inspections/${id}`)).body;
const press = async (deed: string, more: object = {}) =>
  city.post(`/api/inspections/${id}/${deed}`, { revision: (await whole()).revision, ...more });

test('the inspector sees the county in figures, and of a faulty record a surname', async () => {
  const { rows } = (await city.get('/api/inspections/counties')).body;
  expect(rows).toMatchObject([
    { name: '西峡县', pupils: 8, withErrors: 1 },
    { name: '镇平县', pupils: 0 },
  ]);
  expect((await city.get(`/api/inspections/faulty?unit=${PLACES.county}`)).body).toMatchObject({
    rows: [{ name: '李**', place: '丹水镇中心小学四年级1班' }],
  });
  expect((await (await at.as('county')).get('/api/inspections/counties')).status).toBe(403);
});

test('an inspection is planned, and nobody below hears of it before the draw', async () => {
  expect((await city.post('/api/inspections', { ...DRAFT, basis: '' })).body.objections).toMatchObject([
    { code: 'empty', field: 'basis' },
  ]);
  const made = await city.post('/api/inspections', DRAFT);
  expect(made.status).toBe(201);
  id = made.body.id;
  for (const who of ['county', 'registrar', 'head', 'stranger'] as const) {
    expect((await (await at.as(who)).get(`/api/inspections/${id}`)).status).toBe(404);
    expect((await (await at.as(who)).get('/api/inspections')).body.rows).toEqual([]);
  }
});

test('nobody can be drawn before the random number is fixed, and one person alone cannot fix it', async () => {
  expect((await press('draw')).body.objections).toMatchObject([{ code: 'state' }]);
  const alone = { parts: [{ by: '孙督查', value: '17' }], isPublic: false };
  expect((await press('seed', alone)).body.objections).toMatchObject([{ code: 'few' }]);
  const parts = [...alone.parts, { by: '丁河镇王校长', value: '830174' }];
  expect((await press('seed', { parts, isPublic: false })).status).toBe(200);
  expect((await press('seed', { parts, isPublic: false })).body.objections).toMatchObject([{ code: 'state' }]);
  expect(await whole()).toMatchObject({ state: 'seeded', protocol: { seed: '17|830174' } });
});

test('the draw freezes the list; whoever has it and the number draws the same pupils', async () => {
  at.clock.pass(1);
  expect((await press('draw')).status).toBe(200);
  const { protocol, schools } = await whole();
  expect(protocol).toMatchObject({ populationSize: 8, asOf: '2025-03-20' });
  const { text } = await city.get(`/api/inspections/${id}/population.txt`);
  const sha256 = (words: string) => createHash('sha256').update(words, 'utf8').digest('hex');
  expect(sha256(text)).toBe(protocol.populationDigest);
  const { pupils: again } = draw(readPopulation(text) ?? [], protocol.seed, DRAFT.design, sha256);
  const drawn: string[] = [];
  for (const { id: school } of schools) {
    const sheet = (await city.get(`/api/inspections/${id}/schools/${school}`)).body;
    drawn.push(...sheet.pupils.map(({ student }: { student: string }) => student));
  }
  expect(drawn.sort()).toEqual(again.map((line) => line.id).sort());
  expect((await city.get(`/api/inspections/${id}/repetition`)).body).toEqual({
    isSameList: true,
    isSameSample: true,
    drawn: 4,
  });
  // The register moves on; the list does not.
  const { body } = await (await at.as('county')).get(`/api/inspections/${id}/repetition`);
  expect(body).toMatchObject({ isSameSample: true });
});

test('the county and the schools that were drawn are asked to bring the papers, and see no result yet', async () => {
  for (const who of ['county', 'registrar', 'head'] as const) {
    const seen = await whole(await at.as(who));
    expect(seen).toMatchObject({ state: 'drawn', conclusion: '', mayRun: false });
    expect(seen.results).toBeUndefined();
    expect(seen.papers.length).toBeGreaterThan(5);
    expect(await sectionOf(await at.as(who), 'inspections-coming')).toMatchObject({ count: 1 });
  }
  const seen = await whole(await at.as('registrar'));
  expect(seen.schools.map(({ name }: { name: string }) => name)).toEqual(['丁河镇中心小学']);
  for (const who of ['stranger', 'strangeRegistrar'] as const) {
    expect((await (await at.as(who)).get(`/api/inspections/${id}`)).status).toBe(404);
  }
});

test('on the sheet a number is in stars, and every pupil who was looked at is in the county’s audit', async () => {
  const [school] = (await whole()).schools;
  const sheet = (await city.get(`/api/inspections/${id}/schools/${school.id}`)).body;
  const numbers = sheet.pupils.flatMap(({ facts }: { facts: { title: string; text: string }[] }) =>
    facts.filter(({ title }) => title === '身份证件号').map(({ text }) => text),
  );
  expect(numbers.length).toBe(school.pupils);
  for (const number of numbers) expect(number).toMatch(/^4\*{16}.$/);
  const audit = (await (await at.as('auditor')).get('/api/audit?action=inspection.look')).text;
  expect(audit).toContain('孙督查');
});

test('sheets are filled in tap by tap, and a fault needs a word or a photograph', async () => {
  const { schools } = await whole();
  for (const { id: school } of schools) {
    const sheet = (await city.get(`/api/inspections/${id}/schools/${school}`)).body;
    const of = (about: string, items: readonly string[]) =>
      items.map((item) => ({ about, item, verdict: 'right', note: '' }));
    const pupil = ['present', 'roster', 'identity', 'guardians', 'evidence', 'key', 'time'];
    const own = ['plan', 'sheets', 'numberless', 'admission', 'dropout', 'login', 'files'];
    for (const { student } of sheet.pupils) {
      expect((await city.put(`/api/inspections/${id}/answers`, { answers: of(student, pupil) })).status).toBe(200);
    }
    expect((await city.put(`/api/inspections/${id}/answers`, { answers: of(school, own) })).status).toBe(200);
  }
  const [school] = schools;
  const stranger = { about: CAST.head.person, item: 'present', verdict: 'right', note: '' };
  const refused = await city.put(`/api/inspections/${id}/answers`, { answers: [stranger] });
  expect(refused.body.objections).toMatchObject([{ code: 'not-drawn', field: `${CAST.head.person} present` }]);

  const { pupils } = (await city.get(`/api/inspections/${id}/schools/${school.id}`)).body;
  const wrong = { about: pupils[0].student, item: 'evidence', verdict: 'wrong', note: '' };
  await city.put(`/api/inspections/${id}/answers`, { answers: [wrong] });
  expect((await press('conclusion', { conclusion: '总体较好' })).body.objections).toMatchObject([{ code: 'wordless' }]);
  const photo = await city.send(
    `/api/inspections/${id}/photos`,
    { kind: `${pupils[0].student} evidence` },
    jpg(await aPhoto(800, 600)),
  );
  expect(photo.status).toBe(201);
  expect((await city.get(`/api/inspections/${id}/photos/${photo.body.id}`)).status).toBe(200);
  expect((await (await at.as('county')).get(`/api/inspections/${id}/photos/${photo.body.id}`)).status).toBe(404);
});

test('who forgets the end of an inspection is reminded on the working day before', async () => {
  at.goTo('2025-03-26');
  await at.rounds();
  const soon = async () =>
    (await (await at.as('inspector')).get('/api/notices')).body.rows.filter(
      ({ event }: { event: string }) => event === 'inspection-soon',
    ).length;
  expect(await soon()).toBe(0);
  at.goTo('2025-03-27');
  await at.rounds();
  await at.rounds();
  expect(await soon()).toBe(1);
  city = await at.as('inspector');
});

test('the result is concluded and published: rate, interval and size; the school reads its own and answers', async () => {
  expect((await press('conclusion', { conclusion: '总体较好，一名学生佐证不全' })).status).toBe(200);
  expect(await whole()).toMatchObject({
    state: 'concluded',
    results: { pupilsDrawn: 4, pupilsChecked: 4, errorRate: { wrong: 1, of: 4, rate: 0.25 } },
  });
  expect((await press('publication')).status).toBe(200);
  const registrar = await at.as('registrar');
  expect(await sectionOf(registrar, 'inspections-out')).toMatchObject({ count: 1 });
  const seen = await whole(registrar);
  expect(seen.conclusion).toContain('佐证不全');
  const [own] = seen.schools;
  expect((await registrar.get(`/api/inspections/${id}/schools/${own.id}`)).body.answers.length).toBeGreaterThan(0);
  const answer = `/api/inspections/${id}/schools/${own.id}/response`;
  expect((await registrar.post(answer, { text: '已补齐佐证' })).status).toBe(200);
  expect((await (await at.as('county')).post(answer, { text: '代答' })).status).toBe(403);
  expect((await (await at.as('neighbour')).post(answer, { text: '代答' })).status).toBe(404);
  const answered = (await whole()).schools.find((each: { id: string }) => each.id === own.id);
  expect(answered.response).toBe('已补齐佐证');
});

test('the county is asked to mend it by a day, and the circular says what was found', async () => {
  const origin = { kind: 'inspection', id, title: DRAFT.title, door: { to: '/inspections/$id', params: { id } } };
  const demand = { subject: '督查发现问题整改', demand: '逐项整改并答复', basis: DRAFT.basis, days: 10 };
  const opened = await city.post('/api/supervisions', { receiver: PLACES.county, ...demand, origin });
  expect(opened.status).toBe(201);
  const answer = { deed: 'answer', revision: 1, words: '已逐项整改' };
  const county = await at.as('county');
  const { revision } = (await county.get(`/api/supervisions/${opened.body.id}`)).body;
  expect((await county.post(`/api/supervisions/${opened.body.id}/answers`, { ...answer, revision })).status).toBe(200);
  const letter = await city.post(`/api/inspections/${id}/circular`);
  expect(letter.status).toBe(201);
  const { text } = await city.get(`/api/letters/${letter.body.id}`);
  expect(text).toContain('占25.0%（95%区间4.6%—69.9%）');
  expect(text).toContain('佐证齐全 1 人');
  expect((await county.post(`/api/inspections/${id}/circular`)).status).toBe(403);
});

test('the protocol is printed, and the results are taken away without a name', async () => {
  const pdf = await city.get(`/api/inspections/${id}/protocol.pdf`);
  expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const workbook = await city.get(`/api/inspections/${id}/results.xlsx`);
  expect(workbook.status).toBe(200);
});

test('what is planned can be called off, with a reason', async () => {
  const made = await city.post('/api/inspections', { ...DRAFT, title: '秋季督查' });
  const gone = { revision: made.body.revision, reason: '改期' };
  expect((await city.post(`/api/inspections/${made.body.id}/cancellation`, gone)).status).toBe(200);
  expect((await city.get(`/api/inspections/${made.body.id}`)).body).toMatchObject({
    state: 'cancelled',
    reason: '改期',
  });
});
