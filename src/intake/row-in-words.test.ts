import { expect, test } from 'vitest';
import { outcomeTitle, rowInWords, rowTitle, type ToldRow } from './row-in-words.ts';

const ROW: ToldRow = { outcome: 'unchanged', changes: [], keyChanges: [], withheld: [] };
const NAME = { title: '姓名', before: '张小明', after: '张晓明' };
const PHONE = { title: '联系电话', before: '', after: '138****0009' };

test('a row that differs in key fields only is not called the same', () => {
  const row = { ...ROW, keyChanges: [NAME] };
  expect(rowTitle(ROW, 'ready')).toBe('相同');
  expect(rowTitle(row, 'ready')).toBe('有关键信息差异');
  expect(rowInWords(row, 'ready')).toBe('有关键信息差异，不直接改，待变更申请：姓名 张小明 → 张晓明');
  expect(rowInWords(row, 'committed')).toMatch(/没有改，待变更申请/);
});

test('what will be done before the batch is committed has been done afterwards', () => {
  const fresh = { ...ROW, outcome: 'new' } as const;
  const states = ['ready', 'committed', 'undone', 'discarded'] as const;
  expect(states.map((state) => outcomeTitle('new', state))).toEqual(['新建', '已新建', '新建后撤销', '未新建']);
  expect(states.map((state) => rowInWords(fresh, state).replace(/[，；].*/, ''))).toEqual([
    '学籍中没有',
    '已新建学籍',
    '新建过学籍',
    '学籍中没有',
  ]);
  const changed = { ...ROW, outcome: 'changed', changes: [PHONE] } as const;
  expect(rowInWords(changed, 'ready')).toBe('联系电话 补为 138****0009');
  expect(rowInWords(changed, 'committed')).toBe('已改：联系电话 补为 138****0009');
});

test('a row that came back says why, and nothing else', () => {
  const row = { ...ROW, outcome: 'refused', reason: '这一行没有姓名' } as const;
  expect(rowInWords(row, 'committed')).toBe('这一行没有姓名');
  expect(outcomeTitle('refused', 'committed')).toBe('退回');
});
