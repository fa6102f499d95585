import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { TRAINED_OFFICES } from '../coverage.ts';
import { type CoveragePeriod, coverageNames, coverageOf } from '../store/coverage.ts';
import { coverageSheets } from '../store/coverage-sheets.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { CoverageNamesSent, CoverageSent, Period } from './shapes.ts';

const tags = ['会议与培训'];
const config = { permission: 'gathering.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 培训覆盖率 — who has been trained and who has not, of a campaign or of a school year (R02, R20). */
export function coverageRoutes(app: App, desk: GatheringDesk): void {
  const periodOf = ({ campaign, year }: z.output<typeof Period>): CoveragePeriod =>
    campaign === undefined ? { schoolYear: year ?? schoolYearOf(desk.clock.today()) } : { campaign };

  app.get(
    '/api/gatherings/coverage',
    {
      schema: {
        summary: '培训覆盖率：学籍管理员和班主任，逐级',
        tags,
        querystring: Period,
        response: { 200: CoverageSent, ...refusals(404) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const coverage = await coverageOf(desk, actor, query.unit ?? actor.unit, periodOf(query));
      return coverage ?? reply.code(404).send(NOT_FOUND);
    },
  );

  app.get(
    '/api/gatherings/coverage.xlsx',
    {
      schema: {
        summary: '导出培训覆盖率（Excel），含名单',
        tags,
        querystring: Period,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const sheets = await coverageSheets(desk, actor, query.unit ?? actor.unit, periodOf(query));
      if (sheets === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出培训覆盖率', person, unit };
      const file = { name: `培训覆盖率-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, sheets) });
    },
  );

  app.get(
    '/api/gatherings/coverage/names',
    {
      schema: {
        summary: '覆盖率背后的名单：已培训、未培训、空缺',
        tags,
        querystring: Period.extend({
          office: z.enum(TRAINED_OFFICES),
          which: z.enum(['trained', 'untrained', 'vacant']),
        }),
        response: { 200: CoverageNamesSent, ...refusals(404) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const { office, which } = query;
      const rows = await coverageNames(desk, actor, query.unit ?? actor.unit, periodOf(query), office, which);
      return rows === undefined ? reply.code(404).send(NOT_FOUND) : { rows };
    },
  );
}
