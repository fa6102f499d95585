import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { PERSON_COLUMNS, UNIT_COLUMNS } from './import-lines.ts';
import { EVERY_OFFICE, OFFICES } from './office.ts';

/** 机构人员模板 — two sheets to be filled in, and one that says how. */
export function templateSheets(): readonly Sheet[] {
  return [
    sheetOf('机构', Object.values(UNIT_COLUMNS).map(headingOf), [14, 28, 16, 24, 18, 14]),
    sheetOf('人员', Object.values(PERSON_COLUMNS).map(headingOf), [12, 18, 16, 18, 24, 12, 12]),
    { name: '填表说明', widths: [16, 90], rows: NOTES.map(noteRow), pagesWide: 1 },
  ];
}

function headingOf(titles: readonly string[]): string {
  return titles[0] ?? '';
}

function sheetOf(name: string, headings: readonly string[], widths: readonly number[]): Sheet {
  const heading: SheetRow = { cells: headings.map((value) => ({ value, look: 'heading' })) };
  return { name, widths, rows: [heading], frozen: { rows: 1, columns: 0 }, pagesWide: 1 };
}

function noteRow([title, text]: readonly [string, string]): SheetRow {
  return { cells: [{ value: title, look: 'heading' }, text] };
}

const NOTES: readonly (readonly [string, string])[] = [
  ['机构类别', '中心校、学校或教学点。年级和班级不用填，导入花名册时自动建立。'],
  ['代码', '学校填 10 位学校标识码；中心校自定代号，用字母、数字和短横线，例如 danshui。'],
  ['上级机构', '填上级机构的代码或名称；县直属学校不用填。'],
  ['办学类型', '例如：小学、初级中学、九年一贯制学校。'],
  ['设立日期', '例如 2010-09-01；不填为导入当天。'],
  ['登录名', '小写字母、数字、点和短横线，3 到 32 个字符，全系统不重复。一人只用一个登录名，任多个岗位就写多行。'],
  ['岗位', EVERY_OFFICE.map((office) => OFFICES[office].title).join('、')],
  ['任职机构', '填机构的代码（学校填学校标识码）或名称；县局的岗位不用填。'],
  ['年级、班级', '只有班主任要填，例如“四年级”“1班”。'],
];
