import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { diary } from './diary.ts';
import { applied, changesBetween, foldBack, type HistoryEntry } from './history.ts';
import type { CellName, Cells } from './record.ts';

const FIELDS: readonly CellName[] = ['name', 'phone', 'guardian1.phone', 'guardian3.name', 'homeAddress'];
const cells = fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom('', '甲', '乙', '丙'));
const edit = fc.dictionary(fc.constantFrom(...FIELDS), fc.option(fc.constantFrom('', '甲', '丁'), { nil: undefined }));
/** Several edits may fall on one day; days between edits may be empty. */
const life = fc.record({ opened: cells, edits: fc.array(fc.record({ edit, later: fc.nat(2), moves: fc.boolean() })) });

interface Life {
  readonly states: readonly { readonly day: LocalDate; readonly cells: Cells; readonly unit: string }[];
  readonly history: readonly HistoryEntry[];
}

function lived(opened: Cells, edits: readonly { edit: Cells; later: number; moves: boolean }[]): Life {
  let at = 10;
  let state = { day: dayOf(at), cells: opened, unit: '/1' };
  const states = [state];
  const history: HistoryEntry[] = [{ ...entry(1, state.day, state.unit), changes: [] }];
  for (const { edit: next, later, moves } of edits) {
    at += later;
    const changes = changesBetween(state.cells, next);
    const unit = moves ? `/${states.length + 1}` : state.unit;
    state = { day: dayOf(at), cells: applied(state.cells, changes), unit };
    states.push(state);
    history.push({ ...entry(states.length, state.day, unit), changes });
  }
  return { states, history };
}

function entry(revision: number, day: LocalDate, unit: string): Omit<HistoryEntry, 'changes'> {
  return { revision, day, at: `${day}T08:00:00Z`, person: 'li', source: { kind: 'edit' }, unit };
}

function dayOf(number: number): LocalDate {
  return new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10) as LocalDate; // ISO days are local dates
}

test('写下的历史从建籍起顺推，得到现在的学籍', () => {
  fc.assert(
    fc.property(life, ({ opened, edits }) => {
      const { states, history } = lived(opened, edits);
      const folded = history.reduce<Cells>((so, { changes }) => applied(so, changes), opened);
      expect(folded).toEqual(states.at(-1)?.cells);
    }),
  );
});

test('任何一天的学籍，是到那天为止所有变更之后的样子', () => {
  fc.assert(
    fc.property(life, fc.nat(40), ({ opened, edits }, number) => {
      const { states, history } = lived(opened, edits);
      const now = states.at(-1) ?? { cells: opened, unit: '/1' };
      const day = dayOf(number);
      const then = states.filter((state) => state.day <= day);
      const expected = then.at(-1);
      const shuffled = [...history].reverse();
      expect(foldBack({ ...now, revision: states.length }, shuffled, day)).toEqual(
        expected && { revision: then.length, cells: expected.cells, unit: expected.unit },
      );
    }),
  );
});

test('变更日记说出哪天、谁、依什么、改了什么，不说内容', () => {
  const history: readonly HistoryEntry[] = [
    { ...entry(1, '2025-03-01', '/1'), source: { kind: 'import' }, changes: [] },
    {
      ...entry(2, '2025-03-20', '/1'),
      source: { kind: 'sheet' },
      changes: [{ field: 'phone', before: '13837700001', after: '13837700009' }],
    },
    { ...entry(3, '2025-03-21', '/2'), changes: [{ field: 'guardian3.name', after: '王秀兰' }] },
  ];
  const lines = diary(history, (person) => (person === 'li' ? '李老师' : undefined)).map(({ text }) => text);
  expect(lines).toEqual([
    '3月21日 李老师 调整班级，补充 成员3姓名',
    '3月20日 李老师 依核对表 更正 联系电话',
    '3月1日 李老师 依导入的名单 建立学籍',
  ]);
});
