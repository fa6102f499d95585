import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import { sheetOf } from '../../attendance/store/attendance-workbook.ts';
import { EVERY_FIGURE, FIGURES, type ReportFigures, SECTIONS } from '../figures.ts';
import { periodTitle, REPORT_KINDS, type ReportPeriod } from '../periods.ts';
import type { Signed } from './read-reports.ts';

/** What a report says beside its figures. */
export interface ReportHead {
  readonly unit: string;
  readonly period: ReportPeriod;
  readonly asOf: Date;
  readonly signed: Signed | undefined;
}

/** 报告表印件 — figures down, units across in as many tables as it takes. */
export interface ReportPaper {
  readonly title: string;
  readonly unit: string;
  readonly asOf: string;
  readonly figures: readonly {
    readonly title: string;
    readonly value: number;
    readonly definition: string;
    readonly section: string;
  }[];
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly headings: readonly string[];
  readonly remarks: readonly string[];
  readonly signature: string;
  readonly digest: string;
  readonly mark: string;
  readonly printedOn: string;
}

export function reportPaper({ clock, demo }: Desk, head: ReportHead, { whole, rows }: ReportFigures): ReportPaper {
  const { signed } = head;
  const isWithdrawn = signed?.withdrawnAt !== undefined;
  return {
    title: `${periodTitle(head.period)}${REPORT_KINDS[head.period.kind].title}`,
    ...{ unit: head.unit, asOf: momentInBeijing(head.asOf), printedOn: clock.today() },
    figures: EVERY_FIGURE.map((name) => ({
      ...{ title: FIGURES[name].title, value: whole[name], definition: FIGURES[name].definition },
      section: SECTIONS[FIGURES[name].section],
    })),
    rows: rows.map(({ name, figures }) => ({ name, values: EVERY_FIGURE.map((figure) => figures[figure]) })),
    headings: EVERY_FIGURE.map((name) => FIGURES[name].title),
    remarks: (signed?.remarks ?? '').split('\n').filter((line) => line.trim() !== ''),
    signature: signed === undefined ? '' : `${signed.signer}　${momentInBeijing(signed.signedAt)}`,
    digest: signed?.digest ?? '',
    mark: isWithdrawn ? '已撤回' : signed === undefined ? '未签报' : demo ? '演示数据' : '',
  };
}

/** 导出 — the figures with their definitions, and unit by unit. Written down. */
export async function reportWorkbook(
  desk: Desk,
  actor: Actor,
  head: ReportHead,
  { whole, rows }: ReportFigures,
): Promise<readonly Sheet[]> {
  const detail = { name: head.period.key, lines: rows.length };
  const deed = {
    action: 'dropout-report.export',
    subjectKind: 'unit',
    subject: actor.unit,
    subjectUnit: actor.unit,
  } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  const state = head.signed === undefined ? '未签报' : `签报人 ${head.signed.signer}`;
  const title = `${head.unit}　${periodTitle(head.period)}${REPORT_KINDS[head.period.kind].title}（数据截至 ${momentInBeijing(head.asOf)}，${state}）`;
  const count = (value: number): Cell => ({ value, look: 'count' });
  return [
    sheetOf(
      title,
      '数字和口径',
      [
        ['类别', 12],
        ['项目', 20],
        ['数字', 10],
        ['口径', 80],
      ],
      EVERY_FIGURE.map((name) => {
        const { title: item, definition, section } = FIGURES[name];
        return [SECTIONS[section], item, count(whole[name]), definition];
      }),
    ),
    sheetOf(
      title,
      '各单位',
      [['单位', 28] as const, ...EVERY_FIGURE.map((name) => [FIGURES[name].title, 12] as const)],
      [...rows, { name: '合计', figures: whole }].map(({ name, figures }) => [
        name,
        ...EVERY_FIGURE.map((figure) => count(figures[figure])),
      ]),
    ),
  ];
}
