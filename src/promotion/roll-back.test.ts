import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '#src/registry/history.ts';
import { PLACES } from '#test/cast.ts';
import { backStepOf } from './roll-back.ts';

const entry = (revision: number, over: Partial<HistoryEntry>): HistoryEntry => ({
  revision,
  day: '2025-09-02',
  at: '2025-09-02T02:00:00.000Z',
  source: { kind: 'promotion' },
  unit: PLACES.primaryClass,
  changes: [],
  ...over,
});
const done = entry(4, { changes: [{ field: 'grade', before: '四年级', after: '小学五年级' }] });
const whose = { id: 'x', name: '张小明', revision: 4, unit: PLACES.primaryClass, done };

describe('the grade goes back', () => {
  test('when nobody has touched the record since', () => {
    expect(backStepOf({ ...whose, since: [] })).toEqual({
      id: 'x',
      name: '张小明',
      seen: 4,
      cells: { grade: '四年级' },
    });
  });

  test('when something else was changed, or the class within the grade', () => {
    const phone = entry(5, { source: { kind: 'edit' }, changes: [{ field: 'phone', before: '1', after: '2' }] });
    expect(backStepOf({ ...whose, revision: 5, since: [phone] })).toMatchObject({
      seen: 5,
      cells: { grade: '四年级' },
    });
    const class_ = entry(5, { unit: PLACES.primaryClass2, changes: [{ field: 'className', before: '1', after: '2' }] });
    const there = { ...whose, unit: PLACES.primaryClass2, since: [class_] };
    expect(backStepOf(there).kept).toBeUndefined();
  });
});

describe('it stays, and because of whom is told', () => {
  test('when somebody has changed the grade since', () => {
    const again = entry(5, { changes: [{ field: 'grade', before: '小学五年级', after: '小学四年级' }] });
    expect(backStepOf({ ...whose, since: [again] })).toMatchObject({
      cells: {},
      kept: { fields: ['grade'], by: again },
    });
  });

  test('when the pupil has gone to another school', () => {
    const transfer = entry(5, { unit: PLACES.otherClass, changes: [{ field: 'schoolCode', before: '1', after: '2' }] });
    expect(backStepOf({ ...whose, unit: PLACES.otherClass, since: [transfer] })).toMatchObject({
      cells: {},
      kept: { fields: ['grade'], by: transfer },
    });
  });
});
