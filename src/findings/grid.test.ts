import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellAt,
  EMPTY_GRID,
  type Grid,
  opened,
  saved,
  saving,
  type Typing,
  textsOf,
  toSave,
  typed,
  undone,
  unsaved,
  unsavedCount,
} from './grid.ts';
import { moved, pastedCells } from './grid-keys.ts';

const MING = { student: 'ming', field: 'phone' } as const;
const grid = opened(EMPTY_GRID, [
  { student: 'ming', revision: 3, cells: { phone: '138', postcode: '1' } },
  { student: 'hong', revision: 1, cells: { phone: '', postcode: '474550' } },
]);
const phone = (text: string): Typing => ({ place: MING, text });

describe('a cell', () => {
  test('is dirty once it is typed in, on its way once it is sent, and saved with the new revision', () => {
    const dirty = typed(grid, [phone('13837700001')]);
    expect([cellAt(dirty, MING).state, toSave(dirty, 'ming')]).toEqual(['dirty', { phone: '13837700001' }]);
    const sent = saving(dirty, 'ming', { phone: '13837700001' });
    expect([cellAt(sent, MING).state, toSave(sent, 'ming')]).toEqual(['saving', undefined]);
    const kept = saved(sent, 'ming', { phone: '13837700001' }, 4);
    expect([cellAt(kept, MING).state, kept.lines.get('ming')?.revision, unsavedCount(kept)]).toEqual(['saved', 4, 0]);
  });

  test('that was typed in again while it was on its way has still to be saved', () => {
    const sent = saving(typed(grid, [phone('1')]), 'ming', { phone: '1' });
    const kept = saved(typed(sent, [phone('12')]), 'ming', { phone: '1' }, 4);
    expect(toSave(kept, 'ming')).toEqual({ phone: '12' });
  });

  test('that was refused says why, and is typed over', () => {
    const sent = saving(typed(grid, [phone('1')]), 'ming', { phone: '1' });
    const failed = unsaved(sent, 'ming', { phone: '1' }, 'conflict', () => '刚刚被别人改过');
    expect(cellAt(failed, MING)).toMatchObject({ text: '1', state: 'conflict', message: '刚刚被别人改过' });
    expect(cellAt(typed(failed, [phone('138')]), MING)).toMatchObject({ state: 'kept', message: undefined });
  });

  test('that was refused only because of another is sent again without it', () => {
    const both = typed(grid, [phone('1'), { place: { student: 'ming', field: 'postcode' }, text: '2' }]);
    const sent = toSave(both, 'ming') ?? {};
    const failed = unsaved(saving(both, 'ming', sent), 'ming', sent, 'failed', (field) =>
      field === 'phone' ? '电话不全' : undefined,
    );
    expect(toSave(failed, 'ming')).toEqual({ postcode: '2' });
  });

  test('of a row that is read again keeps what is being typed', () => {
    const dirty = typed(grid, [phone('1')]);
    const again = opened(dirty, [{ student: 'ming', revision: 9, cells: { phone: '2' } }]);
    expect(textsOf(again, 'ming').phone).toBe('1');
  });
});

test('undo goes back deed by deed, a paste in one, and what was saved is saved back', () => {
  const pasted = typed(grid, [phone('1'), { place: { student: 'hong', field: 'phone' }, text: '2' }]);
  const kept = saved(saving(pasted, 'ming', { phone: '1' }), 'ming', { phone: '1' }, 4);
  const back = undone(kept);
  expect(textsOf(back, 'hong').phone).toBe('');
  expect(toSave(back, 'ming')).toEqual({ phone: '138' });
  expect(undone(back)).toBe(back);
});

test('whatever was typed, undoing it all leaves every cell as it was', () => {
  const typing = fc.record({
    place: fc.record({ student: fc.constantFrom('ming', 'hong'), field: fc.constantFrom('phone', 'postcode') }),
    text: fc.constantFrom('', '1', '138'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(typing as fc.Arbitrary<Typing>, { maxLength: 4 }), { maxLength: 8 }), (deeds) => {
      let after: Grid = grid;
      for (const deed of deeds) after = typed(after, deed);
      while (after.undo.length > 0) after = undone(after);
      for (const student of ['ming', 'hong']) expect(textsOf(after, student)).toEqual(textsOf(grid, student));
      expect(unsavedCount(after)).toBe(0);
    }),
  );
});

describe('a key', () => {
  const size = { rows: 3, columns: 2 };

  test('leads to the neighbour, and not beyond the edge', () => {
    expect(moved({ row: 0, column: 0 }, 'Enter', size)).toEqual({ row: 1, column: 0 });
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 2, column: 1 }, 'ArrowRight', size)).toEqual({ row: 2, column: 1 });
    expect(moved({ row: 0, column: 0 }, 'a', size)).toBeUndefined();
  });

  test('Tab goes through every cell once and then leaves', () => {
    const seen: string[] = [];
    for (let at = moved({ row: 0, column: -1 }, 'Tab', size); at !== undefined; at = moved(at, 'Tab', size)) {
      seen.push(`${at.row}${at.column}`);
    }
    expect(seen).toEqual(['00', '01', '10', '11', '20', '21']);
  });
});

describe('what Excel copies', () => {
  test.each([
    ['一格', [['一格']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\t\r\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"两\n行"\t"有""引号"""', [['两\n行', '有"引号"']]],
    ['张"三"', [['张"三"']]],
  ])('%j', (text, cells) => expect(pastedCells(text)).toEqual(cells));

  test('comes back whatever was in the cells', () => {
    const cell = fc.stringMatching(/^[a-z"\n\t一]{0,5}$/);
    const rows = fc
      .integer({ min: 1, max: 3 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
      );
    fc.assert(
      fc.property(rows, (cells) => {
        const copied = cells.map((row) => row.map(quoted).join('\t')).join('\r\n');
        expect(pastedCells(`${copied}\r\n`)).toEqual(cells);
      }),
    );
  });
});

function quoted(cell: string): string {
  return /["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
