import { describe, expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { deferredEntry, deferredEntryOfPupil } from './deferred-entry.ts';

describe('a child without a record', () => {
  const CHILD = {
    name: '周小满',
    sex: '男',
    birthDate: '20190312',
    idType: '其他',
    reason: 'illness',
    until: '2026-08-31',
  };
  const nobody = { record: undefined };

  test('is let wait a year, and no record is opened', () => {
    expect(codesOf(deferredEntry, CHILD, nobody)).toEqual([]);
    expect(effectOf(deferredEntry, CHILD, nobody)).toEqual({ kind: 'none' });
  });

  test('that is not six by the end of August need not ask', () => {
    expect(codesOf(deferredEntry, { ...CHILD, birthDate: '20190901' }, nobody)).toEqual(['too-young']);
    expect(codesOf(deferredEntry, { ...CHILD, birthDate: '20190831' }, nobody)).toEqual([]);
  });

  test('waits a school year at a time', () => {
    expect(codesOf(deferredEntry, { ...CHILD, until: '2026-09-02' }, nobody)).toEqual(['too-long']);
    expect(codesOf(deferredEntry, { ...CHILD, until: '2025-03-20' }, nobody)).toEqual(['until']);
  });

  test('that has a record after all is dealt with on that', () => {
    const there = { student: 'x', unit: PLACES.other, school: '丹水镇中心小学', status: '在读' };
    const found = { record: undefined, facts: { sameChild: [there] } };
    expect(codesOf(deferredEntry, CHILD, found)).toEqual(['already-registered']);
  });
});

describe('a child of grade one with a record', () => {
  const ANSWERS = { reason: 'disability', until: '2025-09-01' };
  const record = aRecord({ grade: '小学一年级' });

  test('keeps it, as on a leave until then', () => {
    expect(codesOf(deferredEntryOfPupil, ANSWERS, { record })).toEqual([]);
    expect(effectOf(deferredEntryOfPupil, ANSWERS, { record })).toEqual({
      kind: 'change',
      cells: { recordStatus: '休学', changeKind: '保留学籍', leaveEnd: '20250901' },
    });
  });

  test('of another grade takes a leave', () => {
    expect(codesOf(deferredEntryOfPupil, ANSWERS)).toEqual(['grade']);
    expect(codesOf(deferredEntryOfPupil, ANSWERS, { record: aRecord({ grade: '七年级' }) })).toContain('stage');
  });
});
