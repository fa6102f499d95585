import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R33 问题学籍 — the school collects, the head verifies, and it ends in one of three ways: 删除, 变更, 佐证. */
let county: CountyAtWork;
let registrar: AtDesk;

const TWIN = { ...OF_DANSHUI, idType: '其他', idNumber: '', nationalNumber: '' };
const HERE = { problem: 'same-child', foundBy: 'here' };

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  const roster = ['王双双', '李双喜', '赵双全', '周单一'].map((name, at) => aChild(name, 11 + at * 2));
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(roster) });
  const others = ['王双双', '李双喜', '赵双全'].map((name, at) => aChild(name, 31 + at * 2, TWIN));
  await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf(others) });
});
afterAll(() => county.close());

async function open(procedure: string, name: string): Promise<string> {
  const { status, body, text } = await registrar.post('/api/cases', {
    procedure,
    students: [await registrar.pupil(name)],
  });
  if (status !== 201) throw new Error(text);
  return body.id;
}

async function problemsOf(name: string): Promise<readonly { readonly rule: string; readonly state: string }[]> {
  const { rows } = (await registrar.get(`/api/pupils/${await registrar.pupil(name)}/findings`)).body;
  return rows.filter(({ rule }: { rule: string }) => rule === 'DUP-02');
}

/** By the head, then by the county. */
async function decided(id: string): Promise<unknown> {
  const submitted = await registrar.decide(id, 'submit');
  if (submitted.status !== 201) throw new Error(submitted.text);
  expect(submitted.body.step).toBe('学校核验');
  expect((await (await county.as('county')).decide(id, 'approve')).status).toBe(409);
  await (await county.as('head')).decide(id, 'approve');
  return (await (await county.as('county')).decide(id, 'approve')).body;
}

test('佐证: the record is right, documents prove it, and the finding rests on the case', async () => {
  expect(await problemsOf('王双双')).toMatchObject([{ state: 'open' }]);
  const id = await open('problem-record-evidence', '王双双');
  const answers = { ...HERE, note: '与丹水镇中心小学的同名学生不是同一人，户口簿可证' };
  await registrar.fill(id, answers);
  const missing = await registrar.decide(id, 'submit');
  expect(missing.body.objections.map(({ message }: { message: string }) => message).join()).toMatch(
    /在校生就读证明.*户口簿/,
  );
  await registrar.fill(id, answers, 'enrolment-certificate', 'household-book');
  expect(await decided(id)).toMatchObject({ state: 'done' });
  expect((await problemsOf('王双双')).filter(({ state }) => state === 'open')).toEqual([]);
});

test('变更: what is wrong is put right by the head and the county', async () => {
  const id = await open('problem-record-change', '李双喜');
  const answers = { ...HERE, reason: 'name-changed', name: '李双熙' };
  await registrar.fill(id, answers, 'enrolment-certificate', 'household-change-certificate');
  expect(await decided(id)).toMatchObject({ state: 'done' });
  expect(await problemsOf('李双熙')).toEqual([]);
});

test('删除: the record that is too many leaves the rolls, when the province has agreed, and not before', async () => {
  const id = await open('problem-record-deletion', '赵双全');
  const answers = { ...HERE, reason: 'duplicate', kept: '丹水镇中心小学四年级1班', note: '一人两籍，保留丹水的一条' };
  await registrar.fill(id, answers, 'duplicate-proof');
  const refused = (await registrar.decide(id, 'submit')).body.objections;
  expect(refused.map(({ code }: { code: string }) => code)).toContain('province-approval');
  await registrar.fill(id, { ...answers, approval: '豫教基函〔2025〕8号' }, 'province-approval');
  expect(await decided(id)).toMatchObject({ state: 'done' });
  await expect(registrar.pupil('赵双全')).rejects.toThrow('0 pupils');
});

test('of a record without such a problem it is refused, and says which door is the right one', async () => {
  const id = await open('problem-record-evidence', '周单一');
  await registrar.fill(id, { ...HERE, note: '没有问题' }, 'enrolment-certificate', 'household-book');
  const refused = await registrar.decide(id, 'submit');
  expect([refused.status, refused.body.objections[0].message]).toEqual([
    409,
    expect.stringMatching(/本系统没有查出该生.*全国学籍系统提示/),
  ]);
});
