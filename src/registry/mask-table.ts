import { readDate } from '#src/kernel/local-date.ts';
import { memberCellOf } from './cells.ts';
import type { FieldName, MemberPart } from './fields.ts';
import { masked } from './masking.ts';
import type { CellName, Cells } from './record.ts';

/** 脱敏方式 — how a cell is shown to those who may read the record but have not asked for this very value. */
export type Mask = 'number' | 'phone' | 'address' | 'contact';

/** Cells as they may be shown, by name; not to be taken for what the record holds. */
export type ShownCells = Readonly<Record<string, string>>;

/** 脱敏表 — the cells that are never shown in full unasked. 学籍号 is the identity number with a letter before it. */
const MASKED_FIELDS: Readonly<Partial<Record<FieldName, Mask>>> = {
  idNumber: 'number',
  nationalNumber: 'number',
  provincialNumber: 'number',
  phone: 'phone',
  currentAddress: 'address',
  mailingAddress: 'address',
  homeAddress: 'address',
  email: 'contact',
  homepage: 'contact',
};

const MASKED_PARTS: Readonly<Partial<Record<MemberPart, Mask>>> = {
  idNumber: 'number',
  phone: 'phone',
  address: 'address',
};

const MASKS: Readonly<Record<Mask, (text: string) => string>> = {
  number: masked,
  phone: maskedPhone,
  address: maskedAddress,
  contact: masked,
};

/** How this cell is masked; `undefined` when it is shown as it is. */
export function maskOf(name: CellName): Mask | undefined {
  const cell = memberCellOf(name);
  if (cell !== undefined) return MASKED_PARTS[cell.part];
  const masks: Readonly<Partial<Record<CellName, Mask>>> = MASKED_FIELDS;
  return masks[name];
}

/** One cell as it may be shown. */
export function shown(name: CellName, text: string): string {
  const mask = maskOf(name);
  return mask === undefined ? text : MASKS[mask](text.trim());
}

/** All cells as they may be shown. */
export function shownCells(cells: Cells): ShownCells {
  return Object.fromEntries(
    (Object.keys(cells) as CellName[]) // the keys of Cells are cell names
      .map((name) => [name, shown(name, cells[name] ?? '')]),
  );
}

/** 138****1234. What is no phone number is shown as any other number. */
function maskedPhone(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{10,12}$/.test(digits) ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : masked(text);
}

/** To the village, or the township, or the county: what stands behind is the house, and not shown. */
function maskedAddress(text: string): string {
  if (text === '') return '';
  const upTo = [/^.{2,40}?(?:村|社区|居委会)/u, /^.{2,30}?(?:镇|乡|街道)/u, /^.{2,20}?[县市区]/u]
    .map((form) => form.exec(text)?.[0])
    .find((part) => part !== undefined);
  return upTo === undefined ? '***' : upTo.length < text.length ? `${upTo}***` : upTo;
}

/** All cells as a record's own page shows them: the birth date in full only to those who may ask for clear values. */
export function shownInDetail(cells: Cells, mayReveal: boolean): ShownCells {
  const masked = shownCells(cells);
  return mayReveal || !masked.birthDate ? masked : { ...masked, birthDate: yearOf(masked.birthDate) };
}

/** One cell as a list or an export shows it: of a birth date the year, of an address the township. */
export function shownInList(name: CellName, text: string): string {
  if (name === 'birthDate') return yearOf(text);
  return maskOf(name) === 'address' ? townshipOf(text) : shown(name, text);
}

/** With the county and the whole birth date beside it, even two characters of a number leave few children (91). */
function yearOf(text: string): string {
  return readDate(text)?.slice(0, 4) ?? '';
}

function townshipOf(text: string): string {
  const upTo = /^.{2,30}?(?:镇|乡|街道)/u.exec(text)?.[0] ?? /^.{2,20}?[县市区]/u.exec(text)?.[0];
  return upTo === undefined ? (text === '' ? '' : '***') : upTo;
}

/** Can this cell be asked for in clear? Nothing else is hidden on a record's page. */
export function isRevealable(name: CellName): boolean {
  return name === 'birthDate' || maskOf(name) !== undefined;
}
