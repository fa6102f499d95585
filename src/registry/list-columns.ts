import { titleOfCell } from './cells.ts';
import type { CellName } from './record.ts';

/**
 * 列表可选列 — cells that a list can show beside what lies open: in stars, the birth date as a year, never an address. A
 * child's health, disability and hardships are for its own page, not for a list on a screen in an office.
 */
export const LIST_CELLS = [
  'birthDate',
  'idType',
  'idNumber',
  'nationalNumber',
  'ethnicity',
  'attendanceMode',
  'entryMonth',
  'classRollNumber',
  'phone',
  'guardian1.name',
  'guardian1.relation',
  'guardian1.phone',
] as const satisfies readonly CellName[];

export type ListCell = (typeof LIST_CELLS)[number];

/** What stands above the column: of a birth date only the year is shown. */
export function headingOfListCell(name: ListCell): string {
  return name === 'birthDate' ? '出生年份' : titleOfCell(name);
}
