import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { calendarFile } from '../calendar-file.ts';
import { MEETING_PAPER } from '../print/meeting-paper.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { findGathering } from '../store/gathering-rows.ts';
import { attendanceSheet, type MeetingPaper, problemPaper, signInPaper } from '../store/meeting-papers.ts';
import { problemsOf } from '../store/problem-list.ts';
import { GatheringId } from './shapes.ts';

const tags = ['会议与培训'];
const Problems = z.object({
  rows: z.array(z.object({ name: z.string(), field: z.string(), message: z.string(), advice: z.string() })).readonly(),
  more: z.boolean().describe('还有没有列出的'),
});
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 签到表、问题名单、到会情况、日程文件 */
export function meetingPaperRoutes(app: App, desk: GatheringDesk): void {
  const config = { permission: 'gathering.read' } as const;
  const pdf = { 200: z.any().describe('application/pdf'), ...refusals(404, 409) };

  app.get(
    '/api/gatherings/:id/sign-in.pdf',
    {
      schema: { summary: '打印签到表', tags, params: GatheringId, response: pdf },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const gathering = await findGathering(desk.db, actor, id);
      if (gathering === undefined) return reply.code(404).send(NOT_FOUND);
      return printed(desk, reply, await signInPaper(desk, actor, gathering), 'sign-in');
    },
  );

  app.get(
    '/api/gatherings/:id/problems',
    {
      schema: {
        summary: '班级的问题学籍学生名单（家长会），号码不显示',
        tags,
        params: GatheringId,
        response: { 200: Problems, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const gathering = await findGathering(desk.db, actor, id);
      if (gathering?.kind !== 'parents') return reply.code(404).send(NOT_FOUND);
      return problemsOf(desk, actor, gathering);
    },
  );

  app.get(
    '/api/gatherings/:id/problems.pdf',
    {
      schema: { summary: '打印班级的问题学籍学生名单（家长会）', tags, params: GatheringId, response: pdf },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const gathering = await findGathering(desk.db, actor, id);
      if (gathering?.kind !== 'parents') return reply.code(404).send(NOT_FOUND);
      return printed(desk, reply, await problemPaper(desk, actor, gathering), 'problems');
    },
  );

  app.get(
    '/api/gatherings/:id/attendance.xlsx',
    {
      schema: {
        summary: '导出到会情况',
        tags,
        params: GatheringId,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const gathering = await findGathering(desk.db, actor, id);
      if (gathering === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const sheet = await attendanceSheet(desk, actor, gathering);
      const plan = { county, kind: 'export', title: '导出到会情况', person, unit };
      const file = { name: `到会情况-${gathering.day}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );

  app.get(
    '/api/gatherings/:id/calendar.ics',
    {
      schema: {
        summary: '日程文件，加到手机或电脑的日历',
        tags,
        params: GatheringId,
        response: { 200: z.any().describe('text/calendar'), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const gathering = await findGathering(desk.db, actor, id);
      if (gathering === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="meeting.ics"')
        .send(calendarFile(gathering, desk.clock.now()));
    },
  );
}

async function printed(desk: GatheringDesk, reply: FastifyReply, paper: MeetingPaper, name: string) {
  const pdf = await desk.typeset({ template: MEETING_PAPER, data: paper });
  if ('uncovered' in pdf) {
    const message = `“${pdf.uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
    return reply.code(409).send({ objections: [{ code: 'uncovered', message }] });
  }
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'no-store')
    .send(pdf);
}
