import { z } from 'zod';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { eventsOf } from '../store/events.ts';
import { countSupervisions, listSupervisions, type SupervisionLine } from '../store/list-supervisions.ts';
import { receiversFor } from '../store/receivers.ts';
import type { SupervisionDesk } from '../store/supervision-desk.ts';
import { filesOf } from '../store/supervision-files.ts';
import { findSupervision, sideOf } from '../store/supervision-rows.ts';
import { demandOf, supervisionSheet } from '../store/supervision-sheet.ts';
import { deedsOpenTo, WAITING_FOR_ANSWER } from '../supervision.ts';
import { dealingRoutes } from './dealing-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { Counts, Filters, Line, lineOf, SupervisionId, WholeSupervision } from './shapes.ts';

const tags = ['督办'];
const config = { permission: 'supervision.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 督办: issued, answered, judged, and their list. */
export function supervisionRoutes(app: App, desk: SupervisionDesk): void {
  listRoutes(app, desk);
  oneRoutes(app, desk);
  dealingRoutes(app, desk);
  fileRoutes(app, desk);
}

function listRoutes(app: App, desk: SupervisionDesk): void {
  app.get(
    '/api/supervisions',
    {
      schema: {
        summary: '督办：本单位发起的、收到的，和下级收到的',
        tags,
        querystring: Filters.extend({ next: z.string().max(80).optional() }),
        response: { 200: z.object({ rows: z.array(Line), counts: Counts, next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { next: after, ...query } }) => {
      const today = desk.clock.today();
      const filter = filterOf(query);
      const [{ rows, next }, counts] = await Promise.all([
        listSupervisions(desk.db, actor, today, { ...filter, after, limit: 50 }),
        countSupervisions(desk.db, actor, today, filter),
      ]);
      const left = await daysLeftOf(desk, actor, rows);
      return { rows: rows.map((row) => lineOf(row, left(row))), counts, next };
    },
  );

  app.get(
    '/api/supervisions.xlsx',
    {
      schema: {
        summary: '导出督办台账',
        tags,
        querystring: Filters,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(409) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const { sheet, rows } = await supervisionSheet(desk, actor, filterOf(query));
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出督办台账', person, unit };
      const file = { name: `督办台账-${desk.clock.today()}.xlsx`, type: XLSX, rows };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );

  app.get(
    '/api/supervisions/receivers',
    {
      schema: {
        summary: '本单位可以督办的单位',
        tags,
        response: {
          200: z.object({
            rows: z.array(z.object({ path: z.string(), name: z.string(), above: z.string() })).readonly(),
          }),
        },
      },
      config: { permission: 'supervision.open' },
    },
    async ({ actor }) => ({ rows: await receiversFor(desk.db, actor) }),
  );
}

function oneRoutes(app: App, desk: SupervisionDesk): void {
  app.get(
    '/api/supervisions/:id',
    {
      schema: {
        summary: '一件督办：要求、期限、答复、附件、经过',
        tags,
        params: SupervisionId,
        response: { 200: WholeSupervision, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const of = await findSupervision(desk.db, actor, id);
      if (of === undefined) return reply.code(404).send(NOT_FOUND);
      const { rows } = await listSupervisions(desk.db, actor, desk.clock.today(), { id, limit: 1 });
      const [line] = rows;
      if (line === undefined) return reply.code(404).send(NOT_FOUND);
      const [words, events, files, left] = await Promise.all([
        demandOf(desk, of),
        eventsOf(desk, of),
        filesOf(desk, of),
        daysLeftOf(desk, actor, rows),
      ]);
      const side = sideOf(actor, of);
      const isOver = of.state === 'closed' || of.state === 'withdrawn';
      const { demand, basis } = words;
      const attaches = side.issues ? ('issuer' as const) : side.answers ? ('receiver' as const) : undefined;
      return {
        ...lineOf(line, left(line)),
        ...{ demand, basis, days: of.days, revision: of.revision, deeds: deedsOpenTo(of, side) },
        mayAttach: isOver ? undefined : attaches,
        events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        files: files.map((file) => ({ ...file, addedAt: file.addedAt.toISOString() })),
      };
    },
  );
}

function filterOf({ kind, about, ...filter }: z.output<typeof Filters>) {
  return { ...filter, about: kind === undefined ? undefined : { kind, id: about } };
}

/** Of those that wait for an answer. A city's days are those of the county that answers. */
async function daysLeftOf(desk: SupervisionDesk, actor: Actor, rows: readonly SupervisionLine[]) {
  const counties = [...new Set([actor.county, ...rows.map(({ supervision }) => supervision.county)])];
  const calendars = await Promise.all(
    counties.map(async (county) => [county, (await calendarOf(desk.db, county)).calendar] as const),
  );
  const of = new Map(calendars);
  return ({ supervision: { county, state, due } }: SupervisionLine): number | undefined => {
    const calendar = of.get(county);
    if (calendar === undefined || due === undefined || !WAITING_FOR_ANSWER.includes(state)) return undefined;
    return workingDaysLeft(desk.clock.today(), due, calendar);
  };
}
