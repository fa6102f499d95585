import { rowsOf } from '#src/documents/plain-rows.ts';
import type { Refusal } from '#src/documents/table.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Progress } from '#src/platform/progress.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import { reportSheets } from '../report.ts';
import type { ReportedTable } from '../report-content.ts';
import type { CheckOptions } from './check-options.ts';
import type { FindingBook, RosterFinding } from './finding-book.ts';
import type { InspectionResult } from './inspection.ts';
import { type OpenedFile, type OpenedRoster, shortName } from './opened-rosters.ts';

const RULES = new Map([...RULE_BOOK.rules, ...RULE_BOOK.registerRules].map((rule) => [rule.code, rule]));

/** Write the rosters back with every problem marked; a refusal when the workbook cannot be written there. */
export async function writeReport(
  path: string,
  files: readonly OpenedFile[],
  book: FindingBook,
  result: InspectionResult,
  { today, schools }: CheckOptions,
  progress: Progress,
): Promise<Refusal | undefined> {
  const rosters = files.flatMap((file) => file.rosters.map((roster) => ({ roster, remarks: file.remarks })));
  const byRoster = rosters.map(() => new Map<number, RosterFinding[]>());
  for (const finding of book.kept) {
    const rows = byRoster[finding.roster];
    rows?.set(finding.row, [...(rows.get(finding.row) ?? []), finding]);
  }
  const tables = rosters.map(({ roster, remarks }, i): ReportedTable => {
    const notes = result.notes[i] ?? 0;
    return {
      file: shortName(roster.path),
      sheet: roster.sheet,
      layout: roster.layout,
      rows: watched(roster, (share) => progress.show('写核查报告', (i + share) / rosters.length)),
      findingsOf: (row) => byRoster[i]?.get(row) ?? [],
      remarks: notes === 0 ? remarks : [...remarks, `${notes} 行不是学生（合计、说明、签字等），未核查`],
    };
  });
  const remarks = [
    ...(schools === undefined ? ['没有提供学校名单，未核对学校标识码是否存在、年级与办学类型是否相符'] : []),
    ...result.tallies
      .filter(({ crashed }) => crashed > 0)
      .map(({ code, crashed }) => `规则 ${code} 自身出错，${crashed} 名学生未能核查该项`),
  ];
  const ruleOf = (code: string) => RULES.get(code) ?? { title: code, advice: '' };
  return writeXlsx(path, reportSheets({ today, tables, ruleOf, remarks }));
}

/** The rows of a roster, telling which share of them has gone by. */
function* watched({ fd, table }: OpenedRoster, onShare: (share: number) => void): Generator<readonly string[]> {
  let bytes = 0;
  for (const row of rowsOf(fd, table)) {
    bytes += row.reduce((sum, cell) => sum + cell.length * 2 + 1, 0);
    onShare(bytes / Math.max(1, table.end - table.start));
    yield row;
  }
}
