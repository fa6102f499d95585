import { z } from 'zod';
import { audit } from '#src/audit/store/audit.ts';
import { sheetInBase64 } from '#src/documents/sheet-in-base64.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { admitLeavers, MOST_AT_ONCE } from '../store/admit-leavers.ts';
import type { ContinuityDesk } from '../store/continuity-desk.ts';
import { takeDestinations } from '../store/destinations-workbook.ts';
import { matchLeavers } from '../store/match-leavers.ts';
import { setTerms, termsOf } from '../store/terms.ts';
import { Terms, tags } from './shapes.ts';

/** A sheet of one school's leavers. */
const LARGEST = 5 << 20;

const Taken = z.object({
  recorded: z.number(),
  refused: z.number(),
  lines: z.array(z.object({ name: z.string(), is: z.enum(['recorded', 'refused']), words: z.string() })),
  workbook: z.string().describe('原表加“办理情况”一列，xlsx，base64'),
});

/** 成批办理 — what is done for many at once, and what holds for the whole county. */
export function countyRoutes(app: App, desk: ContinuityDesk): void {
  app.post(
    '/api/continuity/destinations',
    {
      schema: {
        summary: '传回填好的去向登记表',
        description: '每一行单独登记，一行有误不影响别的行；答复里附原表，逐行写明办理情况',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: Taken, ...refusals(413, 415) },
      },
      config: { permission: 'continuity.work' },
    },
    async (request, reply) => {
      const part = request.isMultipart() ? await request.file({ limits: { files: 1, fileSize: LARGEST } }) : undefined;
      if (part === undefined)
        return reply.code(415).send({ message: '没有收到文件，请选择填好的去向登记表后再上传。' });
      const taken = await takeDestinations(desk, request.actor, await part.toBuffer());
      if ('message' in taken) return reply.code(415).send({ message: taken.message });
      const { sheet, lines, ...told } = taken;
      return { ...told, lines: [...lines], workbook: await sheetInBase64(sheet) };
    },
  );

  app.post(
    '/api/continuity/admissions',
    {
      schema: {
        summary: '成批招收',
        description: '为登记要来本校的毕业生开一件“新生录取接续”，逐人编班后提交',
        tags,
        body: z.object({
          leavers: z.array(z.uuid()).min(1, '请先选学生').max(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 名`),
        }),
        response: { 201: z.object({ id: z.string(), number: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'continuity.claim' },
    },
    async ({ actor, body }, reply) => {
      const opened = await admitLeavers(desk, actor, body.leavers);
      if (opened.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (opened.is === 'refused') return reply.code(409).send({ objections: [...opened.objections] });
      return reply.code(201).send({ id: opened.id, number: opened.number });
    },
  );

  app.post(
    '/api/continuity/match',
    {
      schema: {
        summary: '全县比对一次',
        description: '号码相符的直接接续，姓名、性别、出生日期相符的列出来由人认定',
        tags,
        response: { 202: z.object({ task: z.string() }) },
      },
      config: { permission: 'continuity.judge' },
    },
    async ({ actor }, reply) => {
      const plan = {
        county: actor.county,
        kind: 'match',
        title: '全县接续比对',
        person: actor.person,
        unit: actor.unit,
      };
      const { id } = await startTask(desk, plan, async () => {
        const matched = await matchLeavers(desk, actor.county);
        const said = { action: 'continuity.match', subjectKind: 'county', subject: actor.county } as const;
        const { asked, certain, likely } = matched;
        const detail = { asked, settled: certain, found: likely };
        await desk.db.transaction().execute((work) => audit(work, actor, { ...said, detail }, desk.clock.now()));
        return matched;
      });
      return reply.code(202).send({ task: id });
    },
  );

  app.get(
    '/api/continuity/terms',
    { schema: { summary: '本县接续规定', tags, response: { 200: Terms } }, config: { permission: 'continuity.read' } },
    async ({ actor }) => termsOf(desk.db, actor.county),
  );

  app.put(
    '/api/continuity/terms',
    {
      schema: { summary: '修改本县接续规定', tags, body: Terms, response: { 204: z.null() } },
      config: { permission: 'continuity.judge' },
    },
    async ({ actor, body }, reply) => {
      await desk.db.transaction().execute((work) => setTerms(desk, work, actor, body));
      return reply.code(204).send(null);
    },
  );
}
