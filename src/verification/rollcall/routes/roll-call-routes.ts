import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { type RollAnswer, readRollAnswer } from '../roll-call.ts';
import { saveAnswers, startRollCall } from '../store/answer-roll-call.ts';
import { classRoll, signedRoll } from '../store/class-roll.ts';
import { reportUnlisted, takeBackUnlisted } from '../store/report-unlisted.ts';
import { signRollCall } from '../store/sign-roll-call.ts';
import { type FollowingDesk, followingRoutes } from './following-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import {
  AnswersBody,
  CallId,
  ChildBody,
  ChildOfCall,
  ClassShape,
  Counts,
  classSent,
  OfClass,
  SignedShape,
  signedSent,
} from './shapes.ts';

const tags = ['逐班核实'];
const read = { permission: 'roll-call.read' } as const;
const run = { permission: 'roll-call.run' } as const;

/** 逐班核实: called by the class teacher, followed by the school. */
export function rollCallRoutes(app: App, desk: FollowingDesk): void {
  readingRoutes(app, desk);
  callingRoutes(app, desk);
  childrenRoutes(app, desk);
  followingRoutes(app, desk);
  paperRoutes(app, desk);
}

function readingRoutes(app: App, desk: FollowingDesk): void {
  app.get(
    '/api/roll-call/class',
    {
      schema: {
        summary: '一个班：名单、正在核实的和以前的核实',
        tags,
        querystring: OfClass,
        response: { 200: ClassShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { unit } }, reply) => {
      const roll = await classRoll(desk, actor, unit);
      return roll === undefined ? reply.code(404).send(NOT_FOUND) : classSent(roll);
    },
  );

  app.get(
    '/api/roll-calls/:id',
    {
      schema: {
        summary: '一次签字的核实',
        tags,
        params: CallId,
        response: { 200: SignedShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, params: { id } }, reply) => {
      const roll = await signedRoll(desk, actor, id);
      return (roll && signedSent(roll)) ?? reply.code(404).send(NOT_FOUND);
    },
  );
}

function callingRoutes(app: App, desk: FollowingDesk): void {
  app.post(
    '/api/roll-calls',
    {
      schema: {
        summary: '开始核实一个班',
        description: '已经开始、还没有签字的，接着核实',
        tags,
        body: OfClass,
        response: { 201: z.object({ id: z.string() }), ...refusals(404) },
      },
      config: run,
    },
    async ({ actor, body: { unit } }, reply) => {
      const id = await startRollCall(desk, actor, unit);
      return id === undefined ? reply.code(404).send(NOT_FOUND) : reply.code(201).send({ id });
    },
  );

  app.put(
    '/api/roll-calls/:id/answers',
    {
      schema: {
        summary: '登记一名或多名学生的核实结果',
        description: '同样的结果再发一次，不会多记',
        tags,
        params: CallId,
        body: AnswersBody,
        response: {
          200: z.object({ saved: z.number(), gone: z.array(z.string()).readonly().describe('已不在本班名单的') }),
          ...refusals(404, 409),
        },
      },
      config: run,
    },
    async ({ actor, params: { id }, body }, reply) => {
      const answers = new Map<string, RollAnswer>();
      for (const { student, is, which, note } of body.answers) {
        const answer = readRollAnswer(is, which, note);
        if (answer === undefined) return reply.code(409).send({ objections: [UNREADABLE] });
        answers.set(student, answer);
      }
      const saved = await saveAnswers(desk, actor, id, answers);
      if (saved.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return saved.is === 'refused' ? reply.code(409).send({ objections: saved.objections }) : saved;
    },
  );

  app.post(
    '/api/roll-calls/:id/signature',
    {
      schema: {
        summary: '签字完成',
        tags,
        params: CallId,
        response: { 200: z.object({ counts: Counts }), ...refusals(404, 409) },
      },
      config: run,
    },
    async ({ actor, params: { id } }, reply) => {
      const signed = await signRollCall(desk, actor, id);
      if (signed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return signed.is === 'refused' ? reply.code(409).send({ objections: signed.objections }) : signed;
    },
  );
}

const UNREADABLE = { code: 'unreadable', message: '没有说明在哪里、是什么状态，请重新点选' };

function childrenRoutes(app: App, desk: FollowingDesk): void {
  const Told = z.object({ kind: z.string().describe('查到的学籍在哪；外县的不告诉班主任') });

  app.put(
    '/api/roll-calls/:id/unlisted/:child',
    {
      schema: {
        summary: '登记在班但不在名单的学生，当即查询学籍',
        tags,
        params: ChildOfCall,
        body: ChildBody,
        response: { 200: Told, ...refusals(404, 409) },
      },
      config: run,
    },
    async ({ actor, params: { id, child }, body }, reply) => {
      const reported = await reportUnlisted(desk, actor, id, child, body);
      if (reported.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (reported.is === 'refused') return reply.code(409).send({ objections: reported.objections });
      return { kind: reported.place === 'beyond' && actor.office === 'class-teacher' ? 'nowhere' : reported.place };
    },
  );

  app.delete(
    '/api/roll-calls/:id/unlisted/:child',
    {
      schema: {
        summary: '登记有误的，签字前撤下',
        tags,
        params: ChildOfCall,
        response: { 204: z.null(), ...refusals(404, 409) },
      },
      config: run,
    },
    async ({ actor, params: { id, child } }, reply) => {
      const taken = await takeBackUnlisted(desk, actor, id, child);
      if (taken.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (taken.is === 'refused') return reply.code(409).send({ objections: taken.objections });
      return reply.code(204).send(null);
    },
  );
}
