import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { PROTOCOL_PAPER } from '../print/protocol-paper.ts';
import { draftCircular } from '../store/draft-circular.ts';
import type { InspectionDesk } from '../store/inspection-desk.ts';
import { protocolOf } from '../store/protocol.ts';
import { populationOf, repeatDraw } from '../store/repeat-draw.ts';
import { resultsSheet } from '../store/results-sheet.ts';
import { InspectionId } from './shapes.ts';

const tags = ['市局督查'];
const config = { permission: 'inspection.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 抽样与检查记录、名单原文、复核抽样、导出 */
export function inspectionPaperRoutes(app: App, desk: InspectionDesk): void {
  app.get(
    '/api/inspections/:id/protocol.pdf',
    {
      schema: {
        summary: '打印抽样与检查记录',
        tags,
        params: InspectionId,
        response: { 200: z.any().describe('application/pdf'), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const protocol = await protocolOf(desk, actor, id);
      if (protocol === undefined) return reply.code(404).send(NOT_FOUND);
      const pdf = await desk.typeset({ template: PROTOCOL_PAPER, data: protocol });
      if ('uncovered' in pdf) {
        const message = `“${pdf.uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
        return reply.code(409).send({ objections: [{ code: 'uncovered', message }] });
      }
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="protocol.pdf"')
        .header('cache-control', 'no-store')
        .send(pdf);
    },
  );

  app.post(
    '/api/inspections/:id/circular',
    {
      schema: {
        summary: '拟写督查情况通报，数字取自检查结果',
        tags,
        params: InspectionId,
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'inspection.run' },
    },
    async ({ actor, params: { id } }, reply) => {
      const made = await draftCircular(desk, actor, id);
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  app.get(
    '/api/inspections/:id/population.txt',
    {
      schema: {
        summary: '抽样名单原文：只有学籍标识和学校标识码，供复核',
        tags,
        params: InspectionId,
        response: { 200: z.any().describe('text/plain'), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const text = await populationOf(desk, actor, id);
      if (text === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', 'attachment; filename="population.txt"')
        .header('cache-control', 'no-store')
        .send(text);
    },
  );

  app.get(
    '/api/inspections/:id/repetition',
    {
      schema: {
        summary: '复核抽样：用冻结的名单和随机数重抽一次，与记录对照',
        tags,
        params: InspectionId,
        response: {
          200: z.object({ isSameList: z.boolean(), isSameSample: z.boolean(), drawn: z.number() }),
          ...refusals(404),
        },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const repeated = await repeatDraw(desk, actor, id);
      return repeated ?? reply.code(404).send(NOT_FOUND);
    },
  );

  app.get(
    '/api/inspections/:id/results.xlsx',
    {
      schema: {
        summary: '导出检查结果：学生以抽中次序称，没有姓名',
        tags,
        params: InspectionId,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const sheet = await resultsSheet(desk, actor, id);
      if (sheet === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出督查结果', person, unit };
      const file = { name: `督查结果-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );
}
