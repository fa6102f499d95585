import { writeXls } from '#src/documents/write-xls.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { exportTemplate } from '#src/exchange/store/export-template.ts';
import { type TemplateFormat, templateSheets } from '#src/exchange/template-workbook.ts';
import { EVERY_TEMPLATE_KIND, TEMPLATE_KINDS, type TemplateKind } from '#src/exchange/templates/template.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** What `--template` may say, with what each is called. */
export const TEMPLATE_NAMES = EVERY_TEMPLATE_KIND.map((kind) => `${kind}（${TEMPLATE_KINDS[kind]}）`).join('、');

export function readTemplateKind(text: string): TemplateKind | undefined {
  return EVERY_TEMPLATE_KIND.find((kind) => kind === text);
}

/** 按模板导出 — the very file that the browser hands out; how many lines, or why there is none. */
export async function writeTemplate(
  desk: Desk,
  actor: Actor,
  wanted: {
    readonly kind: TemplateKind;
    readonly unit: UnitPath;
    readonly reason: string | undefined;
    readonly format: TemplateFormat;
    readonly path: string;
  },
): Promise<number | { readonly message: string }> {
  const { kind, unit, reason, format, path } = wanted;
  const told = { clear: reason !== undefined, reason: reason ?? '命令行导出，号码遮掩' };
  const taken = await exportTemplate(desk, actor, { kind, unit, format, ...told });
  if (taken === undefined) return { message: `${actor.name} 的岗位不能按全国系统模板导出` };
  const sheets = templateSheets(taken.template, taken.rows, { count: taken.count, format });
  return (await (format === 'xls' ? writeXls : writeXlsx)(path, sheets)) ?? taken.count;
}
