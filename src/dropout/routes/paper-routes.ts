import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { Path } from '#src/verification/campaign/routes/shapes.ts';
import { CHILD_SHEET } from '../print/child-sheet.ts';
import { childSheet } from '../store/child-sheet.ts';
import { draftNotice, draftReport } from '../store/draft-letters.ts';
import type { DropoutDesk } from '../store/dropout-desk.ts';
import { townships } from '../store/townships.ts';
import { Day, DropoutId } from './shapes.ts';

const tags = ['控辍保学'];
const Drafted = z.object({ letter: z.string().describe('公文的标识') });
const Until = z.object({ until: Day.describe('返校期限') });

/** 一生一表、书面报告、通知书 */
export function paperRoutes(app: App, desk: DropoutDesk): void {
  app.get(
    '/api/dropouts/:id/sheet.pdf',
    {
      schema: {
        summary: '打印一生一表',
        tags,
        params: DropoutId,
        response: { 200: z.any().describe('application/pdf'), ...refusals(404, 409) },
      },
      config: { permission: 'dropout.read' },
    },
    async ({ actor, params: { id } }, reply) => {
      const sheet = await childSheet(desk, actor, id);
      if (sheet === undefined) return reply.code(404).send(NOT_FOUND);
      const pdf = await desk.typeset({ template: CHILD_SHEET, data: sheet });
      if ('uncovered' in pdf) return reply.code(409).send({ objections: [uncovered(pdf.uncovered)] });
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="child-sheet.pdf"')
        .header('cache-control', 'no-store')
        .send(pdf);
    },
  );

  app.post(
    '/api/dropouts/:id/report',
    {
      schema: {
        summary: '拟写书面报告（报乡镇和县局），拟好后在公文里签发、发出',
        tags,
        params: DropoutId,
        body: z.object({ township: Path.optional().describe('哪个乡镇：其中心校的机构路径；不填为本校所在的') }),
        response: { 201: Drafted, ...refusals(404, 409) },
      },
      config: { permission: 'dropout.report' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const drafted = await draftReport(desk, actor, id, body.township);
      if (drafted === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in drafted ? reply.code(409).send(drafted) : reply.code(201).send(drafted);
    },
  );

  app.get(
    '/api/dropouts/townships',
    {
      schema: {
        summary: '可以报给哪些乡镇',
        tags,
        response: { 200: z.object({ rows: z.array(z.object({ path: z.string(), name: z.string() })).readonly() }) },
      },
      config: { permission: 'dropout.report' },
    },
    async ({ actor }) => ({ rows: await townships(desk.db, actor) }),
  );

  noticeRoute(app, desk, '/api/dropouts', '拟写劝返复学通知书', 'dropout.report');
  noticeRoute(app, desk, '/api/joint-dropouts', '拟写限期返校通知书', 'dropout.joint');
}

function noticeRoute(
  app: App,
  desk: DropoutDesk,
  root: '/api/dropouts' | '/api/joint-dropouts',
  summary: string,
  permission: 'dropout.report' | 'dropout.joint',
): void {
  app.post(
    `${root}/:id/notice`,
    {
      schema: {
        summary,
        tags: root === '/api/dropouts' ? tags : ['联合劝返'],
        params: DropoutId,
        body: Until,
        response: { 201: Drafted, ...refusals(404, 409) },
      },
      config: { permission },
    },
    async ({ actor, params: { id }, body: { until } }, reply) => {
      const drafted = await draftNotice(desk, actor, id, until);
      if (drafted === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in drafted ? reply.code(409).send(drafted) : reply.code(201).send(drafted);
    },
  );
}

function uncovered(characters: readonly string[]) {
  const message = `“${characters.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
  return { code: 'uncovered', message };
}
