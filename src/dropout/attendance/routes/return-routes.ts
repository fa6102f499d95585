import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { AttendanceDesk } from '../store/attendance-desk.ts';
import { returnLines, returnsOfUnit } from '../store/returns-of-unit.ts';
import { classReturns, confirmReturns, markReturn } from '../store/term-returns.ts';
import { OfClass, OfUnit, ReturnBody, ReturnLinesShape, ReturnsOfClassShape, ReturnsShape, State } from './shapes.ts';

const tags = ['考勤'];
const read = { permission: 'attendance.read' } as const;
const mark = { permission: 'attendance.mark' } as const;
const Done = z.object({ is: z.literal('saved') });

/** 开学返校 — who is not back on the first day of term, class by class. */
export function returnRoutes(app: App, desk: AttendanceDesk): void {
  app.get(
    '/api/attendance/returns/class',
    {
      schema: {
        summary: '一个班的开学返校登记',
        description: '没有设定学期的，found 为空',
        tags,
        querystring: OfClass,
        response: { 200: z.object({ found: ReturnsOfClassShape.optional() }), ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { unit } }, reply) => {
      const found = await classReturns(desk, actor, unit);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      if (found === 'no-term') return {};
      return { found: { ...found, confirmedAt: found.confirmedAt?.toISOString() } };
    },
  );

  app.put(
    '/api/attendance/returns/class',
    {
      schema: {
        summary: '登记一名学生未返校、已返校或登记有误',
        description: '未返校的当天列入疑似辍学',
        tags,
        body: ReturnBody,
        response: { 200: Done, ...refusals(404, 409) },
      },
      config: mark,
    },
    async ({ actor, body: { unit, ...asked } }, reply) => {
      const done = await markReturn(desk, actor, unit, asked);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : done;
    },
  );

  app.post(
    '/api/attendance/returns/class/confirmation',
    {
      schema: {
        summary: '名单看完，其余全部返校',
        tags,
        body: OfClass,
        response: { 200: Done, ...refusals(404, 409) },
      },
      config: mark,
    },
    async ({ actor, body: { unit } }, reply) => {
      const done = await confirmReturns(desk, actor, unit);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : done;
    },
  );

  app.get(
    '/api/attendance/returns/units',
    {
      schema: {
        summary: '各单位、各班的开学返校情况',
        tags,
        querystring: OfUnit,
        response: { 200: ReturnsShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { unit } }, reply) => {
      const found = await returnsOfUnit(desk, actor, unit);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      return found === 'no-term' ? {} : { found };
    },
  );

  app.get(
    '/api/attendance/returns/pupils',
    {
      schema: {
        summary: '未返校、已返校的名单',
        tags,
        querystring: OfUnit.extend({ state: State }),
        response: { 200: ReturnLinesShape },
      },
      config: read,
    },
    async ({ actor, query: { unit, state } }) => {
      const rows = await returnLines(desk, actor, unit, state);
      return { rows: rows.map((row) => ({ ...row, registeredAt: row.registeredAt.toISOString() })) };
    },
  );
}
