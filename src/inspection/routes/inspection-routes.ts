import { z } from 'zod';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { papersToBring } from '../check-sheet.ts';
import { METHOD } from '../draw.ts';
import type { Inspection } from '../inspection.ts';
import { countyFigures, faultyPupils } from '../store/county-figures.ts';
import type { InspectionDesk } from '../store/inspection-desk.ts';
import { findInspection } from '../store/inspection-rows.ts';
import { listInspections } from '../store/list-inspections.ts';
import { resultsFor } from '../store/results-of-inspection.ts';
import { inspectedSchools } from '../store/school-rows.ts';
import { checkRoutes } from './check-routes.ts';
import { inspectionPaperRoutes } from './inspection-paper-routes.ts';
import { runningRoutes } from './running-routes.ts';
import { InspectionId, Line, lineOf, Path, State, Whole } from './shapes.ts';

const tags = ['市局督查'];
const config = { permission: 'inspection.read' } as const;

/** 市局督查: planned, drawn, checked, published; and the figures of the counties. */
export function inspectionRoutes(app: App, desk: InspectionDesk): void {
  readingRoutes(app, desk);
  countyRoutes(app, desk);
  runningRoutes(app, desk);
  checkRoutes(app, desk);
  inspectionPaperRoutes(app, desk);
}

function readingRoutes(app: App, desk: InspectionDesk): void {
  app.get(
    '/api/inspections',
    {
      schema: {
        summary: '市局督查：市局看全部，县局和学校看已经抽到自己的',
        tags,
        querystring: z.object({
          state: State.optional(),
          unit: Path.optional(),
          next: z.string().max(80).optional(),
        }),
        response: { 200: z.object({ rows: z.array(Line), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { next: after, ...filter } }) => {
      const { rows, next } = await listInspections(desk.db, actor, { ...filter, after, limit: 50 });
      const isCity = can(actor, 'inspection.run', actor.unit);
      return {
        rows: rows.map(({ inspection, countyName, said, ...line }) => {
          // How far a check has come is the city's own affair until the result is out.
          const isOpen = isCity || inspection.state === 'published';
          return { ...lineOf(inspection, countyName), ...line, said: isOpen ? said : 0 };
        }),
        next,
      };
    },
  );

  app.get(
    '/api/inspections/:id',
    {
      schema: {
        summary: '一次督查：计划、抽样记录、被查学校、结果',
        tags,
        params: InspectionId,
        response: { 200: Whole, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const found = await findInspection(desk.db, actor, id);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      const mayRun = can(actor, 'inspection.run', found.unit);
      const isOpen = mayRun || found.state === 'published';
      const [named, schools, counted] = await Promise.all([
        unitsAt(desk.db, found.county, [found.unit, ...found.design.schools]),
        inspectedSchools(desk.db, desk.seal, actor, found),
        resultsFor(desk.db, actor, found),
      ]);
      return {
        ...lineOf(found, named.get(found.unit)?.name ?? ''),
        ...{ subject: found.subject, basis: found.basis, team: found.team, revision: found.revision },
        ...{ reason: found.reason, plannedByName: found.plannedByName, design: found.design, mayRun },
        ...{ conclusion: isOpen ? found.conclusion : '', wordless: isOpen ? counted.wordless : 0 },
        designUnits: found.design.schools.map((path) => ({ path, name: named.get(path)?.name ?? '已撤销的机构' })),
        protocol: protocolOf(found),
        schools: schools.map(({ respondedAt, ...school }) => ({
          ...(isOpen ? school : { ...school, said: 0, wrong: 0 }),
          respondedAt: respondedAt?.toISOString(),
        })),
        results: isOpen && found.drawnAt !== undefined ? counted.results : undefined,
        papers: papersToBring(),
      };
    },
  );
}

function protocolOf(found: Inspection) {
  const { seed, seedAt, seedParts, asOf, drawnAt, populationSize, populationDigest } = found;
  if (seed === undefined || seedAt === undefined) return undefined;
  return {
    ...{ seed, seedAt: seedAt.toISOString(), seedParts, method: METHOD, asOf, populationSize, populationDigest },
    drawnAt: drawnAt?.toISOString(),
  };
}

function countyRoutes(app: App, desk: InspectionDesk): void {
  app.get(
    '/api/inspections/counties',
    {
      schema: {
        summary: '各县情况：只有数字',
        tags,
        response: {
          200: z.object({
            asOf: z.string(),
            rows: z
              .array(
                z.object({
                  ...{ unit: z.string(), name: z.string(), pupils: z.number(), withErrors: z.number() },
                  ...{ withoutNumber: z.number(), openCases: z.number(), overdueCases: z.number() },
                }),
              )
              .readonly(),
          }),
        },
      },
      config: { permission: 'inspection.run' },
    },
    async ({ actor }) => ({ asOf: desk.clock.now().toISOString(), rows: await countyFigures(desk, actor) }),
  );

  app.get(
    '/api/inspections/faulty',
    {
      schema: {
        summary: '一个县或学校有错误的学籍：只有姓氏、班级和几处，查看记入审计',
        tags,
        querystring: z.object({ unit: Path }),
        response: {
          200: z.object({
            rows: z.array(z.object({ name: z.string(), place: z.string(), errors: z.number() })).readonly(),
            more: z.boolean(),
          }),
          ...refusals(404),
        },
      },
      config: { permission: 'inspection.run' },
    },
    async ({ actor, query: { unit } }, reply) => {
      const listed = await faultyPupils(desk, actor, unit);
      return listed ?? reply.code(404).send(NOT_FOUND);
    },
  );
}
