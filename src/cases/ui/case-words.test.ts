import { describe, expect, test } from 'vitest';
import { expulsion } from '#src/procedures/expulsion.ts';
import { keyInformationChange } from '#src/procedures/key-information-change.ts';
import { returnFromLeave } from '#src/procedures/return-from-leave.ts';
import { aRecord, factsOf } from '#test/an-application.ts';
import { answerInWords } from './answer-words.ts';
import { scopeOf } from './case-filters.ts';
import { changesInWords } from './changed-cells.ts';
import { linesOfEvents } from './event-lines.ts';
import { everyObjection } from './every-objection.ts';
import { pastedCells } from './pasted-cells.ts';
import { requestKey } from './request-key.ts';
import { whyNotForPupil } from './why-not-for-pupil.ts';

test('only what will stand differently is a change, and an emptied cell is one', () => {
  const pupil = { before: { name: '张小明', leaveEnd: '20250901' }, after: { name: '张晓明', leaveEnd: '', sex: '' } };
  expect(changesInWords(pupil)).toEqual(['姓名：张小明 → 张晓明', expect.stringContaining('20250901 → （空）')]);
});

describe('what stands in the way of a case', () => {
  const missing = { code: 'missing-proof', message: '缺少佐证材料：户口簿' };
  const wrongGrade = { code: 'grade', message: '年级不符' };

  test('is said once', () => {
    const pupil = { ...nobody, name: '张小明', objections: [missing] };
    expect(everyObjection({ objections: [missing], pupils: [pupil] })).toEqual([missing]);
  });

  test('of many pupils it is said of whom', () => {
    const pupils = [
      { ...nobody, name: '张小明', objections: [wrongGrade] },
      { ...nobody, name: '李小红', objections: [] },
    ];
    const said = everyObjection({ objections: [], pupils }).map(({ message }) => message);
    expect(said).toEqual(['张小明：年级不符']);
  });
});

describe('the menu of procedures of one pupil', () => {
  test('offers what is possible before any question is answered', () => {
    expect(whyNotForPupil(keyInformationChange, aRecord(), factsOf())).toBeUndefined();
  });

  test('says why not, in the words of the refusal', () => {
    expect(whyNotForPupil(returnFromLeave, aRecord(), factsOf())).toContain('没有休学');
    expect(whyNotForPupil(returnFromLeave, aRecord({ recordStatus: '休学' }), factsOf())).toBeUndefined();
    expect(whyNotForPupil(expulsion, aRecord(), factsOf())).toContain('义务教育');
    const openCase = { title: '转学', since: '2025-03-18', where: '学校核验' } as const;
    expect(whyNotForPupil(keyInformationChange, aRecord(), factsOf({ openCase }))).toContain('已有在办业务');
  });
});

test('an answer is read as words: the reason’s own, a day, the school’s name', () => {
  const parties = { receiving: { path: '/41/4113/411323/danshui/2141000002', name: '丹水镇中心小学' } };
  const { reason } = keyInformationChange.asks;
  const inWords = (ask: Parameters<typeof answerInWords>[0], text: string) => answerInWords(ask, text, { parties });
  expect(reason && inWords(reason, 'name-changed')).toBe('公安机关变更了姓名');
  expect(inWords({ title: '到校日期', kind: 'date' }, '2025-03-18')).toBe('2025年3月18日');
  expect(inWords({ title: '转入学校', kind: 'school' }, parties.receiving.path)).toBe('丹水镇中心小学');
});

test('a draft that was kept again and again is one line of the course of events', () => {
  const at = '2025-03-18T02:00:00Z';
  const event = (revision: number, kind: string, by: string) => ({ revision, at, event: kind, title: kind, by });
  const events = [
    event(1, 'opened', '李'),
    event(2, 'edited', '李'),
    event(3, 'edited', '李'),
    event(4, 'edited', '王'),
  ];
  expect(linesOfEvents(events).map(({ revision, times }) => [revision, times])).toEqual([
    [4, 1],
    [3, 2],
    [1, 1],
  ]);
});

test('a column of a spreadsheet goes down the grid, and a single word where it is pasted', () => {
  expect(pastedCells('1班\r\n2班\r\n')?.map(({ down, text }) => [down, text])).toEqual([
    [0, '1班'],
    [1, '2班'],
  ]);
  expect(pastedCells('1班\t住宿')?.map(({ right }) => right)).toEqual([0, 1]);
  expect(pastedCells('1班')).toBeUndefined();
});

test('an address made by hand names no scope there is not', () => {
  expect([scopeOf({ scope: 'everything' }), scopeOf({ scope: 'all' }), scopeOf({})]).toEqual(['mine', 'all', 'mine']);
});

test('two deeds are never taken for one', () => {
  expect(requestKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(requestKey()).not.toBe(requestKey());
});

const nobody = { ordinal: 0, unit: '', answers: {}, before: {}, after: {}, masked: [] };
