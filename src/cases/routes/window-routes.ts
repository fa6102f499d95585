import { z } from 'zod';
import { readDate } from '#src/kernel/local-date.ts';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { frozenWindows, removeWindow, setWindow, setYear, yearsUnset } from '../store/frozen-windows.ts';

const TAGS = ['业务设置'];

const Day = z.string().transform((text, context) => {
  const day = readDate(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: '请填日期，如 20250715' });
  return z.NEVER;
});

const text = (what: string) => z.string().trim().min(4, `请写明${what}`).max(200, `${what}最多 200 个字`);

const Window = z.object({
  title: z.string(),
  procedures: z.array(z.string()).readonly(),
  since: z.string(),
  until: z.string(),
  graduatingOnly: z.boolean().describe('只对毕业年级'),
  basis: z.string(),
});

const Frozen = Window.extend({ id: z.string(), setBy: z.string().nullable() });

/** 冻结期 — set by the county, each year after the year's own notice. */
export function windowRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/frozen-windows',
    {
      schema: {
        summary: '冻结期',
        tags: TAGS,
        response: {
          200: z.object({
            windows: z.array(Frozen).readonly(),
            unset: z
              .array(z.object({ year: z.number(), usual: z.array(Window).readonly() }))
              .readonly()
              .describe('今明两年中还没有设定的，及历年的惯例'),
          }),
        },
      },
      config: { permission: 'chain.read' },
    },
    async ({ actor }) => {
      const windows = await frozenWindows(desk, actor.county);
      return { windows, unset: yearsUnset(windows, desk.clock.today()) };
    },
  );

  settingOnes(app, desk);
  removingOnes(app, desk);
}

function settingOnes(app: App, desk: Desk): void {
  app.post(
    '/api/frozen-windows',
    {
      schema: {
        summary: '设定冻结期',
        tags: TAGS,
        body: z.object({
          title: text('冻结期的名称'),
          procedures: z.array(z.string()).readonly(),
          since: Day,
          until: Day,
          graduatingOnly: z.boolean().default(false),
          basis: text('依据的文件'),
        }),
        response: { 201: z.object({ id: z.string() }), ...refusals(409) },
      },
      config: { permission: 'chain.manage' },
    },
    async ({ actor, body }, reply) => {
      const set = await setWindow(desk, actor, body);
      return 'objections' in set ? reply.code(409).send(set) : reply.code(201).send(set);
    },
  );

  app.post(
    '/api/frozen-windows/years',
    {
      schema: {
        summary: '按历年惯例设定一年的冻结期',
        tags: TAGS,
        body: z.object({ year: z.int().min(2020, '请选择年份').max(2100, '请选择年份') }),
        response: { 201: z.object({ windows: z.number() }), ...refusals(409) },
      },
      config: { permission: 'chain.manage' },
    },
    async ({ actor, body: { year } }, reply) => {
      const set = await setYear(desk, actor, year);
      return 'objections' in set ? reply.code(409).send(set) : reply.code(201).send(set);
    },
  );
}

function removingOnes(app: App, desk: Desk): void {
  app.post(
    '/api/frozen-windows/removals',
    {
      schema: {
        summary: '取消冻结期',
        tags: TAGS,
        body: z.object({ id: z.uuid() }),
        response: { 201: z.object({ id: z.string() }), ...refusals(409) },
      },
      config: { permission: 'chain.manage' },
    },
    async ({ actor, body: { id } }, reply) => {
      const removed = await removeWindow(desk, actor, id);
      return 'objections' in removed ? reply.code(409).send(removed) : reply.code(201).send(removed);
    },
  );
}
