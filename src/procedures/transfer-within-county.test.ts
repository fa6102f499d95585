import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { played } from '#test/played.ts';
import { transferWithinCounty as procedure } from './transfer-within-county.ts';

const ANSWERS = { reason: 'residence', grade: '小学四年级', className: '2班', attendanceMode: '住校' };

test('the receiving school asks, the holding school answers, the county above both closes it', () => {
  expect(codesOf(procedure, ANSWERS)).toEqual([]);
  expect(played(procedure)).toEqual(['转入学校审核：head', '转出学校审核：head', '县局核办：county', 'done']);
});

test('籍随人走: the same record, at the other school, in the same grade', () => {
  expect(effectOf(procedure, ANSWERS)).toEqual({
    kind: 'change',
    school: PLACES.other,
    cells: {
      ...{ grade: '小学四年级', className: '2班', attendanceMode: '住校', classRollNumber: '' },
      ...{ schoolCode: '2141000002', schoolName: '丹水镇中心小学', schoolKind: '' },
      ...{ recordStatus: '在读', changeKind: '转学(转入)', leaveEnd: '' },
    },
  });
  expect(procedure.begins?.(aRecord())).toEqual({ grade: '小学四年级', attendanceMode: '走读' });
});

test('the guardian’s form and the reason are proved; a child already in class, by the school', () => {
  expect(codesOf(procedure, ANSWERS, { evidence: [] })).toEqual([
    'missing-proof:application-form',
    'missing-proof:transfer-reason',
  ]);
  const present = { ...ANSWERS, reason: 'present' };
  expect(codesOf(procedure, present, { evidence: ['application-form'] })).toEqual([
    'missing-proof:enrolment-certificate',
  ]);
});

test('what the platform answers with 2001, 2002 and 2003 is told before anything is submitted', () => {
  const openCase = { title: '休学', since: '2025-03-10', where: '县局审核' } as const;
  const told = { rule: 'DUP-01', title: '身份证件号重复' };
  expect(codesOf(procedure, ANSWERS, { facts: { faults: [told] } })).toEqual(['data-wrong']);
  expect(codesOf(procedure, ANSWERS, { facts: { openCase } })).toEqual(['other-case']);
  expect(codesOf(procedure, ANSWERS, { facts: { problems: [told] } })).toEqual(['problem-record']);
});

test('the record found by the no-number pathway moves although it is a duplicate: that is the cure', () => {
  const facts = { problems: [{ rule: 'DUP-02', title: '姓名、性别、出生日期重复' }] };
  expect(codesOf(procedure, { ...ANSWERS, reason: 'duplicate-record' }, { facts })).toEqual([]);
});

test('neither on leave nor under discipline; and whoever has come back is reinstated first', () => {
  expect(codesOf(procedure, ANSWERS, { record: aRecord({ recordStatus: '休学' }) })).toEqual(['on-leave']);
  expect(codesOf(procedure, ANSWERS, { record: aRecord({ recordStatus: '其他离校' }) })).toEqual(['not-in-school']);
  const facts = { underDiscipline: { until: '2025-06-30' } } as const;
  expect(codesOf(procedure, ANSWERS, { facts })).toEqual(['discipline']);
});

test('只能平级转: into the grade the pupil is in, at a school that has it', () => {
  expect(codesOf(procedure, { ...ANSWERS, grade: '小学五年级' })).toEqual(['other-grade']);
  const junior = { stages: { receiving: stagesOf('311') } };
  expect(codesOf(procedure, ANSWERS, { facts: junior })).toEqual(['no-such-grade']);
  const senior = { ...ANSWERS, grade: '高中二年级' };
  expect(codesOf(procedure, senior, { record: aSeniorRecord() })).toEqual([]);
});

test('a pupil of the own school does not transfer to it', () => {
  const facts = { parties: { holding: PLACES.primary, receiving: PLACES.primary } };
  expect(codesOf(procedure, ANSWERS, { facts })).toEqual(['here-already']);
});

test('in the summer freeze nothing is begun, and what was begun before it is still decided', () => {
  const frozen = [{ title: '暑期转学冻结期', from: '2025-07-15', until: '2025-08-14' }] as const;
  const facts = { today: '2025-07-20', frozen } as const;
  expect(codesOf(procedure, ANSWERS, { facts })).toEqual(['frozen']);
  expect(wordsOf(procedure, ANSWERS, { facts })).toContain('2025-08-14');
  expect(codesOf(procedure, ANSWERS, { facts: { ...facts, submittedOn: '2025-07-14' } })).toEqual([]);
});
