import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { reinstatement } from './reinstatement.ts';

const ANSWERS = { returnedOn: '2025-03-17', grade: '小学四年级', className: '1', note: '已回校就读' };

test.each([
  ['其他离校', '恢复入学资格'],
  ['出国', '恢复学籍'],
  ['下落不明', '恢复学籍'],
  ['流失', '恢复学籍'],
])('who was %s is back in school by %s', (recordStatus, changeKind) => {
  const record = aRecord({ recordStatus });
  expect(codesOf(reinstatement, ANSWERS, { record })).toEqual([]);
  expect(effectOf(reinstatement, ANSWERS, { record })).toEqual({
    kind: 'change',
    cells: { recordStatus: '在读', changeKind, grade: '小学四年级', className: '1' },
  });
});

test('who was never away, is on leave, or has left for good is not reinstated', () => {
  expect(codesOf(reinstatement, ANSWERS)).toEqual(['not-away']);
  expect(codesOf(reinstatement, ANSWERS, { record: aRecord({ recordStatus: '休学' }) })).toEqual(['not-away']);
  expect(codesOf(reinstatement, ANSWERS, { record: aRecord({ recordStatus: '毕业' }) })).toContain('ended');
});
