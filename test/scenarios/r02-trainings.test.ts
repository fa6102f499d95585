import { read as readBook, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST, PLACES } from '#test/cast.ts';
import { aPdf } from '#test/evidence/forge-pdf.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg, pdf } from '#test/evidence/upload.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { aCampaign, aMeeting, sectionOf, seen } from './meetings.ts';

/** R02 专题培训 — the county trains its registrars: material, invitations, attendance, and who has not been trained, school by school. */
let at: CountyAtWork;
let campaign: string;
let id: string;

beforeAll(async () => {
  at = await aCountyAtWork();
  at.goTo('2025-03-13');
  campaign = await aCampaign(await at.as('county'));
});
afterAll(() => at.close());

const covered = async (who: 'county' | 'centralSchool', unit: string = PLACES.county) => {
  const query = `campaign=${campaign}&unit=${encodeURIComponent(unit)}`;
  return (await (await at.as(who)).get(`/api/gatherings/coverage?${query}`)).body;
};

test('the county plans a training, and every registrar of the county is on the list and told', async () => {
  const draft = { kind: 'registrars', unit: PLACES.county, title: '学籍核查培训', campaign, offices: ['registrar'] };
  const county = await at.as('county');
  expect(
    (await county.post('/api/gatherings/guests', { unit: PLACES.county, offices: ['registrar'], units: [] })).body,
  ).toEqual({ count: 2 });
  const made = await county.post('/api/gatherings', aMeeting('2025-03-17', draft));
  expect(made).toMatchObject({ status: 201, body: { asked: 2 } });
  id = made.body.id;
  const registrar = await at.as('registrar');
  expect(await sectionOf(registrar, 'gatherings-asked')).toMatchObject({
    count: 1,
    tone: 'soon',
    lines: [{ title: '学籍核查培训', detail: '2025-03-17 14:30 · 三楼会议室 · 请答复' }],
  });
  const { body } = await registrar.get('/api/notices');
  expect(body.rows).toContainEqual(
    expect.objectContaining({ event: 'gathering-asked', door: { to: '/gatherings/$id', params: { id } } }),
  );
});

test('material is a PDF or a picture, read by everybody who is asked; a Word file is refused with what to do', async () => {
  const county = await at.as('county');
  const sent = await county.send(`/api/gatherings/${id}/files`, { kind: 'material' }, pdf(aPdf()));
  expect(sent.status).toBe(201);
  const word = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('word/document.xml')]);
  const refused = await county.send(
    `/api/gatherings/${id}/files`,
    { kind: 'material' },
    {
      ...{ name: '讲义.docx', declared: 'application/octet-stream', bytes: word },
    },
  );
  expect([refused.status, refused.body.objections[0].message]).toEqual([409, expect.stringContaining('另存为 PDF')]);
  const registrar = await at.as('registrar');
  expect((await registrar.get(`/api/gatherings/${id}/files/${sent.body.id}`)).headers['content-type']).toBe(
    'application/pdf',
  );
  for (const who of ['head', 'stranger', 'strangeRegistrar'] as const) {
    if (who === 'head') continue; // of the school whose registrar is asked: may know of it
    expect((await (await at.as(who)).get(`/api/gatherings/${id}/files/${sent.body.id}`)).status).toBe(404);
  }
});

test('one registrar has taken notice, the other asks for leave with a reason', async () => {
  const [li, liu] = [await at.as('registrar'), await at.as('neighbour')];
  expect((await li.post(`/api/gatherings/${id}/reply`, { reply: 'seen' })).status).toBe(200);
  const silent = await liu.post(`/api/gatherings/${id}/reply`, { reply: 'leave' });
  expect([silent.status, silent.body.objections[0].message]).toEqual([409, '请写明请假的原因']);
  expect((await liu.post(`/api/gatherings/${id}/reply`, { reply: 'leave', reason: '婚假' })).status).toBe(200);
  expect(await sectionOf(liu, 'gatherings-asked')).toBeUndefined();
  // Neither reads the other's reason.
  expect((await seen(li, id)).people).toMatchObject([{ name: '李老师' }]);
  expect(
    (await seen(await at.as('county'), id)).people.find(({ name }: { name: string }) => name === '刘老师'),
  ).toMatchObject({
    reply: 'leave',
    leave: '婚假',
  });
});

test('on the working day before who comes is reminded, and who asked for leave is not', async () => {
  at.goTo('2025-03-14'); // Friday before the Monday
  await at.rounds();
  const told = async (who: 'registrar' | 'neighbour') =>
    (await (await at.as(who)).get('/api/notices')).body.rows.map(({ event }: { event: string }) => event);
  expect(await told('registrar')).toContain('gathering-soon');
  expect(await told('neighbour')).not.toContain('gathering-soon');
});

test('the day goes into a calendar, and the list of who signs is printed', async () => {
  const registrar = await at.as('registrar');
  const file = await registrar.get(`/api/gatherings/${id}/calendar.ics`);
  expect(file.text).toContain('DTSTART:20250317T063000Z');
  const paper = await (await at.as('county')).get(`/api/gatherings/${id}/sign-in.pdf`);
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('attendance is not taken before the day, then in one act, and nobody is passed over', async () => {
  const county = await at.as('county');
  const { revision } = await seen(county, id);
  const [li, liu] = [CAST.registrar.person, CAST.neighbour.person];
  const marks = [
    { person: li, presence: 'present', words: '' },
    { person: liu, presence: 'absent', words: '' },
  ];
  const early = await county.put(`/api/gatherings/${id}/attendance`, { revision, marks });
  expect([early.status, early.body.objections[0].code]).toEqual([409, 'early']);
  at.goTo('2025-03-17', '17:00');
  const desk = await at.as('county');
  const partly = await desk.put(`/api/gatherings/${id}/attendance`, { revision, marks: marks.slice(0, 1) });
  expect(partly.body.objections[0].message).toBe('还没有登记：刘老师。名单可能刚有变化，请刷新后补登');
  expect((await covered('county')).whole.registrar).toEqual({ trained: 0, total: 2, vacant: 0 });
  expect((await desk.put(`/api/gatherings/${id}/attendance`, { revision, marks })).status).toBe(200);
  const stale = await desk.put(`/api/gatherings/${id}/attendance`, { revision, marks });
  expect([stale.status, stale.body.objections[0].code]).toEqual([409, 'stale']);
});

test('the coverage says how many of how many, school by school, and opens the names', async () => {
  const whole = await covered('county');
  expect(whole.whole.registrar).toEqual({ trained: 1, total: 2, vacant: 0 });
  const danshui = whole.rows.find(({ path }: { path: string }) => path === PLACES.danshui);
  expect(danshui.coverage.registrar).toEqual({ trained: 0, total: 1, vacant: 0 });
  const query = `campaign=${campaign}&office=registrar&which=untrained`;
  const { body } = await (await at.as('county')).get(`/api/gatherings/coverage/names?${query}`);
  expect(body.rows).toMatchObject([{ name: '刘老师', place: '丹水镇中心小学' }]);
  expect((await (await at.as('registrar')).get(`/api/gatherings/coverage?unit=${PLACES.danshui}`)).status).toBe(404);
});

test('whoever missed it makes up for it, and the figure follows', async () => {
  at.goTo('2025-03-19');
  const county = await at.as('county');
  const body = { person: CAST.neighbour.person, on: '2025-03-18', words: '看录像，电话讲解' };
  expect((await county.post(`/api/gatherings/${id}/make-ups`, body)).status).toBe(200);
  expect((await covered('county')).whole.registrar).toEqual({ trained: 2, total: 2, vacant: 0 });
});

test('photographs of the day are kept, and the attendance leaves as a workbook that is written down', async () => {
  const county = await at.as('county');
  const photo = await county.send(`/api/gatherings/${id}/files`, { kind: 'photo' }, jpg(await aPhoto(900, 600)));
  expect(photo.status).toBe(201);
  const book = await county.get(`/api/gatherings/${id}/attendance.xlsx`);
  expect(book.bytes.subarray(0, 2).toString()).toBe('PK');
  const { text } = await (await at.as('auditor')).get('/api/audit?action=gathering.export');
  expect(text).toContain('attendance');
  expect(text).not.toContain('婚假');
});

test('the coverage leaves as a workbook with everybody behind it by name, and that is written down', async () => {
  const book = await (await at.as('county')).get(`/api/gatherings/coverage.xlsx?campaign=${campaign}`);
  expect(book.status).toBe(200);
  const read = utils.sheet_to_json<string[]>;
  const { Sheets } = readBook(book.bytes);
  const names = read(Sheets.名单 ?? {}, { header: 1 });
  expect(names).toContainEqual(['学籍管理员', '丹水镇中心小学', '刘老师', '已培训', '2025-03-18']);
  const figures = read(Sheets.培训覆盖率 ?? {}, { header: 1 });
  expect(figures.at(-1)?.slice(0, 4)).toEqual(['合计', 2, 0, 0]);
  const { text } = await (await at.as('auditor')).get('/api/audit?action=gathering.export');
  expect(text).toContain('coverage');
  const away = await (await at.as('registrar')).get(`/api/gatherings/coverage.xlsx?unit=${PLACES.danshui}`);
  expect(away.status).toBe(404);
});

test('who was asked by name is taken off again and told; who was asked for the office is not', async () => {
  const county = await at.as('county');
  const plan = aMeeting('2025-03-27', {
    kind: 'registrars',
    unit: PLACES.county,
    title: '补充培训',
    offices: ['registrar'],
  });
  const made = (await county.post('/api/gatherings', plan)).body;
  const url = `/api/gatherings/${made.id}/people`;
  expect((await county.post(url, { people: [CAST.head.person] })).body.asked).toBe(1);
  const forOffice = await county.delete(`${url}/${CAST.registrar.person}`);
  expect([forOffice.status, forOffice.body.objections[0].code]).toEqual([409, 'office']);
  expect((await (await at.as('strangeRegistrar')).delete(`${url}/${CAST.head.person}`)).status).toBe(404);
  expect((await county.delete(`${url}/${CAST.head.person}`)).status).toBe(200);
  const names = (await seen(county, made.id)).people.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual(['刘老师', '李老师']);
  const told = (await (await at.as('head')).get('/api/notices')).body.rows;
  expect(told[0]).toMatchObject({ event: 'gathering-withdrawn' });
});

test('nobody of another county sees any of it', async () => {
  for (const who of ['stranger', 'strangeRegistrar'] as const) {
    const desk = await at.as(who);
    expect((await desk.get('/api/gatherings')).body.rows).toEqual([]);
    expect((await desk.get(`/api/gatherings/${id}`)).status).toBe(404);
    expect((await desk.post(`/api/gatherings/${id}/reply`, { reply: 'seen' })).status).toBe(404);
    expect((await desk.get(`/api/gatherings/${id}/attendance.xlsx`)).status).toBe(404);
  }
});
