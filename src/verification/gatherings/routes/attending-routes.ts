import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { handToTeachers } from '../store/hand-to-teachers.ts';
import { makeUp, markPeople } from '../store/mark-people.ts';
import { markPupils } from '../store/mark-pupils.ts';
import { replyTo } from '../store/reply.ts';
import { writeMinutes } from '../store/write-minutes.ts';
import { Day, GatheringId, MarksShape, PupilMarksShape, ReplyWord, Seen, Turned, Words } from './shapes.ts';

const tags = ['会议与培训'];
const config = { permission: 'gathering.keep' } as const;

/** 答复、到会、补训、下发、记录 */
export function attendingRoutes(app: App, desk: GatheringDesk): void {
  peopleRoutes(app, desk);
  parentsRoutes(app, desk);

  app.put(
    '/api/gatherings/:id/minutes',
    {
      schema: {
        summary: '写会议记录',
        tags,
        params: GatheringId,
        body: Seen.extend({ minutes: z.string().max(8000, '会议记录最多 8000 字') }),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, minutes } }, reply) => {
      const written = await writeMinutes(desk, actor, id, revision, minutes);
      if (written === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in written ? reply.code(409).send(written) : written;
    },
  );
}

function peopleRoutes(app: App, desk: GatheringDesk): void {
  app.post(
    '/api/gatherings/:id/reply',
    {
      schema: {
        summary: '答复邀请：已知悉，或请假并写明原因',
        tags,
        params: GatheringId,
        body: z.object({ reply: ReplyWord, reason: Words.default('') }),
        response: { 200: z.object({ reply: ReplyWord }), ...refusals(404, 409) },
      },
      config: { permission: 'gathering.read' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const replied = await replyTo(desk, actor, id, body.reply, body.reason);
      if (replied === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in replied ? reply.code(409).send(replied) : replied;
    },
  );

  app.put(
    '/api/gatherings/:id/attendance',
    {
      schema: {
        summary: '登记到会：名单上的人一次登记完',
        tags,
        params: GatheringId,
        body: MarksShape,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, marks } }, reply) => {
      const marked = await markPeople(desk, actor, id, revision, marks);
      if (marked === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in marked ? reply.code(409).send(marked) : marked;
    },
  );

  app.post(
    '/api/gatherings/:id/make-ups',
    {
      schema: {
        summary: '登记一名缺席人员的补训',
        tags,
        params: GatheringId,
        body: z.object({ person: z.uuid(), on: Day, words: Words }),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { person, on, words } }, reply) => {
      const made = await makeUp(desk, actor, id, person, { on, words });
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : made;
    },
  );

  app.post(
    '/api/gatherings/:id/handing',
    {
      schema: {
        summary: '把已打印的核对表和问题名单交给到会的班主任',
        tags,
        params: GatheringId,
        body: Seen.extend({ people: z.array(z.uuid()).max(2000).readonly() }),
        response: {
          200: Turned.extend({ handed: z.number(), sheets: z.number(), problems: z.number() }),
          ...refusals(404, 409),
        },
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, people } }, reply) => {
      const handed = await handToTeachers(desk, actor, id, revision, people);
      if (handed === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in handed ? reply.code(409).send(handed) : handed;
    },
  );
}

function parentsRoutes(app: App, desk: GatheringDesk): void {
  app.put(
    '/api/gatherings/:id/guardians',
    {
      schema: {
        summary: '家长会：按学生登记到会，并现场下发核对表',
        tags,
        params: GatheringId,
        body: PupilMarksShape,
        response: {
          200: Turned.extend({
            issued: z.number().describe('这次下发的核对表'),
            refused: z
              .array(z.object({ student: z.string(), name: z.string(), message: z.string() }))
              .readonly()
              .describe('没有下发的，逐人写明原因'),
          }),
          ...refusals(404, 409),
        },
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, marks, issue } }, reply) => {
      const marked = await markPupils(desk, actor, id, revision, marks, issue);
      if (marked === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in marked ? reply.code(409).send(marked) : marked;
    },
  );
}
