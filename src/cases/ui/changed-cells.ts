import { titleOfCell } from '#src/registry/cells.ts';
import type { CellName } from '#src/registry/record.ts';
import type { CasePupil } from './answers.ts';

/** The cells that will hold something else. */
export function changedCells({ before, after }: Pick<CasePupil, 'before' | 'after'>): readonly CellName[] {
  // The server sends names of cells.
  return (Object.keys(after) as CellName[]).filter((cell) => after[cell] !== (before[cell] ?? ''));
}

/** `姓名：张三 → 张珊` */
export function changesInWords(pupil: Pick<CasePupil, 'before' | 'after'>): readonly string[] {
  return changedCells(pupil).map(
    (cell) => `${titleOfCell(cell)}：${pupil.before[cell] || '（空）'} → ${pupil.after[cell] || '（空）'}`,
  );
}
