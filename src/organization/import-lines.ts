import { toHalfWidth } from '#src/kernel/text.ts';

/** 机构行 — one line of the list of units, as it was written. */
export interface UnitLine {
  readonly sheet: 'units';
  readonly row: number;
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  /** Code or name of the unit above; empty for the county itself. */
  readonly parent: string;
  readonly schoolKind: string;
  readonly since: string;
}

/** 人员行 */
export interface PersonLine {
  readonly sheet: 'people';
  readonly row: number;
  readonly name: string;
  readonly account: string;
  readonly phone: string;
  readonly office: string;
  /** Code or name of the unit; empty for the county itself. */
  readonly unit: string;
  readonly grade: string;
  readonly className: string;
}

export type ImportLine = UnitLine | PersonLine;

type Cell<Line> = Exclude<keyof Line, 'sheet' | 'row'>;

/** 模板列 — the headings of the template, and what else lists call them. A plain 学校名单 is a list of units. */
export const UNIT_COLUMNS: Readonly<Record<Cell<UnitLine>, readonly string[]>> = {
  kind: ['机构类别'],
  name: ['名称', '机构名称', '学校名称', '校名', '单位名称'],
  code: ['代码', '机构代码', '学校标识码', '标识码', '学校代码'],
  parent: ['上级机构', '上级机构代码', '所属中心校', '主管部门', '上级单位'],
  schoolKind: ['办学类型', '学校类型'],
  since: ['设立日期'],
};

export const PERSON_COLUMNS: Readonly<Record<Cell<PersonLine>, readonly string[]>> = {
  name: ['姓名'],
  account: ['登录名', '账号'],
  phone: ['联系电话', '电话', '手机', '手机号'],
  office: ['岗位'],
  unit: ['任职机构', '机构代码', '学校标识码', '单位', '学校'],
  grade: ['年级'],
  className: ['班级'],
};

/** Every line below the heading of a table; empty when the table has neither heading. Rows are counted from 1. */
export function linesOf(rows: readonly (readonly string[])[]): readonly ImportLine[] {
  for (const [at, row] of rows.entries()) {
    const people = columnsIn(row, PERSON_COLUMNS);
    if (people.name !== undefined && people.office !== undefined) {
      return filledBelow(rows, at).map(({ cells, number }) => ({
        sheet: 'people',
        row: number,
        ...read(cells, people),
      }));
    }
    const units = columnsIn(row, UNIT_COLUMNS);
    if (units.name !== undefined && units.code !== undefined) {
      return filledBelow(rows, at).map(({ cells, number }) => ({ sheet: 'units', row: number, ...read(cells, units) }));
    }
  }
  return [];
}

/** Which column has which cell; where two have one name, the first. */
function columnsIn<Name extends string>(
  row: readonly string[],
  wanted: Readonly<Record<Name, readonly string[]>>,
): Readonly<Record<Name, number | undefined>> {
  const headings = row.map((text) => toHalfWidth(text).replace(/[\s*★]|\(.*\)/g, ''));
  const found = Object.entries<readonly string[]>(wanted).map(([name, titles]) => {
    const at = headings.findIndex((heading) => titles.includes(heading));
    return [name, at < 0 ? undefined : at];
  });
  return Object.fromEntries(found) as Record<Name, number | undefined>; // one entry for each name
}

function filledBelow(rows: readonly (readonly string[])[], at: number) {
  return rows
    .map((cells, i) => ({ cells, number: i + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

function read<Name extends string>(
  cells: readonly string[],
  columns: Readonly<Record<Name, number | undefined>>,
): Readonly<Record<Name, string>> {
  const texts = Object.entries<number | undefined>(columns).map(([name, at]) => [
    name,
    at === undefined ? '' : toHalfWidth(cells[at] ?? '').trim(),
  ]);
  return Object.fromEntries(texts) as Record<Name, string>; // one entry for each name
}
