import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { Path } from '../../campaign/routes/shapes.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { registrarRegister, registrarSheet } from '../store/registrar-register.ts';

const tags = ['会议与培训'];
const config = { permission: 'gathering.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Query = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('学年，以开始的年份称'),
  unit: Path.optional(),
});

const Term = z.object({
  holding: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  since: z.string(),
  until: z.string().optional(),
  from: z.string().optional().describe('接自谁'),
  to: z.string().optional().describe('移交给谁'),
  courses: z
    .array(z.object({ id: z.string(), title: z.string(), day: z.string(), madeUp: z.boolean() }))
    .readonly()
    .describe('这一学年参加的培训'),
  hours: z.number(),
});

/** 学籍管理员名册 — who keeps the register where, since when, from whom, and what they learnt this year (R20). */
export function registrarRoutes(app: App, desk: GatheringDesk): void {
  app.get(
    '/api/gatherings/registrars',
    {
      schema: {
        summary: '学籍管理员名册：任职、交接、参训',
        tags,
        querystring: Query,
        response: { 200: z.object({ rows: z.array(Term).readonly() }), ...refusals(404) },
      },
      config,
    },
    async ({ actor, query: { year, unit } }, reply) => {
      const asked = year ?? schoolYearOf(desk.clock.today());
      const rows = await registrarRegister(desk.db, actor, unit ?? actor.unit, asked);
      return rows === undefined ? reply.code(404).send(NOT_FOUND) : { rows };
    },
  );

  app.get(
    '/api/gatherings/registrars.xlsx',
    {
      schema: {
        summary: '导出学籍管理员名册',
        tags,
        querystring: Query,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, query: { year, unit: within } }, reply) => {
      const asked = year ?? schoolYearOf(desk.clock.today());
      const sheet = await registrarSheet(desk, actor, within ?? actor.unit, asked);
      if (sheet === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出学籍管理员名册', person, unit };
      const file = { name: `学籍管理员名册-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );
}
