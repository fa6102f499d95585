import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { GROUP_BOXES } from '#src/verification/sheets/print/page-geometry.ts';
import type { ClassSheets, SheetData } from '#src/verification/sheets/print/sheet-data.ts';
import { qrDrawing } from '#src/verification/sheets/store/qr-drawing.ts';
import { madeUpClasses } from '../made-up-sheets.ts';

// The same cells in the same rows as HTML, printed by one browser: a file for each class.
const [pupils = '', path = ''] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
let pages = 0;
for (const of of madeUpClasses(Number(pupils))) {
  await page.setContent(`<style>${styleOfAll()}</style>${of.sheets.map((sheet) => sectionOf(of, sheet)).join('')}`);
  writeFileSync(path, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  pages += of.sheets.length;
}
await browser.close();
process.stdout.write(String(pages));

function styleOfAll(): string {
  return `@page { size: A4; margin: 9mm 13mm } section { break-after: page; font: 7.5pt "Noto Sans CJK SC" }
    table { border-collapse: collapse; table-layout: fixed; width: 184mm } td { border: 0.15mm solid; height: 5.6mm; padding: 0 0.7mm }
    h1 { font-size: 18pt; margin: 0 } svg { float: right; width: 20mm; height: 20mm }`;
}

function sectionOf(of: ClassSheets, sheet: SheetData): string {
  const head = [of.school, of.schoolCode, of.grade + of.className, of.teacher, of.printedAt, `第 ${sheet.copy} 份`];
  const problems = sheet.problems.map(({ title, words }) => `▲ ${title}：${words}`).join('<br>');
  return `<section>${qrDrawing(sheet.qr)}<h1>学生学籍信息核对表</h1><p>${head.map(escaped).join('　')}</p>${rowsOf(sheet)}
    <p>${problems || '核查未发现问题，请逐项核对。'}</p><p>家长（监护人）签字：　　　与学生关系：　　　手机：　　　日期：</p>
    <p>班主任核对签字：　　　学校主管领导审核签字（盖章）：</p><p>编码 ${sheet.code}　第 1 页，共 1 页</p></section>`;
}

function rowsOf(sheet: SheetData): string {
  const rows = new Map<number, string[]>();
  for (const { cell, title, value, blank } of GROUP_BOXES.flatMap(({ cells }) => cells)) {
    const row = rows.get(title.y) ?? [];
    rows.set(title.y, row);
    const text = escaped(sheet.values[cell.name] ?? '');
    row.push(td(title.width, cell.title), td(value.width, text), td(blank.width, ''));
  }
  return [...rows.values()].map((row) => `<table><tr>${row.join('')}</tr></table>`).join('');
}

function td(width: number, text: string): string {
  return `<td style="width:${width}mm">${text}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
