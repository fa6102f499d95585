import { pupilsOf } from '#src/county/pupils.ts';
import { printedValues, valuesOnSheet } from '#src/verification/sheets/print/on-the-sheet.ts';
import type { ClassSheets, SheetData } from '#src/verification/sheets/print/sheet-data.ts';
import { addressOfSheet, sheetCodeOf } from '#src/verification/sheets/sheet-code.ts';

const CLASS_SIZE = 45;
const PROBLEM = { cell: 'idNumber', title: '身份证件号', words: '身份证号末位校验码不符' };

/** Classes of forty-five, of made-up pupils, one in four with a problem: the same for everybody who prints them. */
export function madeUpClasses(pupils: number): readonly ClassSheets[] {
  const plan = { pupils, seed: 7, errorsPerMille: 30, today: '2025-03-20' } as const;
  const sheets = [...pupilsOf(plan)].map(({ student }, at): SheetData => {
    const code = sheetCodeOf('411323', codeBytes(at));
    return {
      name: student.name ?? '',
      values: printedValues(valuesOnSheet(student), false),
      problems: at % 4 === 0 ? [PROBLEM] : [],
      ...{ copy: 1, version: 1, code, key: 'K7M2QX', qr: addressOfSheet('https://xueji.example.cn', code) },
    };
  });
  const count = Math.ceil(sheets.length / CLASS_SIZE);
  return Array.from({ length: count }, (_, at) => ({
    ...{ campaign: '2025年春季学籍信息质量核查', deadline: '2025-04-08', bureau: '西峡县教育体育局', stressed: [] },
    ...{ school: '丁河镇中心小学', schoolCode: '2141000001', grade: '四年级', className: `${at + 1}班` },
    ...{ teacher: '赵老师', printedAt: '2025-03-20 10:00', masked: false, cover: false, demo: false, preview: false },
    sheets: sheets.slice(at * CLASS_SIZE, (at + 1) * CLASS_SIZE),
  }));
}

function codeBytes(seed: number): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, at) => (seed * 131 + (seed >> 8) * 17 + at * 67) % 256);
}
