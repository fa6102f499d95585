import type { Objection } from '#src/organization/objection.ts';
import { cellsOfMember, shortTitleOf } from '#src/registry/cells.ts';
import { editOf } from '#src/registry/edit.ts';
import { type CellName, type Cells, KEY_FIELDS } from '#src/registry/record.ts';
import { SHEET_CELLS, SHEET_GROUPS, type SheetCell } from '../sheets/sheet-layout.ts';

/** 录入的内容 — of each cell that the guardian corrected, what was written. */
export type Written = Readonly<Record<string, string>>;

export interface KeyedSheet {
  readonly typed: Written;
  /** 关键信息 a second time, blind. */
  readonly again: Written;
  /** Cells that changed after the sheet was printed, and that are to become what the guardian wrote all the same. */
  readonly confirmed: readonly string[];
}

/** 三个值 — what the record holds now, and what stood on the sheet. */
export interface Beside {
  readonly now: Cells;
  readonly printed: Cells;
}

/** 录入的各区 — those of the sheet, and a third member of the family, whom a guardian writes beside the two that are printed. */
export const KEYED_GROUPS: readonly {
  readonly id: string;
  readonly title: string;
  readonly cells: readonly SheetCell[];
}[] = [
  ...SHEET_GROUPS,
  {
    id: 'member3',
    title: '家庭成员三（写在表外的）',
    cells: cellsOfMember(3).map((name) => ({ name, title: shortTitleOf(name), isKey: false })),
  },
];

export const KEYED_CELLS: readonly SheetCell[] = KEYED_GROUPS.flatMap(({ cells }) => cells);

const ON_SHEET: ReadonlySet<string> = new Set(SHEET_CELLS.map(({ name }) => name));

/** What is to be done with what was keyed: ordinary cells at once, key cells by a case. */
export type Keyed =
  | { readonly ordinary: Cells; readonly key: Cells; readonly objections?: undefined }
  | { readonly objections: readonly Objection[] };

/** 录入核对 — refused as a whole when one cell is: nothing of a sheet is half written. */
export function judgeKeyed({ now, printed }: Beside, { typed, again, confirmed }: KeyedSheet): Keyed {
  const cells = KEYED_CELLS.filter(({ name }) => typed[name] !== undefined);
  const unknown = Object.keys(typed).filter((name) => !cells.some((cell) => cell.name === name));
  const objections: Objection[] = unknown.map((field) => ({
    code: 'not-on-sheet',
    message: '核对表上没有这一栏，请刷新页面后重录',
    field,
  }));
  for (const { name, title, isKey } of cells) {
    if (isKey && typed[name] !== again[name]) {
      objections.push({ code: 'twice', message: `“${title}”两次录入不一致，请对照原表再录一次`, field: name });
    }
    if (hasMoved(name, now, printed) && typed[name] !== (now[name] ?? '') && !confirmed.includes(name)) {
      const message = `“${title}”印表以后已经改过。请看“现在”一栏，确认要改成家长写的，再勾选“仍按家长填写”`;
      objections.push({ code: 'changed-since', message, field: name });
    }
  }
  const ordinary = Object.fromEntries(cells.filter(({ isKey }) => !isKey).map(({ name }) => [name, typed[name]]));
  const edit = editOf(now, ordinary);
  if (edit.objections !== undefined) objections.push(...edit.objections);
  const key = keyChanges(now, typed);
  if (objections.length > 0 || edit.objections !== undefined) return { objections };
  if (Object.keys(edit.cells).length + Object.keys(key).length === 0) {
    return { objections: [{ code: 'nothing', message: '录入的内容与学籍现在的一样，请按“未修改”登记' }] };
  }
  return { ordinary: edit.cells, key };
}

/** Has the cell changed after the sheet was printed? What was never printed has not. */
export function hasMoved(name: CellName, now: Cells, printed: Cells): boolean {
  return ON_SHEET.has(name) && (now[name] ?? '') !== (printed[name] ?? '');
}

/** 变更原因, as far as it can be told from what changes; the registrar looks at it before it is submitted. */
export function reasonOf(key: Cells): string {
  if (key.idNumber !== undefined) return 'number-wrong';
  if (key.name !== undefined) return 'name-wrong';
  return key.idType === undefined ? 'other-correction' : 'document-changed';
}

function keyChanges(now: Cells, typed: Written): Cells {
  const changed = KEY_FIELDS.filter((name) => typed[name] !== undefined && typed[name]?.trim() !== (now[name] ?? ''));
  return Object.fromEntries(changed.map((name) => [name, typed[name]?.trim()]));
}
