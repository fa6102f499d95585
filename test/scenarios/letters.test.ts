import { TemplateHandler } from 'easy-template-x';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { modelWith } from '#test/evidence/word-model.ts';
import { csvOf } from '#test/intake.ts';
import { pagesOf } from '#test/printing/pages-of.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** 公文 — drafted, signed, sent, taken in, kept; in the county's own words and model; and no number in clear. */
let at: CountyAtWork;
let registrar: AtDesk;
let head: AtDesk;
let county: AtDesk;
let neighbour: AtDesk;
const CHILD = aChild('张小明', 1);
const NUMBER = String(CHILD.idNumber);

beforeAll(async () => {
  at = await aCountyAtWork();
  at.goTo('2025-03-20');
  [registrar, head, county, neighbour] = (await Promise.all(
    (['registrar', 'head', 'county', 'neighbour'] as const).map((who) => at.as(who)),
  )) as [AtDesk, AtDesk, AtDesk, AtDesk];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([CHILD, aChild('李小花', 2, { recordStatus: '休学' })]) });
});
afterAll(() => at.close());

const letter = async (desk: AtDesk, id: string) => (await desk.get(`/api/letters/${id}`)).body;
const deed = async (desk: AtDesk, id: string, what: string, more: object = {}) => {
  const { revision } = await letter(desk, id);
  return desk.post(`/api/letters/${id}/${what}`, { revision, ...more });
};
const wordsOf = async (docx: Buffer) => (await new TemplateHandler().getText(docx)).replace(/\s/g, '');

describe('a certificate of enrolment', () => {
  let id: string;

  test('is drafted by the registrar from the record, and its numbers are stars', async () => {
    const pupil = await registrar.pupil('张小明');
    const made = await registrar.post(`/api/pupils/${pupil}/enrolment-certificate`, { purpose: '办理公交学生卡' });
    expect(made.status).toBe(201);
    id = made.body.id;
    const draft = await letter(registrar, id);
    expect(draft).toMatchObject({ state: 'draft', title: '在学证明', houseName: '丁河镇中心小学' });
    expect(draft.body[0]).toContain('兹证明张小明，男，身份证件号4****************');
    expect(JSON.stringify(draft)).not.toContain(NUMBER);
  });

  test('is not given to a pupil on leave, and says why', async () => {
    const pupil = await registrar.pupil('李小花');
    const refused = await registrar.post(`/api/pupils/${pupil}/enrolment-certificate`, { purpose: '乘车' });
    expect([refused.status, refused.body.objections[0].message]).toEqual([
      409,
      '学籍状态是“休学”，不能开在学证明。状态有误的，先办相应的业务更正',
    ]);
  });

  test('takes no number in clear from whoever rewrites it', async () => {
    const { revision, title, body, addressee, enclosures, contact } = await letter(registrar, id);
    const words = { revision, title, addressee, enclosures, contact, body: [`${body[0]}身份证件号${NUMBER}`] };
    const refused = await registrar.put(`/api/letters/${id}`, words);
    expect([refused.status, refused.body.objections[0].code]).toEqual([409, 'clear-number']);
  });

  test('is signed by the head and by nobody else, and then has its number and its day', async () => {
    expect((await registrar.post(`/api/letters/${id}/signature`, { revision: 1 })).status).toBe(403);
    const signed = await deed(head, id, 'signature');
    expect(signed.body).toMatchObject({ state: 'signed', number: '丁河中小证〔2025〕1号' });
    expect(await letter(head, id)).toMatchObject({ signedOn: '2025-03-20', signedBy: '王校长', draftedBy: '李老师' });
    expect((await deed(registrar, id, 'signature')).status).toBe(403);
  });

  test('is printed with number, title, words and day, and the same bytes every time', async () => {
    const first = await head.get(`/api/letters/${id}/letter.pdf`);
    const pages = await pagesOf(first.bytes);
    expect(pages).toHaveLength(1);
    for (const words of ['在学证明', '丁河中小证〔2025〕1号', '张小明', '2025年3月20日', '办理公交学生卡']) {
      expect(pages[0]).toContain(words);
    }
    expect(pages[0]).not.toContain(NUMBER);
    at.goTo('2025-04-02');
    const again = await (await at.as('registrar')).get(`/api/letters/${id}/letter.pdf`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
  });

  test('says the same as a Word file', async () => {
    const docx = await (await at.as('head')).get(`/api/letters/${id}/letter.docx`);
    const words = await wordsOf(docx.bytes);
    expect(words).toContain('丁河中小证〔2025〕1号');
    expect(words).toContain('兹证明张小明，男');
    expect(words).not.toContain(NUMBER);
    expect(words).not.toContain('{');
  });

  test('shows the numbers on a page of their own, to its own house, for a reason the auditor reads', async () => {
    const own = await at.as('registrar');
    expect((await own.post(`/api/letters/${id}/secret.pdf`, { reason: '' })).status).toBe(400);
    const page = await own.post(`/api/letters/${id}/secret.pdf`, { reason: '公交公司核对' });
    expect((await pagesOf(page.bytes))[0]).toContain(NUMBER);
    const others = await (await at.as('county')).post(`/api/letters/${id}/secret.pdf`, { reason: '看看' });
    expect(others.status).toBe(404);
    const { body } = await (await at.as('auditor')).get('/api/audit?action=letter.reveal');
    expect(body.rows[0]).toMatchObject({ action: 'letter.reveal', reason: '公交公司核对' });
  });

  test('is voided by the head with a reason, stays in the register, and its number is not given again', async () => {
    const chief = await at.as('head');
    expect((await deed(chief, id, 'voiding', { reason: '班级写错' })).body).toMatchObject({ state: 'void' });
    const pages = await pagesOf((await chief.get(`/api/letters/${id}/letter.pdf`)).bytes);
    expect(pages[0]).toContain('作废');
    const own = await at.as('registrar');
    const pupil = await own.pupil('张小明');
    const next = await own.post(`/api/pupils/${pupil}/enrolment-certificate`, { purpose: '办理公交学生卡' });
    expect((await deed(chief, next.body.id, 'signature')).body.number).toBe('丁河中小证〔2025〕2号');
    const { rows } = (await own.post('/api/letters/search', { box: 'out', kind: 'certificate' })).body;
    expect(rows.map((row: { number: string; state: string }) => [row.number, row.state])).toEqual([
      ['丁河中小证〔2025〕2号', 'signed'],
      ['丁河中小证〔2025〕1号', 'void'],
    ]);
  });
});

describe('a letter to units of this house', () => {
  let id: string;

  test('is drafted out of no matter, and signed with a note where nobody else could sign', async () => {
    const to = [{ name: '丁河镇中心小学', unit: PLACES.primary }, { name: '教育部门以外的单位' }];
    county = await at.as('county');
    const made = await county.post('/api/letters', {
      ...{ template: 'plain.county.notice', reason: '报送学籍核查情况', to, copies: [] },
    });
    id = made.body.id;
    expect((await deed(county, id, 'signature')).body.number).toBe('西教体〔2025〕1号');
    expect(await letter(county, id)).toMatchObject({ selfSigned: true, title: '关于报送学籍核查情况的通知' });
  });

  test('is nothing to the school before it is sent, and then waits there to be taken in', async () => {
    registrar = await at.as('registrar');
    expect((await registrar.get(`/api/letters/${id}`)).status).toBe(404);
    const early = await deed(await at.as('county'), id, 'dispatch', { way: 'system', on: '2025-04-10' });
    expect(early.body.objections[0].code).toBe('day');
    await deed(await at.as('county'), id, 'dispatch', { way: 'system', on: '2025-04-02' });
    const { sections } = (await registrar.get('/api/today')).body;
    expect(sections.map(({ key }: { key: string }) => key)).toContain('letters-to-take');
    expect((await registrar.post(`/api/letters/${id}/taking`, {})).status).toBe(200);
    const { rows } = (await registrar.post('/api/letters/search', { box: 'in' })).body;
    expect(rows).toMatchObject([{ number: '西教体〔2025〕1号', mine: true }]);
    const sent = await letter(await at.as('county'), id);
    expect(sent.addressees).toMatchObject([{ takenBy: '李老师' }, { name: '教育部门以外的单位' }]);
  });

  test('is nothing to another school, in no list and under no address', async () => {
    neighbour = await at.as('neighbour');
    expect((await neighbour.get(`/api/letters/${id}`)).status).toBe(404);
    expect((await neighbour.get(`/api/letters/${id}/letter.pdf`)).status).toBe(404);
    for (const box of ['in', 'out', 'all']) {
      expect((await neighbour.post('/api/letters/search', { box })).body.rows).toEqual([]);
    }
  });

  test('has the red head and, on an even page, the imprint', async () => {
    const pages = await pagesOf((await (await at.as('county')).get(`/api/letters/${id}/letter.pdf`)).bytes);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('西峡县教育体育局文件');
    expect(pages[1]).toContain('2025年4月2日印发');
  });

  test('is found by words of its title, and the register goes out as a workbook', async () => {
    const chief = await at.as('county');
    const seek = async (words: string) =>
      (await chief.post('/api/letters/search', { box: 'out', words })).body.rows.length;
    expect([await seek('学籍核查'), await seek('以外的单位'), await seek('没有这个')]).toEqual([1, 1, 0]);
    const sheet = await chief.post('/api/letters/register.xlsx', { box: 'all' });
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});

describe('the county’s own words and model', () => {
  const KEY = 'certificate.enrolment';

  test('an element that nothing fills is named, and nothing is saved', async () => {
    const text = { title: '在校证明', body: ['兹证明{学生}系{学校名}学生。'], note: '简化' };
    const refused = await (await at.as('county')).post(`/api/letter-templates/${KEY}/texts`, text);
    expect([refused.status, refused.body.objections[0].message]).toEqual([
      409,
      '“{学校名}”没有内容可填，印出来会原样留在公文里。请改用列出的要素，或删去',
    ]);
  });

  test('a new version is in force for the next draft, and the declared one can be put back', async () => {
    const chief = await at.as('county');
    const text = { title: '在校证明', body: ['兹证明{学生}系{发文机关}学生，用于{用途}。'], note: '简化' };
    const look = await chief.post(`/api/letter-templates/${KEY}/preview.pdf`, { title: text.title, body: text.body });
    expect((await pagesOf(look.bytes))[0]).toContain('样张');
    expect((await chief.post(`/api/letter-templates/${KEY}/texts`, text)).body).toEqual({ version: 1 });
    const own = await at.as('registrar');
    const made = await own.post(`/api/pupils/${await own.pupil('张小明')}/enrolment-certificate`, { purpose: '乘车' });
    expect((await letter(own, made.body.id)).body).toEqual(['兹证明张小明系丁河镇中心小学学生，用于乘车。']);
    await chief.put(`/api/letter-templates/${KEY}/choice`, { form: 'text', version: 0 });
    const { body } = await chief.get(`/api/letter-templates/${KEY}`);
    expect([body.text, body.title, body.versions.length]).toEqual([0, '在学证明', 1]);
  });

  test('a model goes out and comes back; one with a strange tag, and one without its number, are refused by name', async () => {
    const chief = await at.as('county');
    const model = (await chief.get(`/api/letter-templates/${KEY}/models/0/model.docx`)).bytes;
    const send = (bytes: Buffer) =>
      chief.send(`/api/letter-templates/${KEY}/models`, {}, { name: '版式.docx', declared: 'application/zip', bytes });
    const strange = await send(
      await modelWith(['{标题}', '{发文字号}', '{#正文}', '{文字}', '{/正文}', '{落款}', '{日期}']),
    );
    expect(strange.body.objections.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining('“{日期}”没有内容可填'),
      expect.stringContaining('没有标记“{成文日期}”'),
    ]);
    const open = await send(await modelWith(['{#正文}', '{文字}']));
    expect(open.body.objections[0].message).toContain('“{#正文}”和“{/正文}”没有成对');
    expect((await send(await modelWith(['{#正文', '{文字}']))).body.objections[0].code).toBe('tags');
    expect((await send(Buffer.from('not a file'))).body.objections[0].code).toBe('no-word');
    expect((await send(model)).body).toEqual({ version: 1 });
    expect((await chief.get(`/api/letter-templates/${KEY}`)).body.model).toBe(1);
    const sample = await chief.get(`/api/letter-templates/${KEY}/models/1/sample.docx`);
    expect(await wordsOf(sample.bytes)).toContain('张小明');
  });
});

test('the county sets the mark of a school, and no two houses have the same', async () => {
  const chief = await at.as('county');
  const set = (unit: string, word: string) =>
    chief.put('/api/letter-houses', {
      unit,
      house: 'head',
      name: '西峡县丁河镇中心小学',
      word,
      contact: '0377-69000000',
    });
  expect((await set(PLACES.other, '丁河中小')).body.objections[0]).toMatchObject({ code: 'taken', field: 'word' });
  expect((await set(PLACES.primary, '西丁小')).status).toBe(200);
  const own = await at.as('registrar');
  const made = await own.post(`/api/pupils/${await own.pupil('张小明')}/enrolment-certificate`, { purpose: '乘车' });
  expect((await deed(await at.as('head'), made.body.id, 'signature')).body.number).toBe('西丁小证〔2025〕1号');
});
