import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { countySchools } from '../store/county-schools.ts';
import { countLedger, ledgerSheet } from '../store/ledger.ts';
import { FILTERS } from './shapes.ts';

const tags = ['学籍业务'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const TOO_MANY = {
  objections: [{ code: 'too-many', message: '符合条件的业务超过 5 万件，一个表放不下。请先按单位、业务或状态筛选' }],
};

/** 台账与学校名册 — what the desks take away, and the schools a form may name. */
export function ledgerRoutes(app: App, desk: CaseDesk): void {
  app.get(
    '/api/cases.xlsx',
    {
      schema: {
        summary: '导出学籍业务台账',
        tags,
        querystring: z.object(FILTERS),
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(409) },
      },
      config: { permission: 'case.export' },
    },
    async ({ actor, query }, reply) => {
      const rows = await countLedger(desk, actor, query);
      if (rows === 'too-many') return reply.code(409).send(TOO_MANY);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出学籍业务台账', person, unit };
      const name = `学籍业务台账-${desk.clock.today()}.xlsx`;
      return giveFile(desk, reply, plan, {
        ...{ name, type: XLSX, rows },
        write: async (path) => writeXlsx(path, [await ledgerSheet(desk, actor, query)]),
      });
    },
  );

  app.get(
    '/api/cases/schools',
    {
      schema: {
        summary: '本县学校名册',
        description: '申请表里可以填的学校，不限管理范围；只有名称和代码',
        tags,
        response: {
          200: z.object({
            rows: z.array(z.object({ path: z.string(), name: z.string(), code: z.string() })).readonly(),
          }),
        },
      },
      config: { permission: 'case.read' },
    },
    async ({ actor }) => ({ rows: await countySchools(desk.db, actor.county) }),
  );
}
