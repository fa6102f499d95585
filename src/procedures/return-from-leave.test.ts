import { describe, expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { returnFromLeave } from './return-from-leave.ts';

const BACK = {
  reason: 'recovered',
  returnedOn: '2025-03-20',
  grade: '小学四年级',
  className: '1',
  hospital: '西峡县人民医院',
};
const AWAY = aRecord({ recordStatus: '休学', leaveEnd: '20250901', grade: '小学四年级' });

test('back in school, nothing is left of the leave but its history', () => {
  expect(codesOf(returnFromLeave, BACK, { record: AWAY })).toEqual([]);
  expect(effectOf(returnFromLeave, BACK, { record: AWAY })).toEqual({
    kind: 'change',
    cells: { recordStatus: '在读', changeKind: '复学', leaveEnd: '', grade: '小学四年级', className: '1' },
  });
});

describe('into which grade', () => {
  const into = (grade: string, today: '2025-03-20' | '2025-09-02') =>
    codesOf(returnFromLeave, { ...BACK, grade }, { record: AWAY, facts: { today } });

  test('within the school year: the own one or the next lower', () => {
    expect(into('小学三年级', '2025-03-20')).toEqual([]);
    expect(into('小学五年级', '2025-03-20')).toEqual(['grade']);
    expect(into('小学二年级', '2025-03-20')).toEqual(['grade']);
  });

  test('a year later: that of the old class, or the next lower, which is the one that was left', () => {
    expect(into('小学五年级', '2025-09-02')).toEqual([]);
    expect(into('小学四年级', '2025-09-02')).toEqual([]);
    expect(into('小学三年级', '2025-09-02')).toEqual(['grade']);
    expect(into('小学六年级', '2025-09-02')).toEqual(['grade']);
  });
});

test('who was ill brings the hospital’s word; whose leave simply ended, the school’s', () => {
  const over = { reason: 'ended', returnedOn: '2025-03-20', grade: '小学四年级', className: '1' };
  const none = { record: AWAY, evidence: [] };
  expect(codesOf(returnFromLeave, BACK, none)).toContain('missing-proof:recovery-certificate');
  expect(codesOf(returnFromLeave, over, none)).toContain('missing-proof:school-statement');
});

test('who is not on leave does not return from one', () => {
  expect(codesOf(returnFromLeave, BACK)).toEqual(['not-on-leave']);
});
