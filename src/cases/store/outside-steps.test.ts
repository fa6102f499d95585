import { expect, test } from 'vitest';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { readCase } from './read-case.ts';

const county = casesAtWork();
const ASKED = { toPlace: '湖北省十堰市', toSchool: '十堰市车城路小学', requestedOn: '20250318' };

/** 跨省转出, at the desk where the other school draws the record: the only step outside this county. */
async function atTheOtherSchool() {
  const ming = await county.enrol(aChild('张小明', 1));
  const id = await county.begin('registrar', { procedure: 'transfer-out-across-provinces', students: [ming] });
  await county.fill('registrar', id, ASKED);
  await county.attach('registrar', id, 'application-form');
  await county.must('registrar', id, 'submit');
  await county.must('head', id, 'approve');
  let view = await county.must('county', id, 'approve');
  for (const [who] of [['registrar'], ['registrar'], ['registrar']] as const) {
    if (view.steps.find(({ current }) => current)?.title === '转入学校调档') break;
    await county.attach(who, id, 'outside-proof');
    view = await county.must(who, id, 'approve', { doneOn: '2025-03-20' });
  }
  expect(view.steps.find(({ current }) => current)?.title).toBe('转入学校调档');
  return { id, ming };
}

test('a step elsewhere is ended by its day and its proof, not by saying so', async () => {
  const { id, ming } = await atTheOtherSchool();
  const codes = async (doneOn?: '2025-03-20' | '2025-03-21') => {
    const answer = await county.decide('registrar', id, 'approve', { doneOn });
    return answer.is === 'refused' ? answer.objections.map(({ code }) => code) : answer.is;
  };
  expect(await codes()).toEqual(['day-required']);
  expect(await codes('2025-03-21')).toEqual(['day-to-come']);
  expect(await codes('2025-03-20')).toEqual(['proof-required']);
  expect((await county.cellsOf(ming))?.recordStatus).not.toBe('转出');

  await county.attach('registrar', id, 'outside-proof');
  const done = await county.must('registrar', id, 'approve', { doneOn: '2025-03-20' });
  expect(done.state).toBe('done');
  expect(done.events.at(-1)).toMatchObject({ title: '通过', doneOn: '2025-03-20' });
  expect((await county.cellsOf(ming))?.recordStatus).toBe('转出');
});

test('what proves the application does not prove the step', async () => {
  const { id } = await atTheOtherSchool();
  const answer = await county.decide('registrar', id, 'approve', { doneOn: '2025-03-20' });
  expect(answer).toMatchObject({ is: 'refused', objections: [{ code: 'proof-required' }] });
});

test('nobody else writes it down, and a stranger does not see that it waits', async () => {
  const { id } = await atTheOtherSchool();
  await county.attach('registrar', id, 'outside-proof');
  const answer = await county.decide('head', id, 'approve', { doneOn: '2025-03-20' });
  expect(answer).toMatchObject({ is: 'refused', objections: [{ code: 'not-available' }] });
  expect(await readCase(county.desk(), CAST.stranger, id)).toBeUndefined();
});
