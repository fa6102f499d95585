import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { pathwaySteps, refusalsOf, WITHOUT } from './pathway-steps.ts';

/** R11 户籍重复 — a household registered twice: the number changes by 关键信息变更, and the record is never deleted. */
let county: CountyAtWork;
let registrar: AtDesk;

const MING = aChild('张小明', 1);
const KEPT = aChild('', 13).idNumber ?? '';
const HONG = aChild('李小红', 2);
const CLAUSE = /因户籍重复需在学籍系统内变更身份证号的，要由学校提交关键信息变更申请，不可进行学籍删除操作/;
const POLICE = ['household-change-certificate', 'household-cancellation-certificate'] as const;

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([MING, { ...HONG, ...WITHOUT }]) });
});
afterAll(() => county.close());

async function begun(procedure: string, name: string, answers: object, ...proofs: readonly string[]) {
  const { body } = await registrar.post('/api/cases', { procedure, students: [await registrar.pupil(name)] });
  await registrar.fill(body.id, answers, ...proofs);
  return body.id;
}

async function decidedBy(id: string, ...offices: readonly ('head' | 'county')[]): Promise<string> {
  expect(refusalsOf(await registrar.decide(id, 'submit'))).toEqual([201, []]);
  for (const who of offices) expect((await (await county.as(who)).decide(id, 'approve')).status).toBe(201);
  return (await registrar.get(`/api/cases/${id}`)).body.state;
}

test('deletion is refused, quoting the clause, whatever is said beside it', async () => {
  const answers = { reason: 'duplicate-household', note: '户口登记了两次', approval: '豫教〔2025〕1号' };
  const id = await begun('record-deletion', '张小明', answers, 'duplicate-proof', 'province-approval');
  const refused = await registrar.decide(id, 'submit');
  expect(refusalsOf(refused)[1]).toContain('duplicate-household');
  expect(refused.text).toMatch(CLAUSE);
  expect((await registrar.get(`/api/pupils/${await registrar.pupil('张小明')}`)).status).toBe(200);
  expect((await registrar.decide(id, 'withdraw')).status).toBe(201);
});

test('the change asks for both certificates of the police: what became of the item, and what was cancelled', async () => {
  const answers = { reason: 'duplicate-household', idNumber: KEPT, note: '公安机关注销了重复户籍' };
  const id = await begun('key-information-change', '张小明', answers, POLICE[0]);
  const refused = await registrar.decide(id, 'submit');
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('户籍注销证明');
  expect((await registrar.decide(id, 'withdraw')).status).toBe(201);
});

test('with both the number changes in the record that stays, and the history keeps the old one', async () => {
  const ming = await registrar.pupil('张小明');
  const answers = { reason: 'duplicate-household', idNumber: KEPT, note: '公安机关注销了重复户籍' };
  const id = await begun('key-information-change', '张小明', answers, ...POLICE);
  expect(await decidedBy(id, 'head', 'county')).toBe('done');
  expect(await registrar.pupil('张小明')).toBe(ming);
  const [newest] = (await registrar.get(`/api/pupils/${ming}/history`)).body.rows;
  expect(newest.changes).toMatchObject([{ title: expect.stringContaining('身份证件号') }]);
});

test('of a child without a number the pathway leads to the change and to nothing else', async () => {
  const hong = await registrar.pupil('李小红');
  const steps = pathwaySteps(registrar, hong, () => county.clock.today());
  expect((await steps.check('duplicate-household', HONG.idNumber)).body.standing).toBe('to-change-household');
  expect((await steps.view()).words).toMatch(CLAUSE);
  expect(refusalsOf(await steps.lookUp(undefined))).toEqual([409, ['not-yet']]);
  const deletion = { reason: 'blank-duplicate', kept: '本校四年级1班', note: '户籍重复' };
  const id = await begun('record-deletion', '李小红', deletion, 'duplicate-proof');
  expect(refusalsOf(await registrar.decide(id, 'submit'))[1]).toContain('look-up-first');
  expect((await registrar.decide(id, 'withdraw')).status).toBe(201);

  const { cases } = (await steps.open()).body;
  expect(cases).toMatchObject([{ procedure: 'key-information-change' }]);
  const { answers } = (await registrar.get(`/api/cases/${cases[0].id}`)).body;
  expect(answers).toMatchObject({ reason: 'duplicate-household' });
  await registrar.fill(
    cases[0].id,
    { reason: 'duplicate-household', idType: '居民身份证', idNumber: HONG.idNumber },
    ...POLICE,
  );
  expect(await decidedBy(cases[0].id, 'head', 'county')).toBe('done');
  expect((await registrar.get('/api/pathway')).body.rows).toEqual([]);
});
