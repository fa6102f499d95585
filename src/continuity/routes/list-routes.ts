import { z } from 'zod';
import { audit } from '#src/audit/store/audit.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { ContinuityDesk } from '../store/continuity-desk.ts';
import { everyLeaver, schoolsByName } from '../store/destinations-workbook.ts';
import { leavingsOfPupil } from '../store/leaver-of-pupil.ts';
import { countLeavers, type LeaverFilter, type LeaverLine, listLeavers, yearsOf } from '../store/list-leavers.ts';
import { tallyLeavers } from '../store/tally-leavers.ts';
import { destinationsSheet, leaversSheet } from '../workbook.ts';
import { Figures, Filter, LeaverId, Leaving, Line, tags } from './shapes.ts';

const config = { permission: 'continuity.read' } as const;
const PAGE = 100;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 接续的数字和名单 — each figure opens its list; the list and the sheet for the destinations to take away. */
export function listRoutes(app: App, desk: ContinuityDesk): void {
  app.get(
    '/api/continuity/figures',
    {
      schema: { summary: '接续情况', tags, querystring: Filter, response: { 200: Figures, ...refusals(404) } },
      config,
    },
    async ({ actor, query }, reply) => {
      const figures = await tallyLeavers(desk, actor, query);
      if (figures === undefined) return reply.code(404).send(NOT_FOUND);
      const units = figures.destinations.map(({ unit }) => unit).filter((unit) => unit !== '');
      const places = await placesOf(desk.db, actor.county, units, desk.clock.today());
      return {
        ...figures,
        below: [...figures.below],
        destinations: figures.destinations.map((row) => ({
          ...row,
          school: row.unit === '' ? '' : places(row.unit).school,
        })),
        years: [...(await yearsOf(desk.db, actor))],
      };
    },
  );

  app.get(
    '/api/continuity/leavers',
    {
      schema: {
        summary: '接续名单',
        tags,
        querystring: Filter.extend({ after: z.string().max(400).optional() }),
        response: { 200: z.object({ rows: z.array(Line), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { after, ...filter } }) => {
      const { rows, next } = await listLeavers(desk, actor, filter, { after, limit: PAGE });
      return { rows: rows.map(shownLine), next };
    },
  );

  app.get(
    '/api/pupils/:id/continuity',
    {
      schema: {
        summary: '一名学生的学籍去了哪里',
        tags,
        params: LeaverId,
        response: { 200: z.object({ rows: z.array(Leaving) }), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const rows = await leavingsOfPupil(desk, actor, params.id);
      return rows === undefined ? reply.code(404).send(NOT_FOUND) : { rows: [...rows] };
    },
  );

  app.get(
    '/api/continuity/leavers.xlsx',
    {
      schema: {
        summary: '导出接续名单',
        tags,
        querystring: Filter,
        response: { 200: z.unknown().describe('Excel 工作簿'), 202: WritingTask, ...refusals(409) },
      },
      config: { permission: 'continuity.export' },
    },
    async ({ actor, query }, reply) => {
      const rows = await taken(desk, actor, query, 'list');
      const title = `毕业、转出学生学籍接续名单（截至 ${desk.clock.today()}，共 ${rows} 人）`;
      return giveFile(desk, reply, planOf(actor, '导出接续名单'), {
        name: `接续名单-${desk.clock.today()}.xlsx`,
        type: XLSX,
        rows,
        write: (path) => writeXlsx(path, [leaversSheet(everyLeaver(desk, actor, query), title)]),
      });
    },
  );

  app.get(
    '/api/continuity/destinations.xlsx',
    {
      schema: {
        summary: '导出去向登记表',
        description: '还在跟踪的学生，带空栏，填好后整份传回',
        tags,
        querystring: Filter,
        response: { 200: z.unknown().describe('Excel 工作簿'), 202: WritingTask, ...refusals(409) },
      },
      config: { permission: 'continuity.work' },
    },
    async ({ actor, query }, reply) => {
      const filter = { ...query, coming: undefined, open: true } as const;
      const count = await taken(desk, actor, filter, 'destinations');
      const schools = [...(await schoolsByName(desk.db, actor.county)).keys()];
      const title = `毕业、转出学生去向登记表（${desk.clock.today()}，共 ${count} 人）`;
      return giveFile(desk, reply, planOf(actor, '导出去向登记表'), {
        name: `去向登记表-${desk.clock.today()}.xlsx`,
        type: XLSX,
        rows: count,
        write: (path) =>
          writeXlsx(path, [destinationsSheet(everyLeaver(desk, actor, filter), { title, schools, count })]),
      });
    },
  );
}

/** What was taken is written down; answers how many rows it has. */
async function taken(desk: ContinuityDesk, actor: Actor, filter: LeaverFilter, what: string): Promise<number> {
  const rows = await countLeavers(desk, actor, filter);
  const unit = filter.unit ?? actor.unit;
  const deed = { action: 'continuity.export', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
  const detail = { kind: what === 'list' ? '接续名单' : '去向登记表', rows };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  return rows;
}

function planOf(actor: Actor, title: string) {
  return { county: actor.county, kind: 'export', title, person: actor.person, unit: actor.unit };
}

function shownLine({ place, unit: _, ...line }: LeaverLine): z.infer<typeof Line> {
  return { ...line, school: place.school, class: place.class };
}
