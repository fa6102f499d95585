import { makePlain } from '#src/documents/make-plain.ts';
import { rowsOf } from '#src/documents/plain-rows.ts';
import { refusal } from '#src/documents/refusals.ts';
import type { Command, Terminal } from '#src/platform/command.ts';
import { Progress } from '#src/platform/progress.ts';
import { type Setting, settingOn } from '#src/quality/rule.ts';
import type { School } from '#src/registry/school.ts';
import { noRows, type Refusal } from '../refusals.ts';
import { readSchools } from '../schools-list.ts';
import { writeJson } from './check-json.ts';
import { type CheckOptions, readOptions } from './check-options.ts';
import { printResult } from './check-print.ts';
import { writeReport } from './check-report.ts';
import { FindingBook } from './finding-book.ts';
import { type InspectionResult, inspectRosters } from './inspection.ts';
import { closeRosters, type FileRefusal, type OpenedFile, openRosters } from './opened-rosters.ts';

const HELP = `用法：renji check 文件… [选项]

核查从全国学籍系统导出的花名册，列出每一处问题和处理办法。多个文件按同一份学籍库一起核查，
因此跨校、跨文件的重复也查得出来。

可读：.xlsx、.xls（含网页、XML 表格另存的 .xls）、CSV 和制表符文本（UTF-8、GBK、GB18030）。
列的顺序不限，不认识的列保留不查。原文件不会被改动。

选项：
  --today 日期       以这一天为“今天”（如 2025-03-20），默认取本机日期
  --schools 文件     学校名单（学校标识码、学校名称、办学类型、行政区划代码），用来核对学校
  --report 文件.xlsx 把名单原样另存，并标出有问题的单元格，附问题列和汇总表；改好后可再核查
  --json             只输出一个 JSON 对象，供其他程序读取
  --all              在终端上也列出全部明细（默认只列前 200 条）
  --threads 个数     用几个线程（1～8）；默认小名册用一个，十几万人以上每个处理器核一个
  --help             显示本说明

例：
  renji check 丁河镇中心小学.xls
  renji check 名册/*.xlsx --schools 学校名单.csv --report 核查结果.xlsx

退出码：0 核查完成（无论有无问题）；2 有文件无法读取或参数有误。
`;

export const check: Command = {
  name: 'check',
  summary: '核查花名册，列出每一处问题和处理办法',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readOptions(argv);
    if ('message' in options) return refuse(options, terminal);
    const setting = await settingOf(options);
    if ('refused' in setting) return refuse(setting, terminal);
    const progress = new Progress(terminal);
    const files = await openRosters(options.files, (done) => {
      progress.show('读取文件', done / options.files.length);
    });
    if ('refused' in files) {
      progress.clear();
      return refuse(files, terminal);
    }
    try {
      const refused = await checkFiles(files, setting, options, terminal, progress);
      return refused === undefined ? 0 : refuse(refused, terminal);
    } finally {
      progress.clear();
      closeRosters(files);
    }
  },
};

async function checkFiles(
  files: readonly OpenedFile[],
  setting: Setting,
  options: CheckOptions,
  terminal: Terminal,
  progress: Progress,
): Promise<FileRefusal | Refusal | undefined> {
  const rosters = files.flatMap((file) => file.rosters);
  const book = new FindingBook(rosters, { json: options.json, kept: !options.json || options.report !== undefined });
  const result = await inspectRosters(
    rosters.map(({ fd, table, layout, firstByte }) => ({
      fd,
      start: firstByte,
      end: table.end,
      layout: { columns: layout.columns, delimiter: table.delimiter },
      firstRow: layout.headerRow + 1,
    })),
    {
      setting,
      withPupils: !options.json,
      threads: options.threads,
      onStart: () => book.clear(),
      onFinding: (kind, roster, row, pupil) => book.add(kind, roster, row, pupil),
      onProgress: (share) => progress.show('核查', share),
    },
  );
  if ('broken' in result) {
    const code = result.broken === 'not-utf8' ? 'utf8-damaged' : 'open-quote';
    return { ...refusal(code, String(result.row)), path: rosters[result.roster]?.path ?? '' };
  }
  const empty = emptyFile(files, result);
  if (empty) return empty;
  if (options.report !== undefined) {
    const refused = await writeReport(options.report, files, book, result, options, progress);
    if (refused) return { ...refused, path: options.report };
  }
  progress.clear();
  if (options.json) await writeJson(terminal, options.today, rosters, book, result);
  else await printResult(terminal, files, book, result, options);
  return undefined;
}

/** A file in which not one pupil was met has not been checked, whatever else it holds. */
function emptyFile(files: readonly OpenedFile[], { pupils }: InspectionResult): FileRefusal | undefined {
  let at = 0;
  for (const { path, rosters } of files) {
    const count = pupils.slice(at, at + rosters.length).reduce((sum, number) => sum + number, 0);
    at += rosters.length;
    if (count === 0) return { ...noRows(rosters[0]?.layout.headerRow ?? 1), path };
  }
  return undefined;
}

async function settingOf({ today: day, schools }: CheckOptions): Promise<Setting | FileRefusal> {
  if (schools === undefined) return settingOn(day);
  const list = await readSchoolsFile(schools);
  return 'refused' in list ? { ...list, path: schools } : settingOn(day, { schools: list });
}

async function readSchoolsFile(path: string): Promise<ReadonlyMap<string, School> | Refusal> {
  const plain = await makePlain(path);
  if ('refused' in plain) return plain;
  let refused: Refusal | undefined;
  for (const table of plain.tables) {
    const schools = readSchools([...rowsOf(plain.fd, table)]);
    if (!('refused' in schools)) return schools;
    refused ??= schools;
  }
  return refused ?? refusal('no-cells');
}

/** One sentence on stderr, and the exit code that says that nothing was checked. */
function refuse(refused: { readonly message: string; readonly path?: string }, terminal: Terminal): number {
  terminal.err(`${refused.path === undefined ? '' : `${refused.path}：`}${refused.message}\n`);
  return 2;
}
