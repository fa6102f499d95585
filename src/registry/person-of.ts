import { readDate } from '#src/kernel/local-date.ts';
import { codeOf } from './codes.ts';
import { normalizeName } from './personal-name.ts';
import type { Cells } from './record.ts';

/** 三要素 — name, sex and birth date as they are compared; `undefined` when one is not there. */
export function personOf(cells: Cells): string | undefined {
  const [name, sex, born] = [
    normalizeName(cells.name ?? ''),
    codeOf('sex', cells.sex ?? ''),
    readDate(cells.birthDate ?? ''),
  ];
  return name === '' || sex === undefined || born === undefined ? undefined : `${name} ${sex} ${born}`;
}
