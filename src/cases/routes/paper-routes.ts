import { z } from 'zod';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { PrintJob } from '#src/printing/print-job.ts';
import { APPLICATION_FORM, DECISION, RECEIPT } from '../print/templates.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { type PaperKind, paperOf } from '../store/print-case.ts';
import { receiptOf } from '../store/receipts.ts';
import { Id } from './shapes.ts';

/** 印刷 — whoever typesets for this desk: a process apart, or the test's own. */
export interface PaperDesk extends CaseDesk {
  readonly typeset: (job: PrintJob) => Promise<Buffer | { readonly uncovered: readonly string[] }>;
}

const PAPERS: Readonly<Record<PaperKind, { readonly template: string; readonly title: string }>> = {
  form: { template: APPLICATION_FORM, title: '申请表' },
  receipt: { template: RECEIPT, title: '回执' },
  decision: { template: DECISION, title: '办理结果' },
};

const TAGS = ['业务办理'];

const UNKNOWN = { code: 'unknown', message: '没有这个回执码，请对照回执重新输入', field: 'code' };

/** 打印与回执 */
export function paperRoutes(app: App, desk: PaperDesk): void {
  for (const kind of Object.keys(PAPERS) as PaperKind[]) paperRoute(app, desk, kind); // its keys
  receiptRoute(app, desk);
}

function paperRoute(app: App, desk: PaperDesk, kind: PaperKind): void {
  const { template, title } = PAPERS[kind];
  app.get(
    `/api/cases/:id/${kind}.pdf`,
    {
      schema: {
        summary: `打印${title}（PDF）`,
        tags: TAGS,
        params: Id,
        response: { 200: z.any().describe('application/pdf'), ...refusals(404, 409) },
      },
      config: { permission: 'case.read' },
    },
    async ({ actor, params: { id }, protocol, host }, reply) => {
      const paper = await paperOf(desk, actor, id, kind, `${protocol}://${host}`);
      if (paper === undefined) return reply.code(404).send({ message: `未找到这件业务，或它现在没有${title}` });
      const pdf = await desk.typeset({ template, data: paper });
      if ('uncovered' in pdf) {
        const message = `“${pdf.uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
        return reply.code(409).send({ objections: [{ code: 'uncovered', message }] });
      }
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${paper.number}-${kind}.pdf"`)
        .header('cache-control', 'no-store')
        .send(pdf);
    },
  );
}

function receiptRoute(app: App, desk: CaseDesk): void {
  app.post(
    '/api/receipts',
    {
      schema: {
        summary: '凭回执码查询办理进度，不含个人信息',
        tags: TAGS,
        body: z.object({ code: z.string().trim().min(1, '请输入回执码').max(20, '回执码是 12 位字母和数字') }),
        response: {
          200: z.object({
            procedure: z.string(),
            state: z.string(),
            step: z.string().optional(),
            due: z.string().optional(),
            submittedOn: z.string().optional(),
            changedOn: z.string(),
            open: z.boolean(),
          }),
          ...refusals(409),
        },
      },
      config: { permission: 'anyone', rateLimit: { max: 20, timeWindow: 60_000 } },
    },
    async ({ body: { code } }, reply) => {
      const shown = await receiptOf(desk, code);
      return shown ?? reply.code(409).send({ objections: [UNKNOWN] });
    },
  );
}
