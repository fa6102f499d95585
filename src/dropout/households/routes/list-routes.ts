import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile } from '#src/platform/tasks/give-file.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { Path } from '../../attendance/routes/shapes.ts';
import type { AttendanceDesk } from '../../attendance/store/attendance-desk.ts';
import { householdTemplate } from '../household-template.ts';
import {
  commitList,
  compareAgain,
  householdLists,
  type ListDone,
  noteListTask,
  undoList,
} from '../store/household-lists.ts';
import { openHouseholdList, readHouseholds } from '../store/read-households.ts';
import { Id, ListShape, listSent } from './shapes.ts';

const tags = ['适龄儿童'];
const config = { permission: 'household.run' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 户籍名单 — uploaded, read in a task, looked at, taken into the ledger, and undone as a whole. */
export function householdListRoutes(app: App, desk: AttendanceDesk): void {
  app.get(
    '/api/households/template.xlsx',
    { schema: { summary: '户籍名单模板', tags, response: { 200: z.unknown() } }, config },
    async ({ actor: { county, person, unit } }, reply) => {
      const plan = { county, kind: 'export', title: '户籍名单模板', person, unit };
      const file = { name: '户籍适龄儿童名单模板.xlsx', type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, householdTemplate()) });
    },
  );

  app.post(
    '/api/households/lists',
    {
      schema: {
        summary: '上传户籍名单',
        description: '以表单文件上传，在后台读取、比对；确认以前不进台账，原文件不保存。',
        tags,
        consumes: ['multipart/form-data'],
        querystring: z.object({
          unit: Path.optional().describe('哪个中心校的名单；不写即本单位'),
          asOf: z.string().max(10).optional().describe('户籍数据截止日期，不写即今天'),
        }),
        response: { 201: z.object({ id: z.string(), task: z.string() }), ...refusals(404, 409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const { actor, query } = request;
      const file = request.isMultipart() ? await request.file() : undefined;
      if (file === undefined) return reply.code(415).send({ message: '没有收到文件，请选择户籍名单后再上传。' });
      const bytes = await file.toBuffer();
      const asOf = dayOf(query.asOf, desk.clock.today());
      if (asOf === undefined) return reply.code(409).send({ objections: [NO_SUCH_DAY] });
      const id = await openHouseholdList(desk, actor, query.unit, asOf);
      if (id === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'households', title: '读取户籍名单', person, unit };
      const { id: task } = await startTask(desk, plan, (report) => readHouseholds(desk, county, id, bytes, report));
      await noteListTask(desk, county, id, task);
      return reply.code(201).send({ id, task });
    },
  );

  app.get(
    '/api/households/lists',
    {
      schema: {
        summary: '户籍名单的经过',
        tags,
        response: { 200: z.object({ rows: z.array(ListShape) }) },
      },
      config,
    },
    async ({ actor }) => ({ rows: (await householdLists(desk, actor)).map(listSent) }),
  );

  app.get(
    '/api/households/lists/:id',
    {
      schema: { summary: '一份户籍名单', tags, params: Id, response: { 200: ListShape, ...refusals(404) } },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const [list] = await householdLists(desk, actor, id);
      return list === undefined ? reply.code(404).send(NOT_FOUND) : listSent(list);
    },
  );

  for (const [step, { summary, make }] of Object.entries(STEPS)) {
    app.post(
      `/api/households/lists/:id/${step}`,
      {
        schema: {
          summary,
          tags,
          params: Id,
          response: { 200: z.object({ is: z.literal('done') }), ...refusals(404, 409) },
        },
        config,
      },
      async ({ actor, params: { id } }, reply) => {
        const done = await make(desk, actor, id);
        if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
        return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : done;
      },
    );
  }
}

interface Step {
  readonly summary: string;
  readonly make: (desk: AttendanceDesk, actor: Actor, id: string) => Promise<ListDone>;
}

const STEPS: Readonly<Record<'commit' | 'undo' | 'comparison', Step>> = {
  commit: { summary: '确认写入台账，代替本单位以前的名单', make: commitList },
  undo: { summary: '放弃或撤销一份名单；撤销时以前的名单恢复', make: undoList },
  comparison: { summary: '重新与学籍、在校情况比对', make: compareAgain },
};

const NO_SUCH_DAY = { code: 'as-of', message: '截止日期请写成 20250318，不晚于今天', field: 'asOf' };

function dayOf(text: string | undefined, today: LocalDate): LocalDate | undefined {
  if (text === undefined || text === '') return today;
  const day = readDate(text);
  return day !== undefined && day <= today ? day : undefined;
}
