import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { TemplateKind } from '#src/exchange/templates/template.ts';
import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Command, Terminal } from '#src/platform/command.ts';
import type { Desk } from '#src/platform/desk.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import { exportPupils } from '#src/registry/store/export-pupils.ts';
import { NATIONAL_TEMPLATE } from '#src/roster/template.ts';
import { openRegister } from '../open-register.ts';
import { actorCalled } from './actor-called.ts';
import { type Arguments, noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';
import { readTemplateKind, TEMPLATE_NAMES, writeTemplate } from './write-template.ts';

const HELP = `用法：renji export 文件.xlsx|文件.ndjson --as 账号 [选项]

导出一所学校或全县的学籍名册，栏目按全国学籍系统的学生导入模板。证件号、学籍号、电话、住址只留首尾
或到乡镇；确需原文的，用 --reason 写明理由。谁、何时、导出了哪里、多少人、为什么，都记入审计。

选项：
  --as 账号          经办人的账号；只能导出其岗位管得到的学生
  --unit 机构        学校标识码或机构路径；不写则为经办人岗位所在的机构
  --reason 理由      导出号码、电话、住址的原文，并写明理由
  --template 种类    按全国系统模板导出，带下拉列表和填写说明，文件以 .xlsx 或 .xls 结尾。种类：
                     ${TEMPLATE_NAMES}
${PLACE_HELP}
  --help             显示本说明

例：
  renji export 丹水镇中心小学.xlsx --as danshui.registrar
  renji export 全县.ndjson --as county --reason 上报南阳市局核对
  renji export 家庭成员.xls --as danshui.registrar --template family --reason 集中录入

退出码：0 已导出；2 没有导出，原因见提示。
`;

/** 导出 — who sits at the server leaves the same traces as who sits at a desk. */
export const exportRoster: Command = {
  name: 'export',
  summary: '导出一所学校或全县的学籍名册',
  help: HELP,
  run: async (argv, terminal) => {
    const text = { type: 'string' } as const;
    const options = readArguments('export', argv, { as: text, unit: text, reason: text, template: text });
    if ('message' in options) return refuse(terminal, options.message);
    const wanted = wantedOf(options);
    if (typeof wanted === 'string') return refuse(terminal, wanted);
    const register = await openRegister(options.place, {
      ...{ beside: true, mustExist: true },
      notice: noticeOn(terminal),
    });
    if ('refused' in register) return refuse(terminal, register.refused);
    try {
      return await written(register.desk, wanted, terminal);
    } finally {
      await register.close();
    }
  },
};

interface Wanted {
  readonly path: string;
  readonly format: 'xlsx' | 'ndjson' | 'xls';
  readonly template: TemplateKind | undefined;
  readonly account: string;
  readonly unit: string | undefined;
  readonly reason: string | undefined;
}

function wantedOf({ positionals, text }: Arguments): Wanted | string {
  const [path, ...others] = positionals;
  const format = /\.(xlsx|xls|ndjson)$/i.exec(path ?? '')?.[1]?.toLowerCase();
  const called = text('template')?.trim();
  const template = called === undefined ? undefined : readTemplateKind(called);
  if (called !== undefined && template === undefined) return `没有模板“${called}”。可以写：${TEMPLATE_NAMES}`;
  const formats = template === undefined ? (['xlsx', 'ndjson'] as const) : (['xlsx', 'xls'] as const);
  const known = formats.find((each) => each === format);
  if (path === undefined || others.length > 0 || known === undefined)
    return `请写明一个以 .${formats.join(' 或 .')} 结尾的文件名；用法见 renji export --help`;
  if (existsSync(path)) return `${path} 已存在，没有覆盖。处理：换一个文件名`;
  const [account, reason] = [text('as')?.trim(), text('reason')?.trim()];
  if (!account) return '请用 --as 写明经办人的账号，导出要记在人名下';
  if (reason === '') return '--reason 后请写明理由';
  return { path, format: known, template, account, unit: text('unit')?.trim(), reason };
}

async function written(desk: Desk, wanted: Wanted, terminal: Terminal): Promise<number> {
  const actor = await actorCalled(desk, wanted.account, 'record.export');
  if (actor === undefined) return refuse(terminal, `账号 ${wanted.account} 不存在、已封存，或没有能导出名册的岗位`);
  const unit = await unitCalled(desk, actor, wanted.unit);
  if (unit === undefined) return refuse(terminal, `没有机构“${wanted.unit ?? ''}”，或不在 ${actor.name} 的岗位范围内`);
  const { format, reason, template, path } = wanted;
  const how = reason === undefined ? '号码已遮掩' : '含号码原文，请妥善保管，用后删除';
  if (template !== undefined) {
    const bookFormat = format === 'xls' ? 'xls' : 'xlsx';
    const lines = await writeTemplate(desk, actor, { kind: template, unit, reason, format: bookFormat, path });
    if (typeof lines !== 'number') return refuse(terminal, lines.message);
    await terminal.out(`已导出 ${lines} 行（${how}）：${path}\n`);
    return 0;
  }
  const lineFormat = format === 'ndjson' ? 'ndjson' : 'xlsx';
  const request = {
    unit,
    columns: COLUMNS.map(({ field }) => field),
    clear: reason !== undefined,
    reason,
    format: lineFormat,
  } as const;
  const counted = new Counted((await exportPupils(desk, actor, request)).pupils);
  const refused = await (lineFormat === 'xlsx' ? writeXlsx(path, [sheetOf(counted)]) : writeLines(path, counted));
  if (refused !== undefined) return refuse(terminal, refused.message);
  await terminal.out(`已导出 ${counted.count} 人（${how}）：${path}\n`);
  return 0;
}

async function unitCalled({ db }: Desk, actor: Actor, called: string | undefined): Promise<UnitPath | undefined> {
  if (called === undefined) return actor.unit;
  const rows = await db
    .selectFrom('units')
    .select('path')
    .where('county', '=', actor.county)
    .where('until', 'is', null)
    .where(called.startsWith('/') ? 'path' : 'code', '=', called)
    .execute();
  const path = rows[0]?.path as UnitPath | undefined; // units keep paths
  return path !== undefined && rows.length === 1 && can(actor, 'record.export', path) ? path : undefined;
}

/** The template's columns, then what only the register knows, called as on the record card. */
const COLUMNS = [
  ...NATIONAL_TEMPLATE,
  ...FIELDS.filter(({ name }) => !NATIONAL_TEMPLATE.some(({ field }) => field === name)).map(({ name }) => {
    return { field: name, heading: titleOfCell(name) };
  }),
];

class Counted implements AsyncIterable<Cells> {
  count = 0;
  private readonly pupils: AsyncIterable<Cells>;

  constructor(pupils: AsyncIterable<Cells>) {
    this.pupils = pupils;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Cells> {
    for await (const cells of this.pupils) {
      this.count += 1;
      yield cells;
    }
  }
}

function sheetOf(pupils: AsyncIterable<Cells>): Sheet {
  async function* rows(): AsyncGenerator<SheetRow> {
    yield { cells: COLUMNS.map(({ heading }) => ({ value: heading, look: 'heading' as const })) };
    for await (const cells of pupils) yield { cells: COLUMNS.map(({ field }) => cells[field] ?? '') };
  }
  const widths = COLUMNS.map(({ heading }) => Math.min(40, Math.max(10, heading.length * 2 + 2)));
  return { name: '学籍名册', widths, rows: rows(), frozen: { rows: 1, columns: 1 }, filterRow: 1, pagesWide: 8 };
}

/** One pupil to a line; the file appears whole or not at all. */
async function writeLines(
  path: string,
  pupils: AsyncIterable<Cells>,
): Promise<{ readonly message: string } | undefined> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    await once(file, 'open');
    for await (const cells of pupils) if (!file.write(`${JSON.stringify(cells)}\n`)) await once(file, 'drain');
    file.end();
    await once(file, 'close');
    return undefined;
  } catch (error) {
    file.destroy();
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined || code === 'EEXIST') throw error;
    await rm(path, { force: true });
    return { message: `${path} 写不进去（${code}）。处理：换一个文件夹，或核对磁盘空间` };
  }
}
