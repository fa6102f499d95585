import type { Sheet } from '#src/kernel/sheet.ts';
import { HOUSEHOLD_COLUMNS } from './household-child.ts';

/** 户籍名单模板 — the columns, and a sheet that says how. */
export function householdTemplate(): readonly Sheet[] {
  const headings = Object.values(HOUSEHOLD_COLUMNS).map(([title]) => title ?? '');
  return [
    {
      ...{ name: '适龄儿童', widths: [12, 6, 22, 14, 40, 16, 12, 16], pagesWide: 1 },
      rows: [{ cells: headings.map((value) => ({ value, look: 'heading' as const })) }],
      frozen: { rows: 1, columns: 1 },
    },
    {
      ...{ name: '填表说明', widths: [20, 90], pagesWide: 1 },
      rows: NOTES.map(([title, text]) => ({ cells: [{ value: title, look: 'heading' as const }, text] })),
    },
  ];
}

const NOTES: readonly (readonly [string, string])[] = [
  ['从哪里来', '派出所的户籍适龄儿童名单。表头是“公民身份号码”“户主”“住址”等写法的，不用改，直接上传。'],
  ['必填', '姓名，以及身份证件号、出生日期中的一项。有号码的，出生日期和性别可以不填。'],
  ['村（社区）', '用来分派谁去入户核实，请尽量填。不要写组、门牌，那些写在户籍地址里。'],
  ['没有号码的', '留空，不要填“无”“办理中”。只凭姓名和出生日期比对，对上的要人认定。'],
  ['有误的行', '不读入，上传后逐行列出原因；改好以后整份重新上传。'],
];
