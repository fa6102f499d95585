import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { AttendanceDesk } from '../store/attendance-desk.ts';
import { absencesBelow, streakLines, unmarkedBelow } from '../store/attendance-lists.ts';
import { attendanceOfUnit } from '../store/attendance-of-unit.ts';
import { attendanceWorkbook } from '../store/attendance-workbook.ts';
import { classDay } from '../store/class-day.ts';
import { historyOfPupil } from '../store/history-of-pupil.ts';
import { confirmDay, type Marked, markAbsences } from '../store/mark-absences.ts';
import { attendanceImportRoutes } from './import-routes.ts';
import { returnRoutes } from './return-routes.ts';
import {
  AbsencesShape,
  ClassDayShape,
  DayBody,
  HistoryShape,
  Level,
  MarksBody,
  OfClassDay,
  OfPeriod,
  OfUnit,
  PupilId,
  Reason,
  SavedShape,
  StreaksShape,
  UnitShape,
  UnmarkedShape,
} from './shapes.ts';

const tags = ['考勤'];
const read = { permission: 'attendance.read' } as const;
const mark = { permission: 'attendance.mark' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 考勤 — marked by the class teacher, brought in by the school, looked at by everybody above. */
export function attendanceRoutes(app: App, desk: AttendanceDesk): void {
  markingRoutes(app, desk);
  figureRoutes(app, desk);
  listRoutes(app, desk);
  attendanceImportRoutes(app, desk);
  returnRoutes(app, desk);
}

function markingRoutes(app: App, desk: AttendanceDesk): void {
  app.get(
    '/api/attendance/class',
    {
      schema: {
        summary: '一个班一天的考勤',
        description: '不写日期即最近的上课日',
        tags,
        querystring: OfClassDay,
        response: { 200: ClassDayShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { unit, day } }, reply) => {
      const found = await classDay(desk, actor, unit, day);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      const { markedAt, confirmedAt, ...rest } = found;
      return { ...rest, markedAt: markedAt?.toISOString(), confirmedAt: confirmedAt?.toISOString() };
    },
  );

  app.put(
    '/api/attendance/class/marks',
    {
      schema: {
        summary: '登记缺勤，只登记没有来的；原因为空即到校',
        description: '同样的登记再发一次，不会多记。达到阈值的当天列入疑似辍学',
        tags,
        body: MarksBody,
        response: { 200: SavedShape, ...refusals(404, 409) },
      },
      config: mark,
    },
    async ({ actor, body: { unit, day, marks } }, reply) => {
      const wanted = marks.map(({ student, reason }) => ({ student, reason: reason === '' ? undefined : reason }));
      const marked = await markAbsences(desk, actor, { unit, day }, wanted);
      if (marked.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return marked.is === 'refused' ? reply.code(409).send({ objections: marked.objections }) : savedSent(marked);
    },
  );

  app.post(
    '/api/attendance/class/confirmation',
    {
      schema: {
        summary: '登记完毕：其余全部到校',
        tags,
        body: DayBody,
        response: { 200: SavedShape, ...refusals(404, 409) },
      },
      config: mark,
    },
    async ({ actor, body }, reply) => {
      const marked = await confirmDay(desk, actor, body);
      if (marked.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return marked.is === 'refused' ? reply.code(409).send({ objections: marked.objections }) : savedSent(marked);
    },
  );
}

function savedSent({ saved, gone }: Extract<Marked, { readonly is: 'saved' }>) {
  return { saved, gone };
}

function figureRoutes(app: App, desk: AttendanceDesk): void {
  app.get(
    '/api/attendance/units',
    {
      schema: {
        summary: '各单位、各班的考勤情况',
        tags,
        querystring: OfPeriod,
        response: { 200: UnitShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query }, reply) => {
      const found = await attendanceOfUnit(desk, actor, query.unit, periodOf(query, desk));
      return found ?? reply.code(404).send(NOT_FOUND);
    },
  );

  app.get(
    '/api/attendance.xlsx',
    {
      schema: {
        summary: '导出考勤：各单位、缺勤名单、连续缺勤、没有登记的班；记入审计',
        tags,
        querystring: OfPeriod,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404) },
      },
      config: { permission: 'attendance.export' },
    },
    async ({ actor, query }, reply) => {
      const sheets = await attendanceWorkbook(desk, actor, query.unit, periodOf(query, desk));
      if (sheets === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出考勤', person, unit };
      const file = { name: `考勤-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, sheets) });
    },
  );
}

function listRoutes(app: App, desk: AttendanceDesk): void {
  app.get(
    '/api/attendance/absences',
    {
      schema: {
        summary: '缺勤名单',
        tags,
        querystring: OfPeriod.extend({ reason: Reason.optional() }),
        response: { 200: AbsencesShape },
      },
      config: read,
    },
    ({ actor, query }) => absencesBelow(desk, actor, query.unit, periodOf(query, desk), query.reason),
  );

  app.get(
    '/api/attendance/streaks',
    {
      schema: {
        summary: '连续无故缺勤名单',
        tags,
        querystring: OfUnit.extend({ level: Level }),
        response: { 200: StreaksShape },
      },
      config: read,
    },
    async ({ actor, query: { unit, level } }) => ({ rows: await streakLines(desk, actor, unit, level) }),
  );

  app.get(
    '/api/attendance/unmarked',
    {
      schema: { summary: '没有登记考勤的班和日子', tags, querystring: OfPeriod, response: { 200: UnmarkedShape } },
      config: read,
    },
    ({ actor, query }) => unmarkedBelow(desk, actor, query.unit, periodOf(query, desk)),
  );

  app.get(
    '/api/attendance/pupils/:id',
    {
      schema: {
        summary: '一名学生的缺勤记录',
        tags,
        params: PupilId,
        response: { 200: HistoryShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, params: { id } }, reply) => {
      const history = await historyOfPupil(desk, actor, id);
      if (history === undefined) return reply.code(404).send(NOT_FOUND);
      const absences = history.absences.map((one) => ({ ...one, markedAt: one.markedAt.toISOString() }));
      return { ...history, absences };
    },
  );
}

function periodOf(
  {
    from,
    until,
  }: {
    readonly from?: z.infer<typeof DayBody>['day'] | undefined;
    readonly until?: z.infer<typeof DayBody>['day'] | undefined;
  },
  { clock }: AttendanceDesk,
) {
  const last = until ?? clock.today();
  return { from: from ?? last, until: last };
}
