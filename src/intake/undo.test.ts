import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, changesBetween, type HistoryEntry } from '#src/registry/history.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { undoOf } from './undo.ts';

const FIELDS = ['phone', 'email', 'postcode', 'speciality', 'homepage'] as const satisfies readonly CellName[];

const cellsOf = fc.record(Object.fromEntries(FIELDS.map((field) => [field, fc.constantFrom('', '1', '2', '3')])), {
  requiredKeys: [],
}) as fc.Arbitrary<Cells>; // a record of some of the fields

test('taken back at once, a batch leaves the record as it was before', () => {
  fc.assert(
    fc.property(cellsOf, cellsOf, (before, imported) => {
      const done = entry(2, changesBetween(before, imported));
      const after = applied(before, done.changes);
      const step = undoOf({ id: 'a', name: '张小明', revision: 2, unit: '/u', done, since: [] });
      expect(step.kind === 'back' && withCells(after, step.cells)).toEqual(before);
      expect(step).toMatchObject({ kind: 'back', kept: [] });
    }),
  );
});

test('taken back later, every cell somebody has changed since stays, and every other goes back', () => {
  fc.assert(
    fc.property(cellsOf, cellsOf, fc.array(cellsOf, { maxLength: 3 }), (before, imported, edits) => {
      const done = entry(2, changesBetween(before, imported));
      let now = applied(before, done.changes);
      const since = edits.map((edit, i) => {
        const written = entry(3 + i, changesBetween(now, edit));
        now = applied(now, written.changes);
        return written;
      });
      const step = undoOf({ id: 'a', name: '张小明', revision: 2 + edits.length, unit: '/u', done, since });
      if (step.kind !== 'back') throw new Error('a changed record goes back');
      const result = withCells(now, step.cells);
      const touched = new Set(since.flatMap(({ changes }) => changes.map(({ field }) => field)));
      for (const field of FIELDS) expect(result[field]).toBe(touched.has(field) ? now[field] : before[field]);
      const imports = done.changes.map(({ field }) => field).filter((field) => touched.has(field));
      expect(step.kept.map(({ field }) => field)).toEqual(imports);
    }),
  );
});

test('a record that the batch opened leaves the rolls if nobody has touched it, and else stays and says by whom', () => {
  const done = entry(1, []);
  const opened = { id: 'a', name: '张小明', unit: '/u', done };
  expect(undoOf({ ...opened, revision: 1, since: [] }).kind).toBe('withdraw');
  const edit = entry(2, [{ field: 'phone', before: '1', after: '2' }]);
  expect(undoOf({ ...opened, revision: 2, since: [edit] })).toMatchObject({ kind: 'stays', by: edit });
});

test('a pupil whose class goes back goes back to the class, unless it was moved since', () => {
  const done = { ...entry(2, [{ field: 'className' as const, before: '1', after: '2' }]), unit: '/u/2' };
  const moved = { id: 'a', name: '张小明', revision: 2, unitBefore: '/u/1', done };
  expect(undoOf({ ...moved, unit: '/u/2', since: [] })).toMatchObject({ unit: '/u/1', cells: { className: '1' } });
  const later = { ...entry(3, [{ field: 'className' as const, before: '2', after: '3' }]), unit: '/u/3' };
  expect(undoOf({ ...moved, unit: '/u/3', since: [later] })).toMatchObject({
    unit: undefined,
    cells: {},
    kept: [{ field: 'className' }],
  });
});

function entry(revision: number, changes: HistoryEntry['changes']): HistoryEntry {
  return {
    revision,
    day: '2025-03-20',
    at: '2025-03-20T10:00:00+08:00',
    source: { kind: 'import' },
    unit: '/u',
    changes,
  };
}

/** What the register does with a change: a cell that is there but `undefined` is taken away. */
function withCells(cells: Cells, change: Cells): Cells {
  return applied(cells, changesBetween(cells, change));
}
