import { titleOfCell } from '#src/registry/cells.ts';
import { masked } from '#src/registry/masking.ts';
import type { CellName, Cells } from '#src/registry/record.ts';

/** One line of two records that are held against each other; `same` is absent where one of them says nothing. */
export interface ComparedLine {
  readonly title: string;
  readonly own: string;
  readonly other: string;
  readonly same?: boolean | undefined;
}

/**
 * 两条学籍对照 — what tells whether two records are of one child. Numbers and the names of the family stay starred: that they
 * agree is said, what they are is not.
 */
export function sideBySide(own: Cells, other: Cells): readonly ComparedLine[] {
  return LINES.map(({ cell, show }) => {
    const [mine, theirs] = [own[cell]?.trim() ?? '', other[cell]?.trim() ?? ''];
    const isKnown = mine !== '' && theirs !== '';
    return {
      ...{ title: titleOfCell(cell), own: show(mine), other: show(theirs) },
      same: isKnown ? mine.toUpperCase() === theirs.toUpperCase() : undefined,
    };
  });
}

const plain = (text: string) => text;

/** 李** */
const surname = (name: string) => {
  const [first = '', ...others] = [...name];
  return `${first}${'*'.repeat(others.length)}`;
};

const LINES: readonly { readonly cell: CellName; readonly show: (text: string) => string }[] = [
  { cell: 'name', show: plain },
  { cell: 'sex', show: plain },
  { cell: 'birthDate', show: plain },
  { cell: 'idNumber', show: masked },
  { cell: 'guardian1.name', show: surname },
  { cell: 'guardian1.phone', show: masked },
  { cell: 'guardian2.name', show: surname },
];
