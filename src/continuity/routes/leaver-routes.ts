import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { sayNotCome } from '../claims/store/raise-claim.ts';
import { CONTINUITY_RULES, RULE_OF } from '../rules.ts';
import { answerMatch } from '../store/answer-match.ts';
import type { ContinuityDesk } from '../store/continuity-desk.ts';
import { lookAtLeaver, type ShownLeaver } from '../store/look-at-leaver.ts';
import { askToClose, close, type Done, followUp, reopen, sendBack, stateDestination } from '../store/work-on-leaver.ts';
import { writeAgain, writeToCounty } from '../store/write-to-county.ts';
import { ClosingBody, LeaverId, Revised, Seen, Shown, Stated, tags, Words } from './shapes.ts';

const response = { 200: Revised, ...refusals(404, 409) };
const judging = { permission: 'continuity.judge' } as const;
const working = { permission: 'continuity.work' } as const;

/** 一名待接续的学生 — what is known, and every deed that somebody does by hand. */
export function leaverRoutes(app: App, desk: ContinuityDesk): void {
  app.get(
    '/api/continuity/leavers/:id',
    {
      schema: { summary: '查看一名待接续学生', tags, params: LeaverId, response: { 200: Shown, ...refusals(404) } },
      config: { permission: 'continuity.read' },
    },
    async ({ actor, params }, reply) => {
      const leaver = await lookAtLeaver(desk, actor, params.id);
      return leaver === undefined ? reply.code(404).send(NOT_FOUND) : shownLeaver(leaver);
    },
  );

  app.post(
    '/api/continuity/leavers/:id/destination',
    { schema: { summary: '登记去向', tags, params: LeaverId, body: Stated, response }, config: working },
    async ({ actor, params, body: { seen, ...stated } }, reply) =>
      told(reply, await stateDestination(desk, actor, params.id, stated, seen)),
  );

  app.post(
    '/api/continuity/leavers/:id/follow-ups',
    {
      schema: { summary: '记录跟进', tags, params: LeaverId, body: z.object({ words: Words }), response },
      config: { permission: 'continuity.follow' },
    },
    async ({ actor, params, body }, reply) => told(reply, await followUp(desk, actor, params.id, body.words)),
  );

  app.post(
    '/api/continuity/leavers/:id/asks',
    { schema: { summary: '申请了结', tags, params: LeaverId, body: ClosingBody, response }, config: working },
    async ({ actor, params, body: { seen, ...closing } }, reply) =>
      told(reply, await askToClose(desk, actor, params.id, { ...closing, ground: closing.ground }, seen)),
  );

  app.post(
    '/api/continuity/leavers/:id/send-back',
    {
      schema: {
        summary: '退回了结申请',
        tags,
        params: LeaverId,
        body: z.object({ words: Words, seen: Seen }),
        response,
      },
      config: judging,
    },
    async ({ actor, params, body }, reply) =>
      told(reply, await sendBack(desk, actor, params.id, body.words, body.seen)),
  );

  app.post(
    '/api/continuity/leavers/:id/closings',
    { schema: { summary: '确认外地接续、销号', tags, params: LeaverId, body: ClosingBody, response }, config: judging },
    async ({ actor, params, body: { seen, ...closing } }, reply) =>
      told(reply, await close(desk, actor, params.id, { ...closing, ground: closing.ground }, seen)),
  );

  app.post(
    '/api/continuity/leavers/:id/reopen',
    {
      schema: { summary: '重新跟踪', tags, params: LeaverId, body: z.object({ words: Words, seen: Seen }), response },
      config: judging,
    },
    async ({ actor, params, body }, reply) => told(reply, await reopen(desk, actor, params.id, body.words, body.seen)),
  );

  app.post(
    '/api/continuity/leavers/:id/matches',
    {
      schema: {
        summary: '认定是不是同一人',
        tags,
        params: LeaverId,
        body: z.object({ target: z.uuid(), same: z.boolean(), words: Words.describe('怎样核实的') }),
        response,
      },
      config: working,
    },
    async ({ actor, params, body }, reply) => told(reply, await answerMatch(desk, actor, params.id, body)),
  );

  app.post(
    '/api/continuity/leavers/:id/letters',
    {
      schema: {
        summary: '起草函、再次函告',
        description: '第一次写主送机关；函已发出而没有回执的，再次函告沿用原主送机关',
        tags,
        params: LeaverId,
        body: z.object({ to: z.string().trim().min(4, '请写主送机关，如内乡县教育体育局').max(60).optional() }),
        response,
      },
      config: judging,
    },
    async ({ actor, params, body }, reply) => {
      const { to } = body;
      const done = to === undefined ? writeAgain(desk, actor, params.id) : writeToCounty(desk, actor, params.id, to);
      return told(reply, await done);
    },
  );

  app.post(
    '/api/continuity/leavers/:id/not-come',
    {
      schema: {
        summary: '登记未报到',
        description: '登记要来的学校说没有来；与毕业学校一起说明，县局裁定',
        tags,
        params: LeaverId,
        body: z.object({ words: Words }),
        response,
      },
      config: { permission: 'continuity.claim' },
    },
    async ({ actor, params, body }, reply) => told(reply, await sayNotCome(desk, actor, params.id, body.words)),
  );
}

function told(reply: FastifyReply, done: Done) {
  if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
  if (done.is === 'refused') return reply.code(409).send({ objections: [...done.objections] });
  return reply.send({ revision: done.revision });
}

function shownLeaver(leaver: ShownLeaver): z.infer<typeof Shown> {
  const { detail, course, matches, signalledAt, deeds, kind, number } = leaver;
  const rule = RULE_OF[kind];
  return {
    ...{ id: leaver.id, student: leaver.student, name: leaver.name, kind, school: leaver.school, class: leaver.class },
    ...{ leftOn: leaver.leftOn, state: leaver.state, ground: leaver.ground, destination: leaver.destination },
    ...{ to: leaver.to, number, dueOn: leaver.dueOn, daysLeft: leaver.daysLeft, waitsUntil: leaver.waitsUntil },
    ...{
      signalled: signalledAt !== undefined,
      taken: leaver.taken,
      closedOn: leaver.closedOn,
      revision: leaver.revision,
    },
    ...{ isOwn: leaver.isOwn, destinationUnit: leaver.destinationUnit, destinationPlace: leaver.destinationPlace },
    ...{ destinationSchool: detail.school ?? '', contact: detail.contact ?? '', asked: leaver.asked },
    ...{
      askedGround: leaver.askedGround,
      asks: detail.asks ?? '',
      closing: detail.closing ?? '',
      caseOn: leaver.caseOn,
    },
    rule: rule === undefined || number === undefined ? undefined : CONTINUITY_RULES[rule],
    signalledAt: signalledAt?.toISOString(),
    takenStudent: leaver.takenStudent,
    course: course.map((one) => ({ ...one, at: one.at.toISOString() })),
    matches: matches.map((one) => ({ ...one, reasons: [...one.reasons], foundAt: one.foundAt.toISOString() })),
    deeds: [...deeds],
  };
}
