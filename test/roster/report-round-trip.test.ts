import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { recognize } from '#src/roster/recognize.ts';
import { reportSheets } from '#src/roster/report.ts';
import type { ReportContent } from '#src/roster/report-content.ts';
import { rostersAmong } from '#src/roster/sheets.ts';
import { ROSTER_EXPORT } from '#src/roster/template.ts';
import { aStudent } from '../world.ts';

const HEADER = ROSTER_EXPORT.map(({ heading }) => heading);

test('a report mended in a spreadsheet is read again: the same rows, one problem column, no summary among the rosters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'renji-report-'));
  const path = join(folder, '报告.xlsx');
  try {
    let rows: readonly (readonly string[])[] = [['学生名册'], HEADER, ...['张小明', '=李红', '王𬭎'].map(aRow)];
    for (let round = 0; round < 3; round += 1) {
      expect(await writeXlsx(path, reportSheets(contentOf(rows)))).toBeUndefined();
      const tables = await tablesIn(path);
      const found = rostersAmong(tables.map(({ sheet, table }) => ({ sheet, table, result: recognize(table) })));
      if ('refused' in found) throw new Error(found.message);
      expect(found.skipped).toEqual(['汇总']);
      expect(found.rosters.map(({ sheet }) => sheet)).toEqual(['名册']);
      rows = found.rosters[0]?.table ?? [];
      expect(rows.length).toBe(5);
      expect(rows[1]).toEqual([...HEADER, '核查问题']);
      expect(rows[3]?.slice(0, 2)).toEqual(['2141000001', '=李红']);
      expect(rows[3]?.at(-1)).toBe('1.【错误】姓名：名字里有“=”；处理：按户口簿改正');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function aRow(name: string): string[] {
  const student = aStudent({ name });
  return ROSTER_EXPORT.map(({ field }) => student[field] ?? '');
}

function contentOf(rows: readonly (readonly string[])[]): ReportContent {
  const layout = recognize(rows);
  if ('refused' in layout) throw new Error(layout.message);
  const finding = { field: 'name', code: 'ID-99', severity: 'error', message: '名字里有“=”' } as const;
  const findingsOf = (row: number) => (row === 4 ? [finding] : []);
  return {
    today: '2025-03-20',
    tables: [{ file: '丁河镇.xlsx', sheet: '名册', layout, rows, findingsOf, remarks: [] }],
    ruleOf: () => ({ title: '姓名', advice: '按户口簿改正' }),
    remarks: [],
  };
}

async function tablesIn(path: string): Promise<{ sheet: string; table: string[][] }[]> {
  const { sheets } = await readXlsx(readFileSync(path));
  return sheets.map(({ name, rows }) => ({
    sheet: name,
    table: rows.map((row) => row.map((cell) => String(cell ?? ''))),
  }));
}
