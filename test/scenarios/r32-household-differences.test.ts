import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CastMember } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { anOpenCampaign, printSheets } from '#test/returns/printed-class.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R32 关键数据变更 — what differs from the household register goes to the head first, and to the county only through the head. */
let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

const MING = aChild('张小明', 1);
const ANSWERS = { reason: 'name-changed', name: '张晓明' };

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([MING]) });
});
afterAll(() => county.close());

const deskOf = async (who: CastMember) =>
  (await (await county.as(who)).get('/api/cases?scope=mine&state=step')).body.rows;
const nameNow = async () => (await registrar.get(`/api/pupils/${await registrar.pupil('张小明')}`)).body.cells.name;

test('what the sheets brought in differently is proposed, and the registrar makes the application of it', async () => {
  await registrar.bringIn({ name: '核对表.csv', bytes: csvOf([{ ...MING, name: '张晓明' }]) });
  const [proposal] = (await registrar.get('/api/proposed-changes')).body.rows;
  expect(proposal.changes).toMatchObject([{ title: '姓名', before: '张小明', after: '张晓明' }]);
  id = (await registrar.post('/api/cases', { procedure: 'key-information-change', proposal: proposal.id })).body.id;
  await registrar.fill(id, ANSWERS);
  const certificate = jpg(await aPhoto(1200, 1600, 32));
  expect((await registrar.attach(id, 'household-change-certificate', certificate)).status).toBe(201);
  expect((await registrar.decide(id, 'submit')).body).toMatchObject({ step: '学校核验' });
});

test('it lies with the head, who sees before, after and what proves it; the county cannot be quicker', async () => {
  expect(await deskOf('head')).toMatchObject([{ id }]);
  expect(await deskOf('county')).toEqual([]);
  expect((await (await county.as('county')).decide(id, 'approve')).status).toBe(409);
  const { body } = await (await county.as('head')).get(`/api/cases/${id}`);
  expect(body.pupils).toMatchObject([{ before: { name: '张小明' }, after: { name: '张晓明' } }]);
  expect(body.evidence).toMatchObject([{ kind: 'household-change-certificate' }]);
});

test('where the household register does not say so the head returns it, by a standard reason, and nothing is lost', async () => {
  const head = await county.as('head');
  expect((await head.decide(id, 'return')).status).not.toBe(201);
  const returned = await head.decide(id, 'return', { returnReason: 'does-not-agree', reason: '户口簿上是“张小明”' });
  expect([returned.status, returned.body.state]).toEqual([201, 'returned']);
  const { body } = await registrar.get(`/api/cases/${id}`);
  expect(body).toMatchObject({ answers: { name: '张晓明' }, evidence: [{ kind: 'household-change-certificate' }] });
  expect(body.events.at(-1).text).toContain('户口簿上是“张小明”');
  expect(await nameNow()).toBe('张小明');
});

test('put right it begins with the head again, then comes to the county, and only then is the record another', async () => {
  await registrar.fill(id, { ...ANSWERS, name: '张小鸣' });
  expect((await registrar.decide(id, 'submit')).body).toMatchObject({ step: '学校核验' });
  expect((await (await county.as('head')).decide(id, 'approve')).body).toMatchObject({ step: '县局审核' });
  expect(await deskOf('county')).toMatchObject([{ id }]);
  expect(await nameNow()).toBe('张小明');
  expect((await (await county.as('county')).decide(id, 'approve')).body).toMatchObject({ state: 'done' });
  expect(await registrar.pupil('张小鸣')).toEqual(expect.any(String));
});

describe('from the sheet that a family corrected', () => {
  const HONG = aChild('李小红', 2);
  let campaign: string;
  let sheet: string;
  const keyed = (name: string) => ({ typed: { name, postcode: '474571' }, again: { name }, confirmed: ['postcode'] });

  async function key(name: string) {
    const { body } = await registrar.post(`/api/campaigns/${campaign}/returns/${sheet}/opening`);
    const verdict = { verdict: 'changed', seen: body.recordRevision, keyed: keyed(name) };
    return (await registrar.post(`/api/campaigns/${campaign}/returns/${sheet}/verdict`, verdict)).body;
  }

  beforeAll(async () => {
    county.goTo('2025-03-21');
    registrar = await county.as('registrar');
    await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([HONG]) });
    campaign = await anOpenCampaign(county);
    const student = await registrar.pupil('李小红');
    const { pdf } = await printSheets(county, registrar, campaign, [student]);
    const file = { name: '扫描.pdf', declared: 'application/pdf', bytes: pdf };
    expect((await registrar.send(`/api/campaigns/${campaign}/returns/scans`, {}, file)).status).toBe(202);
    await county.settled();
    sheet = (await registrar.get(`/api/campaigns/${campaign}/returns?list=waiting`)).body.rows[0].id;
  });

  test('the name becomes a case with the page as its first document, the postcode is written at once', async () => {
    id = (await key('李晓红')).caseId;
    const { body } = await registrar.get(`/api/cases/${id}`);
    expect(body).toMatchObject({
      procedure: 'key-information-change',
      answers: { name: '李晓红', reason: 'name-wrong', note: expect.stringContaining('学校领导对照户籍核验') },
      evidence: [{ kind: 'verification-sheet' }],
    });
    const record = (await registrar.get(`/api/pupils/${await registrar.pupil('李小红')}`)).body;
    expect(record.cells).toMatchObject({ name: '李小红', postcode: '474571' });
  });

  test('keyed wrongly and again it is the same case, with what was read the second time', async () => {
    const undone = await registrar.post(`/api/campaigns/${campaign}/returns/${sheet}/undo`, { reason: '看错一个字' });
    expect(undone.body.message).toContain('关键信息变更仍在业务办理中');
    expect((await key('李晓虹')).caseId).toBe(id);
    expect((await registrar.get(`/api/cases/${id}`)).body.answers.name).toBe('李晓虹');
  });

  test('its first desk is the head’s, who looks at the page and the proof before the county hears of it', async () => {
    const certificate = jpg(await aPhoto(1200, 1600, 33));
    expect((await registrar.attach(id, 'household-change-certificate', certificate)).status).toBe(201);
    expect((await registrar.decide(id, 'submit')).body).toMatchObject({ step: '学校核验' });
    expect(await deskOf('head')).toMatchObject([{ id }]);
    expect(await deskOf('county')).toEqual([]);
    const head = await county.as('head');
    const { evidence } = (await head.get(`/api/cases/${id}`)).body;
    expect(evidence.map(({ kind }: { kind: string }) => kind)).toContain('verification-sheet');
    const page = evidence.find(({ kind }: { kind: string }) => kind === 'verification-sheet');
    expect((await head.get(`/api/cases/${id}/evidence/${page.id}/file`)).headers['content-type']).toBe('image/jpeg');
    expect((await head.decide(id, 'approve')).body).toMatchObject({ step: '县局审核' });
    expect((await (await county.as('county')).decide(id, 'approve')).body).toMatchObject({ state: 'done' });
    expect(await registrar.pupil('李晓虹')).toEqual(expect.any(String));
  });
});
