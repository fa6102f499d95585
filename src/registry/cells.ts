import { FIELDS, type Field, fieldOf, MEMBER_PARTS, type MemberPart } from './fields.ts';
import type { CellName, Cells } from './record.ts';

/** One cell of a record as it is shown and filled: like a field, and also for members beyond the template's two. */
export interface CellShape extends Omit<Field, 'name'> {
  readonly name: CellName;
}

/** A part of a family member, counted from 1. */
export interface MemberCell {
  readonly member: number;
  readonly part: MemberPart;
}

/** More family members than anybody lists. */
export const MOST_MEMBERS = 20;

/** The family member a cell belongs to; `undefined` for the pupil's own. */
export function memberCellOf(name: CellName): MemberCell | undefined {
  const [, number, part] = MEMBER_CELL.exec(name) ?? [];
  return number === undefined ? undefined : { member: Number(number), part: part as MemberPart }; // of the pattern
}

/** Is it the name of a cell that a record can have? */
export function isCellName(text: string): text is CellName {
  const [, number] = MEMBER_CELL.exec(text) ?? [];
  return number === undefined ? OWN.has(text) : Number(number) <= MOST_MEMBERS;
}

/** What a cell is called and what it holds. */
export function cellShapeOf(name: CellName): CellShape {
  const cell = memberCellOf(name);
  if (cell === undefined) return fieldOf(name as Field['name']); // the pupil's own cells are fields
  const part = MEMBER_PARTS.find((each) => each.part === cell.part);
  if (part === undefined) throw new Error(`no such cell: ${name}`);
  return { ...part, name, title: `成员${cell.member}${part.title}`, group: 'family member' };
}

/** The heading a registrar knows a cell by, of every member too: 成员3联系电话. */
export function titleOfCell(name: CellName): string {
  return cellShapeOf(name).title;
}

/** The heading among the cells of one member, where it need not be said whose it is: 联系电话. */
export function shortTitleOf(name: CellName): string {
  return titleOfCell(name).replace(/^成员\d+/, '');
}

/** The members that a record has anything of, in order. */
export function membersOf(cells: Cells): readonly number[] {
  const numbers = (Object.keys(cells) as CellName[]) // the keys of Cells are cell names
    .flatMap((name) => (cells[name]?.trim() ? [memberCellOf(name)?.member] : []))
    .filter((number) => number !== undefined);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The cells of one member, in the order of the card. */
export function cellsOfMember(member: number): readonly CellName[] {
  return MEMBER_PARTS.map(({ part }) => `guardian${member}.${part}` as const);
}

const MEMBER_CELL = new RegExp(`^guardian([1-9]\\d?)\\.(${MEMBER_PARTS.map(({ part }) => part).join('|')})$`);

const OWN: ReadonlySet<string> = new Set(
  FIELDS.filter(({ group }) => group !== 'family member').map(({ name }) => name),
);
