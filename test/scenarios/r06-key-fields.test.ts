import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Student } from '#src/registry/student.ts';
import type { CastMember } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R06 关键信息变更 — name, sex, birth date, identity type and number change by a procedure, however the data arrives. */
let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

const MING = aChild('张小明', 1);
const OTHERWISE = {
  name: '张晓明',
  sex: '女',
  birthDate: '20150321',
  idType: '护照',
  idNumber: '411323201503120057',
} as const;

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([MING, aChild('李小红', 2)]) });
  id = await registrar.pupil('张小明');
});
afterAll(() => county.close());

const history = async (): Promise<readonly { readonly text: string }[]> =>
  (await registrar.get(`/api/pupils/${id}/history`)).body.rows;
const proposalsSeenBy = async (who: CastMember) =>
  (await (await county.as(who)).get('/api/proposed-changes')).body.rows;

async function isAsItWas(): Promise<void> {
  const { name, sex, birthDate, idType, idNumber } = MING;
  expect(JSON.parse((await exported()).split('\n')[0] ?? '')).toEqual({ name, sex, birthDate, idType, idNumber });
  expect(await history()).toHaveLength(1);
}

const exported = async (): Promise<string> => {
  const asked = { format: 'ndjson', words: '张小明', columns: Object.keys(OTHERWISE), reason: '核对关键信息' };
  return (await registrar.post('/api/pupils/export-clear', asked)).text;
};

describe('in the form', () => {
  test.each(Object.entries(OTHERWISE))(
    '%s is refused to registrar and county, and leads to the procedure',
    async (field, text) => {
      for (const who of ['registrar', 'county'] as const) {
        const answer = await (await county.as(who)).patch(`/api/pupils/${id}`, {
          seen: 1,
          cells: { [field]: text },
        });
        expect(answer.status).toBe(409);
        expect(answer.body.objections).toMatchObject([{ code: 'not-edited-key', field }]);
        expect(answer.body.objections[0].message).toMatch(/“关键信息变更”.*公安机关/);
      }
    },
  );

  test('with an ordinary cell beside it neither is written', async () => {
    const cells = { name: '张晓明', homepage: 'a.cn' };
    const answer = await registrar.patch(`/api/pupils/${id}`, { seen: 1, cells });
    expect(answer.body.objections.map(({ field }: { field: string }) => field)).toEqual(['name']);
    await isAsItWas();
  });

  test('the attempt is written down for the auditor, without what was typed', async () => {
    const auditor = await county.as('auditor');
    const { body, text } = await auditor.get('/api/audit?action=record.key-refused');
    expect(body.rows).toHaveLength(11);
    expect(body.rows[0]).toMatchObject({
      name: '李老师',
      title: '直接修改关键信息，被拒绝',
      detail: { fields: ['name'] },
    });
    expect(text).not.toMatch(/张晓明|411323201503120057/);
  });
});

describe('in a roster', () => {
  const file = (over: Student) => ({ name: '丁河.csv', bytes: csvOf([{ ...MING, ...over }]) });

  test.each(['registrar', 'county'] as const)(
    'of the %s they become one proposal, and the record stays as it was',
    async (who) => {
      const desk = await county.as(who);
      // With the old 学籍号 it is plainly the same child.
      const { name, idType, sex } = OTHERWISE;
      const batch = await desk.bringIn(file({ name, idType, sex }));
      expect(batch).toMatchObject({ state: 'committed', proposes: 1, counts: { new: 0, changed: 0, unchanged: 1 } });
      await isAsItWas();
      const proposals = await proposalsSeenBy('head');
      expect(proposals).toHaveLength(1);
      expect(proposals[0].changes).toMatchObject([
        { title: '姓名', before: '张小明', after: '张晓明' },
        { title: '性别', before: '男', after: '女' },
        { title: '身份证件类型', before: '居民身份证', after: '护照' },
      ]);
    },
  );

  test('a number and a birthday are proposed in stars', async () => {
    const batch = await registrar.bringIn(file({ idNumber: OTHERWISE.idNumber, birthDate: OTHERWISE.birthDate }));
    expect(batch.proposes).toBe(1);
    await isAsItWas();
    const text = JSON.stringify(await proposalsSeenBy('county'));
    expect(text).toContain('4****************7');
    expect(text).not.toMatch(/\d{17}/);
  });

  test('what is ordinary beside them takes effect, and only that', async () => {
    const batch = await registrar.bringIn(file({ name: '张晓明', postcode: '474551' }));
    expect(batch).toMatchObject({ proposes: 1, counts: { changed: 1 } });
    const [newest] = await history();
    expect(newest).toMatchObject({ source: '导入', changes: [{ title: '邮政编码', after: '474551' }] });
    const undone = await registrar.press(batch, 'undo');
    expect(undone.undone).toMatchObject({ back: 1, kept: 0 });
  });

  test('the next school, a stranger and their own files see and reach nothing of it', async () => {
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      expect(await proposalsSeenBy(who)).toEqual([]);
      const desk = await county.as(who);
      expect((await desk.get(`/api/pupils/${id}`)).status).toBe(404);
      expect((await desk.patch(`/api/pupils/${id}`, { seen: 1, cells: { name: '张晓明' } })).status).toBe(404);
    }
    const batch = await (await county.as('strangeRegistrar')).upload(file({ name: '张晓明' }));
    expect(batch).toMatchObject({ proposes: 0, counts: { changed: 0, new: 0, refused: 1 } });
  });
});

describe('through the procedure', () => {
  let caseId: string;

  test('the proposal of an import becomes a case with its answers filled in', async () => {
    await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([{ ...MING, name: '张晓明' }]) });
    const [proposal] = await proposalsSeenBy('registrar');
    const opened = await registrar.post('/api/cases', { procedure: 'key-information-change', proposal: proposal.id });
    expect(opened.status).toBe(201);
    caseId = opened.body.id;
    expect(await proposalsSeenBy('registrar')).toEqual([]);
    const { body } = await registrar.get(`/api/cases/${caseId}`);
    expect(body).toMatchObject({ number: '2025-000001', answers: { name: '张晓明' }, state: 'draft' });
    expect(body.pupils).toMatchObject([{ before: { name: '张小明' }, after: { name: '张晓明' } }]);
  });

  test('without what the police certify it is not submitted', async () => {
    await registrar.fill(caseId, { reason: 'name-changed', name: '张晓明' });
    const refused = await registrar.decide(caseId, 'submit');
    expect([refused.status, refused.body.objections[0].message]).toEqual([
      409,
      expect.stringContaining('户籍登记项目变更证明'),
    ]);
  });

  test('it passes the head and the county, and until the last of them the record stays as it was', async () => {
    await registrar.fill(caseId, { reason: 'name-changed', name: '张晓明' }, 'household-change-certificate');
    expect((await registrar.decide(caseId, 'submit')).status).toBe(201);
    expect((await registrar.decide(caseId, 'approve')).body.objections[0].message).toMatch(
      /自己填报的业务不能自己核办/,
    );
    expect((await (await county.as('head')).decide(caseId, 'approve')).body).toMatchObject({ state: 'step' });
    expect(JSON.parse((await exported()).split('\n')[0] ?? '').name).toBe('张小明');
    const done = await (await county.as('county')).decide(caseId, 'approve');
    expect([done.status, done.body.state]).toEqual([201, 'done']);
    const [newest] = await history();
    expect(newest).toMatchObject({ text: expect.stringMatching(/陈股长 依学籍业务 更正 姓名/) });
    expect((await registrar.get(`/api/pupils/${id}/cases`)).body.rows).toMatchObject([{ id: caseId, state: 'done' }]);
  });

  test('the next school and a stranger see and reach nothing of it', async () => {
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      const desk = await county.as(who);
      expect((await desk.get(`/api/cases/${caseId}`)).status).toBe(404);
      expect((await desk.decide(caseId, 'withdraw')).status).toBe(404);
      expect((await desk.post(`/api/cases/${caseId}/messages`, { text: '您好' })).status).toBe(404);
      expect((await desk.get('/api/cases?scope=all')).body.rows).toEqual([]);
      expect((await desk.post('/api/cases/search', { name: '张小明' })).body.rows).toEqual([]);
    }
  });
});

test('as lines of JSON they are no roster: the file is refused, in words, and nothing is written', async () => {
  const before = await history();
  const lines = (await exported()).replaceAll('小明', '大明');
  const batch = await registrar.upload({ name: '学籍.ndjson', bytes: Buffer.from(lines) });
  expect(batch.state).toBe('refused');
  const { body } = await registrar.get(`/api/imports/${batch.id}`);
  expect(body.files[0].refusal).toMatch(/JSON|Excel/);
  expect(await history()).toEqual(before);
});
