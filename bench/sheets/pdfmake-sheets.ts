import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { GROUP_BOXES } from '#src/verification/sheets/print/page-geometry.ts';
import type { ClassSheets, SheetData } from '#src/verification/sheets/print/sheet-data.ts';
import { qrDrawing } from '#src/verification/sheets/store/qr-drawing.ts';
import { madeUpClasses } from '../made-up-sheets.ts';

// The same cells in the same rows, with pdfmake's own tables: a file for each class, since one of two thousand takes minutes.
const [pupils = '', path = ''] = process.argv.slice(2);
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
pdfmake.setFonts({
  Hans: { normal: join(fonts, 'NotoSansHans-Regular.otf'), bold: join(fonts, 'NotoSansHans-Bold.otf') },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

const POINTS = 72 / 25.4;
let pages = 0;
for (const of of madeUpClasses(Number(pupils))) {
  const content = of.sheets.map((sheet, at) => pageOf(of, sheet, at));
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [37, 25, 37, 20],
    defaultStyle: { font: 'Hans', fontSize: 7.5 },
    content,
  });
  writeFileSync(path, await pdf.getBuffer());
  pages += content.length;
}
process.stdout.write(String(pages));

function pageOf(of: ClassSheets, sheet: SheetData, at: number) {
  const head = [of.school, of.schoolCode, of.grade + of.className, of.teacher, of.printedAt, `第 ${sheet.copy} 份`];
  return {
    ...(at > 0 ? { pageBreak: 'before' } : {}),
    stack: [
      {
        columns: [
          { text: '学生学籍信息核对表', fontSize: 18, bold: true },
          { svg: qrDrawing(sheet.qr), width: 57 },
        ],
      },
      { text: head.join('　') },
      ...rowsOf(sheet).map((row) => ({
        table: { widths: row.map(({ width }) => width), heights: 13, body: [row.map(({ text }) => text)] },
      })),
      {
        text:
          sheet.problems.map(({ title, words }) => `▲ ${title}：${words}`).join('\n') || '核查未发现问题，请逐项核对。',
      },
      { text: '家长（监护人）签字：　　　　　与学生关系：　　　　手机：　　　　日期：', margin: [0, 8, 0, 8] },
      { text: '班主任核对签字：　　　　　　学校主管领导审核签字（盖章）：' },
      { text: `编码 ${sheet.code}　第 1 页，共 1 页` },
    ],
  };
}

/** Title, value and blank of every cell, row by row. */
function rowsOf(sheet: SheetData): readonly (readonly { readonly width: number; readonly text: string }[])[] {
  const rows = new Map<number, { readonly width: number; readonly text: string }[]>();
  for (const { cell, title, value, blank } of GROUP_BOXES.flatMap(({ cells }) => cells)) {
    const row = rows.get(title.y) ?? [];
    rows.set(title.y, row);
    const texts = [
      [title, cell.title],
      [value, sheet.values[cell.name] ?? ''],
      [blank, ''],
    ] as const;
    for (const [box, text] of texts) row.push({ width: box.width * POINTS - 9, text });
  }
  return [...rows.values()];
}
