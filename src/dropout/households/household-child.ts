import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { lengthOf, toHalfWidth } from '#src/kernel/text.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { readIdentityNumber } from '#src/registry/identity-number.ts';
import { normalizeName } from '#src/registry/personal-name.ts';

/** 户籍名单上的一个孩子 — as the police station's list has it; sealed at rest. */
export interface HouseholdChild {
  readonly name: string;
  /** 男, 女 or ''. */
  readonly sex: string;
  /** In good order, or ''. */
  readonly number: string;
  readonly birthDate: LocalDate;
  readonly address: string;
  readonly village: string;
  readonly guardian: string;
  readonly phone: string;
}

/** The same child in two lists and in a record that has no number: name and birth date. */
export function sameChildKey({ name, birthDate }: Pick<HouseholdChild, 'name' | 'birthDate'>): string {
  return `${normalizeName(name)} ${birthDate}`;
}

/** 应当入学的学年 — whoever is six by 31 August begins on 1 September of that year (义务教育法 11). */
export function entryYearOf(birthDate: LocalDate): number {
  const six = Number(birthDate.slice(0, 4)) + 6;
  return birthDate.slice(5) <= '08-31' ? six : six + 1;
}

/** Years of compulsory schooling. */
const COMPULSORY = 9;

/** 适龄 — old enough to have entered, and not yet through the nine years. */
export function ageState(birthDate: LocalDate, today: LocalDate): 'young' | 'of-age' | 'over' {
  const [entry, now] = [entryYearOf(birthDate), schoolYearOf(today)];
  if (now < entry) return 'young';
  return now >= entry + COMPULSORY ? 'over' : 'of-age';
}

/** 名单的列 — the headings of the template, and what police stations and villages call them. */
export const HOUSEHOLD_COLUMNS: Readonly<Record<Cell, readonly string[]>> = {
  name: ['姓名', '儿童姓名'],
  sex: ['性别'],
  number: ['身份证件号', '身份证号', '身份证号码', '公民身份号码', '证件号码'],
  birthDate: ['出生日期', '出生年月日', '生日'],
  address: ['户籍地址', '住址', '家庭住址', '家庭地址', '地址'],
  village: ['村（社区）', '村社区', '村', '村(社区)', '行政村', '村委会', '村居', '社区'],
  guardian: ['监护人', '户主', '户主姓名', '监护人姓名', '家长姓名'],
  phone: ['联系电话', '电话', '手机', '监护人电话', '联系方式'],
};

type Cell = Exclude<keyof HouseholdChild, never>;

/** Which column has which cell; `undefined` where this is no heading of such a list. */
export function headingOf(row: readonly string[]): Readonly<Record<Cell, number | undefined>> | undefined {
  const headings = row.map((text) => toHalfWidth(text).replace(/[\s*★]/g, ''));
  const found = Object.entries(HOUSEHOLD_COLUMNS).map(([name, titles]) => {
    const wanted = titles.map((title) => toHalfWidth(title));
    const at = headings.findIndex((heading) => wanted.includes(heading));
    return [name, at < 0 ? undefined : at];
  });
  const columns = Object.fromEntries(found) as Record<Cell, number | undefined>; // one entry for each cell
  const names = columns.name !== undefined && (columns.number !== undefined || columns.birthDate !== undefined);
  return names ? columns : undefined;
}

export type ReadChild = { readonly child: HouseholdChild } | { readonly fault: string };

const LONGEST = { name: 60, address: 120, village: 40, guardian: 60, phone: 30 } as const;

/** One line of the list, or why it cannot be taken; what is wrong is named, and no number repeated. */
export function readChild(
  row: readonly string[],
  columns: Readonly<Record<Cell, number | undefined>>,
  today: LocalDate,
): ReadChild {
  const cell = (name: Cell) => {
    const at = columns[name];
    return at === undefined ? '' : toHalfWidth(row[at] ?? '').trim();
  };
  const name = normalizeName(cell('name'));
  if (name === '') return { fault: '没有姓名，请补上' };
  const number = readIdentityNumber(cell('number'));
  if (cell('number') !== '' && (number === undefined || !number.checksumHolds)) {
    return { fault: '身份证件号不足 18 位或末位校验码不符，请对照户口簿核对；确实没有号码的留空' };
  }
  const written = cell('birthDate') === '' ? undefined : readDate(cell('birthDate'));
  if (cell('birthDate') !== '' && written === undefined) return { fault: '出生日期看不懂，请写成 20150312' };
  const birthDate = written ?? number?.birthDate;
  if (birthDate === undefined) return { fault: '没有出生日期，也没有身份证件号，请补上一项' };
  if (number?.birthDate !== undefined && written !== undefined && number.birthDate !== written) {
    return { fault: '出生日期与身份证件号里的不一致，请对照户口簿核对' };
  }
  if (birthDate > today) return { fault: '出生日期在今天之后，请核对' };
  const long = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).find((each) => lengthOf(cell(each)) > LONGEST[each]);
  if (long !== undefined) return { fault: `“${HOUSEHOLD_COLUMNS[long][0]}”太长，最多 ${LONGEST[long]} 字` };
  const sex = number === undefined ? (/^(男|女)/.exec(cell('sex'))?.[1] ?? '') : number.sex === '1' ? '男' : '女';
  return {
    child: {
      ...{ name, sex, number: number?.text ?? '', birthDate, address: cell('address'), village: cell('village') },
      ...{ guardian: cell('guardian'), phone: cell('phone') },
    },
  };
}
