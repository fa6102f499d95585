import { expect, test } from 'vitest';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, PLACES } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { blockersBefore } from './blockers.ts';
import { listCases } from './list-cases.ts';

const county = casesAtWork();
const told = async (procedure: string, student: string) => {
  const [blocked] = (await blockersBefore(county.desk(), CAST.registrar, procedure, [student])) ?? [];
  return blocked?.objections.map(({ code }) => code);
};

test.each([
  ['return-from-leave', '正常', ['not-on-leave']],
  ['reinstatement', '正常', ['not-away']],
  ['formalisation', '正常', ['formal-already']],
  ['deferred-entry-of-pupil', '正常', ['grade']],
] as const)(
  '%s of a pupil for whom it is not made is told before anything is filled in',
  async (procedure, status, codes) => {
    const ming = await county.enrol(aChild('张小明', 1, { recordStatus: status }));
    expect(await told(procedure, ming)).toEqual(expect.arrayContaining([...codes]));
  },
);

test('grade comes before status, and questions still unanswered are no reason', async () => {
  const ming = await county.enrol(aChild('张小明', 1, { grade: '小学六年级', recordStatus: '休学' }));
  expect(await told('grade-skip', ming)).toEqual(['last-grade', 'on-leave']);
  const hong = await county.enrol(aChild('李小红', 2));
  expect(await told('grade-skip', hong)).toEqual([]);
});

test('a draft and a returned case lie with the applicant’s school, and the list says so', async () => {
  const ming = await county.enrol(aChild('张小明', 1));
  const id = await county.begin('registrar', { procedure: 'class-change', students: [ming] });
  await county.fill('registrar', id, { className: '2', reason: '家长申请' });
  const where = async () => {
    const { rows } = await listCases(county.desk(), CAST.registrar, { scope: 'all', limit: 10 });
    return rows.map(({ state, unitName }) => [state, unitName]);
  };
  expect(await where()).toEqual([['draft', '丁河镇中心小学']]);
  await county.must('registrar', id, 'submit');
  expect(await where()).toEqual([['step', '丁河镇中心小学']]);
  await county.must('head', id, 'return', { reason: '请写明原因' });
  expect(await where()).toEqual([['returned', '丁河镇中心小学']]);
  const others = await listCases(county.desk(), CAST.neighbour, { scope: 'all', unit: PLACES.county, limit: 10 });
  expect(others.rows).toEqual([]);
});
