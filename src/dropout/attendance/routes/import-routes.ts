import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { tablesOf } from '#src/organization/store/workbooks.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile } from '#src/platform/tasks/give-file.ts';
import { attendanceLines } from '../import-lines.ts';
import type { AttendancePlan } from '../import-plan.ts';
import { attendanceTemplate } from '../import-template.ts';
import type { AttendanceDesk } from '../store/attendance-desk.ts';
import { attendanceOfUnit } from '../store/attendance-of-unit.ts';
import { attendanceImports, commitAttendance, previewAttendance, undoAttendance } from '../store/import-attendance.ts';
import { ImportId, ImportsShape, PlanShape } from './shapes.ts';

const tags = ['考勤'];
const config = { permission: 'attendance.import' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_LINES = 20_000;
const NO_LINES = {
  code: 'no-lines',
  message: '文件里没有可导入的行。请用模板填写：要有“班级”“姓名”“日期”“原因”各列，只填缺勤的',
};
const TOO_MANY = { code: 'too-many-lines', message: `一次最多导入 ${MOST_LINES} 行，请按月分成几个文件` };

/** 考勤导入 — a file is judged as often as wanted, and written in one go or not at all; the whole can be undone. */
export function attendanceImportRoutes(app: App, desk: AttendanceDesk): void {
  app.get(
    '/api/attendance/template.xlsx',
    {
      schema: { summary: '考勤表模板', tags, response: { 200: z.unknown(), ...refusals(404) } },
      config,
    },
    async ({ actor }, reply) => {
      const today = desk.clock.today();
      const school = await attendanceOfUnit(desk, actor, undefined, { from: today, until: today });
      if (school === undefined) return reply.code(404).send(NOT_FOUND);
      const classes = school.rows.map(({ name }) => {
        const [, grade = '', own = name] = /^(.*?(?:年级|初四|高[一二三]))(.*)$/.exec(name) ?? [];
        return { grade, name: own };
      });
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '考勤表模板', person, unit };
      const file = { name: '考勤表模板.xlsx', type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, attendanceTemplate(classes)) });
    },
  );

  app.post(
    '/api/attendance/imports',
    {
      schema: {
        summary: '导入学校的考勤表',
        description: '不带 commit 只核对、不写入；带 commit=yes 时，全部无误才一次写入。以表单文件上传，原文件不保存。',
        tags,
        consumes: ['multipart/form-data'],
        querystring: z.object({ commit: z.enum(['yes']).optional() }),
        response: { 200: PlanShape, ...refusals(404, 409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const file = request.isMultipart() ? await request.file() : undefined;
      if (file === undefined) return reply.code(415).send({ message: '没有收到文件，请选择填好的考勤表后再上传。' });
      const tables = await tablesOf(desk, await file.toBuffer());
      if ('refused' in tables)
        return reply.code(409).send({ objections: [{ code: tables.refused, message: tables.message }] });
      const lines = tables.flatMap(attendanceLines);
      if (lines.length === 0) return reply.code(409).send({ objections: [NO_LINES] });
      if (lines.length > MOST_LINES) return reply.code(409).send({ objections: [TOO_MANY] });
      const { actor } = request;
      if (request.query.commit === undefined) {
        const plan = await previewAttendance(desk, actor, lines);
        return plan === undefined ? reply.code(404).send(NOT_FOUND) : planSent(plan);
      }
      const done = await commitAttendance(desk, actor, lines);
      if (done === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...planSent(done.plan), committed: done.id };
    },
  );

  app.get(
    '/api/attendance/imports',
    {
      schema: { summary: '考勤导入的经过', tags, response: { 200: ImportsShape } },
      config,
    },
    async ({ actor }) => {
      const rows = await attendanceImports(desk, actor);
      return {
        rows: rows.map((row) => ({ ...row, at: row.at.toISOString(), undoneAt: row.undoneAt?.toISOString() })),
      };
    },
  );

  app.post(
    '/api/attendance/imports/:id/undo',
    {
      schema: {
        summary: '撤销一次考勤导入',
        description: '只撤销这次写入的；此后班主任改过的保留，已经列入疑似辍学的由人办理',
        tags,
        params: ImportId,
        response: { 200: z.object({ absences: z.number() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const undone = await undoAttendance(desk, actor, id);
      if (undone.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (undone.is === 'refused') return reply.code(409).send({ objections: undone.objections });
      return { absences: undone.absences };
    },
  );
}

function planSent({ lines, marks, classDays }: AttendancePlan) {
  const refused = lines.filter(({ outcome }) => outcome === 'refused').length;
  return { lines, absences: marks.length, classDays: classDays.length, refused };
}
