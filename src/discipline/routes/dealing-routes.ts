import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { can } from '#src/organization/permissions.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { dealWithViolation, type Said } from '../store/deal-with-violation.ts';
import type { DisciplineDesk } from '../store/discipline-desk.ts';
import { registerViolation, sourceOf, type ViolationOutcome } from '../store/register-violation.ts';
import { stepMeasure } from '../store/step-measure.ts';
import { draftPeriodCircular, draftViolationLetter } from '../store/violation-letters.ts';
import {
  BasisName,
  Day,
  DoorShape,
  Draft,
  MeasureName,
  MeasureWordsShape,
  Path,
  ReplyName,
  Turned,
  ViolationId,
} from './shapes.ts';

const tags = ['问责'];
const Seen = { revision: z.number().int(), text: z.string().max(8000) };

/** 登记、核实、告知、申辩、决定、措施、结案 */
export function dealingRoutes(app: App, desk: DisciplineDesk): void {
  app.get(
    '/api/violations/sources',
    {
      schema: {
        summary: '一个单位可以作依据的：问题、业务、书面材料、督查等',
        tags,
        querystring: z.object({ unit: Path, kind: BasisName }),
        response: {
          200: z.object({
            rows: z.array(z.object({ subject: z.string(), title: z.string(), door: DoorShape })).readonly(),
          }),
          ...refusals(404),
        },
      },
      config: { permission: 'discipline.register' },
    },
    async ({ actor, query: { unit, kind } }, reply) => {
      if (!can(actor, 'discipline.register', unit)) return reply.code(404).send(NOT_FOUND);
      return { rows: (await sourceOf(desk.basisSources, kind)?.among(desk.db, actor, unit)) ?? [] };
    },
  );

  app.post(
    '/api/violations',
    {
      schema: {
        summary: '登记违规；至少一条能打开的依据',
        tags,
        body: Draft,
        response: { 201: Turned, ...refusals(404, 409) },
      },
      config: { permission: 'discipline.register' },
    },
    async ({ actor, body: { unit, bases, ...draft } }, reply) => {
      const made = await registerViolation(desk, actor, unit, draft, bases);
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  deed(app, desk, 'verify', '核实属实', {}, 'discipline.run');
  deed(app, desk, 'inform', '告知单位，定申辩期', { days: z.number().int().describe('几个工作日') }, 'discipline.run');
  deed(app, desk, 'reply', '被告知单位陈述申辩', { reply: ReplyName }, 'discipline.answer');
  const measures = z.array(MeasureName).max(3).readonly().describe('空为不予处理');
  deed(app, desk, 'decide', '作出决定：单位答复以后或申辩期满才能作', { measures }, 'discipline.run');
  deed(app, desk, 'close', '结案：措施全部落实以后', {}, 'discipline.run');
  deed(app, desk, 'withdraw', '撤销：查不实或登记有误', {}, 'discipline.run');

  letterRoutes(app, desk);

  app.post(
    '/api/violations/:id/measures/:measure',
    {
      schema: {
        summary: '登记一项措施的执行或落实',
        tags,
        params: ViolationId.extend({ measure: z.uuid() }),
        body: z.object({ revision: z.number().int(), on: Day, words: MeasureWordsShape }),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config: { permission: 'discipline.run' },
    },
    async ({ actor, params: { id, measure }, body: { revision, on, words } }, reply) => {
      const said = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
      return answer(reply, await stepMeasure(desk, actor, id, revision, { measure, on, words: said }));
    },
  );
}

/** 公文: drafted from here, then signed and sent in its own room. */
function letterRoutes(app: App, desk: DisciplineDesk): void {
  const drafted = { 201: z.object({ id: z.string() }), ...refusals(404, 409) };
  app.post(
    '/api/violations/:id/letters',
    {
      schema: {
        summary: '拟写告知书或通报批评',
        tags,
        params: ViolationId,
        body: z.object({ which: z.enum(['told', 'circular']) }),
        response: drafted,
      },
      config: { permission: 'discipline.run' },
    },
    async ({ actor, params: { id }, body: { which } }, reply) => {
      const made = await draftViolationLetter(desk, actor, id, which);
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  app.post(
    '/api/violations/circulars',
    {
      schema: {
        summary: '拟写一段时间的违规情况通报，数字取自台账',
        tags,
        body: z.object({ from: Day, until: Day }),
        response: drafted,
      },
      config: { permission: 'discipline.run' },
    },
    async ({ actor, body }, reply) => {
      const made = await draftPeriodCircular(desk, actor, body);
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );
}

/** One deed of the course has one address: its body is what the deed says. */
function deed(
  app: App,
  desk: DisciplineDesk,
  name: Said['deed'],
  summary: string,
  says: z.ZodRawShape,
  permission: 'discipline.run' | 'discipline.answer',
): void {
  app.post(
    `/api/violations/:id/${name}`,
    {
      schema: {
        ...{ summary, tags, params: ViolationId, body: z.object({ ...Seen, ...says }) },
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config: { permission },
    },
    async ({ actor, params: { id }, body: { revision, ...said } }, reply) => {
      const told = { ...said, deed: name } as unknown as Said; // the shape says what the deed asks
      return answer(reply, await dealWithViolation(desk, actor, id, revision, told));
    },
  );
}

async function answer(reply: FastifyReply, done: ViolationOutcome): Promise<void> {
  if (done === 'missing') await reply.code(404).send(NOT_FOUND);
  else await reply.code('objections' in done ? 409 : 200).send(done);
}
