import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { played } from '#test/played.ts';
import { schoolingElsewhereAfterGraduation as procedure } from './schooling-elsewhere-after-graduation.ts';

const ANSWERS = { toPlace: '湖北省十堰市', toSchool: '十堰市车城中学', requestedOn: '2025-03-18' };
const record = aRecord({ grade: '六年级', recordStatus: '毕业' });

test('a graduate who goes on in another province is answered for, and is not lost', () => {
  expect(codesOf(procedure, ANSWERS, { record })).toEqual([]);
  expect(played(procedure).at(-2)).toBe('转入学校调档：系统外，登记人 registrar');
  expect(effectOf(procedure, ANSWERS, { record })).toMatchObject({ cells: { recordStatus: '转出' } });
});

test('a pupil still in school transfers', () => {
  expect(codesOf(procedure, ANSWERS)).toEqual(['not-graduated']);
});
