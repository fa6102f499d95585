import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { type ImportLine, linesOf } from '../import-lines.ts';
import type { ImportPlan } from '../import-plan.ts';
import { templateSheets } from '../import-template.ts';
import type { Actor } from '../office.ts';
import { peopleSheets } from '../store/export-people.ts';
import { commitImport, type Imported, previewImport } from '../store/import-organization.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { tablesOf, workbookOf } from '../store/workbooks.ts';
import { codeShape, NewCode } from './shapes.ts';

const tags = ['机构', '人员'];
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Workbook = z.unknown().describe('Excel 工作簿');

const Report = z.object({
  lines: z
    .array(
      z.object({
        sheet: z.enum(['units', 'people']),
        row: z.number(),
        title: z.string(),
        outcome: z.enum(['new', 'there', 'refused']),
        messages: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  units: z.number().describe('新设机构数'),
  offices: z.number().describe('新授岗位数'),
  refused: z.number().describe('有误的行数；不为零则不能导入'),
  committed: z
    .object({
      accounts: z
        .array(z.object({ person: z.string(), name: z.string(), account: z.string(), code: NewCode }))
        .readonly(),
    })
    .optional(),
});

/** 机构人员导入、导出 — a file is judged as often as wanted, and written in one go or not at all. */
export function organizationImportRoutes(app: App, desk: OrganizationDesk): void {
  app.get(
    '/api/organization/template.xlsx',
    {
      schema: { summary: '机构人员导入模板', tags, response: { 200: Workbook } },
      config: { permission: 'unit.manage' },
    },
    async (_request, reply) =>
      reply
        .header('content-disposition', attachment('机构人员导入模板.xlsx'))
        .type(EXCEL)
        .send(await workbookOf(templateSheets())),
  );

  app.get(
    '/api/people/export.xlsx',
    {
      schema: { summary: '导出人员名册', tags, response: { 200: Workbook } },
      config: { permission: 'person.read', confirmed: true },
    },
    async ({ actor }, reply) =>
      reply
        .header('content-disposition', attachment('人员名册.xlsx'))
        .type(EXCEL)
        .send(await workbookOf(await peopleSheets(desk, actor))),
  );

  app.get(
    '/api/organization/school-kinds',
    {
      schema: {
        summary: '办学类型代码',
        tags,
        response: { 200: z.object({ rows: z.array(z.object({ code: z.string(), label: z.string() })).readonly() }) },
      },
      config: { permission: 'unit.read' },
    },
    async () => ({ rows: desk.schoolKinds.map(({ code, label }) => ({ code, label })) }),
  );

  app.post(
    '/api/organization/import',
    {
      schema: {
        summary: '导入机构和人员',
        description: '不带 commit 只核对、不写入；带 commit=yes 时，全部无误才一次写入。以表单文件上传。',
        tags,
        consumes: ['multipart/form-data'],
        querystring: z.object({ commit: z.enum(['yes']).optional() }),
        response: { 200: Report, ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'unit.manage', confirmed: true },
    },
    async (request, reply) => {
      const file = request.isMultipart() ? await request.file() : undefined;
      if (file === undefined) return reply.code(415).send({ message: '没有收到文件，请选择填好的模板后再上传。' });
      const tables = await tablesOf(desk, await file.toBuffer());
      if ('refused' in tables)
        return reply.code(409).send({ objections: [{ code: tables.refused, message: tables.message }] });
      const lines = tables.flatMap(linesOf);
      if (lines.length === 0) return reply.code(409).send({ objections: [NO_LINES] });
      if (lines.length > MOST_LINES) return reply.code(409).send({ objections: [TOO_MANY] });
      const outcome = await outcomeOf(desk, request.actor, lines, request.query.commit !== undefined);
      return outcome === 'missing' ? reply.code(404).send(NOT_FOUND) : outcome;
    },
  );
}

const MOST_LINES = 10_000;
const NO_LINES = {
  code: 'no-lines',
  message: '文件里没有可导入的行。请用模板填写：机构表要有“名称”“代码”两列，人员表要有“姓名”“岗位”两列。',
};
const TOO_MANY = { code: 'too-many-lines', message: `一次最多导入 ${MOST_LINES} 行，请分成几个文件。` };

async function outcomeOf(desk: OrganizationDesk, actor: Actor, lines: readonly ImportLine[], commit: boolean) {
  const plan = await previewImport(desk, actor, lines);
  if (plan === 'missing' || !commit) return plan === 'missing' ? plan : reportOf(plan);
  const done = await commitImport(desk, actor, lines);
  if (done === 'missing') return done;
  return 'lines' in done ? reportOf(done) : reportOf(plan, done);
}

function reportOf(plan: ImportPlan, done?: Imported): z.infer<typeof Report> {
  return {
    lines: plan.lines,
    units: plan.units.length,
    offices: plan.offices.length,
    refused: plan.lines.filter(({ outcome }) => outcome === 'refused').length,
    ...(done && { committed: { accounts: done.accounts.map((one) => ({ ...one, code: codeShape(one.code) })) } }),
  };
}

function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
}
