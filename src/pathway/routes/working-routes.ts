import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { sheetInBase64 } from '#src/documents/sheet-in-base64.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { NationalAnswer } from '../pathway.ts';
import type { FoundPlace } from '../standings.ts';
import { attachProof } from '../store/attach-proof.ts';
import { openNext } from '../store/open-next.ts';
import type { PathwayDesk } from '../store/pathway-desk.ts';
import { takeWorkbook } from '../store/take-workbook.ts';
import {
  checkHousehold,
  compareCandidate,
  lookAgain,
  type PathwayDone,
  recordLookUp,
  remind,
} from '../store/work-on-pathway.ts';
import { CheckBody, CompareBody, Done, Id, LookUpBody, Opened, RemindBody, Seen, Taken } from './shapes.ts';

const tags = ['无证件号核实'];
const config = { permission: 'pathway.work' };
const done = { 200: Done, ...refusals(404, 409) };

/** 核实一名学生 — one deed after the other, and the workbook that comes back. */
export function workingRoutes(app: App, desk: PathwayDesk): void {
  app.post(
    '/api/pathway/:id/household',
    {
      schema: {
        summary: '登记户籍核实结果',
        description: '填了身份证件号的，立即查询本系统',
        tags,
        params: Id,
        body: CheckBody,
        response: done,
      },
      config,
    },
    async ({ actor, params, body: { revision, ...check } }, reply) =>
      answered(reply, await checkHousehold(desk, actor, { student: params.id, revision }, check)),
  );

  app.post(
    '/api/pathway/:id/comparisons',
    {
      schema: { summary: '认定是否同一名学生', tags, params: Id, body: CompareBody, response: done },
      config,
    },
    async ({ actor, params, body: { revision, ...said } }, reply) =>
      answered(reply, await compareCandidate(desk, actor, { student: params.id, revision }, said)),
  );

  app.post(
    '/api/pathway/:id/searches',
    {
      schema: { summary: '重新查询本系统', tags, params: Id, body: Seen, response: done },
      config,
    },
    async ({ actor, params, body: { revision } }, reply) =>
      answered(reply, await lookAgain(desk, actor, { student: params.id, revision })),
  );

  app.post(
    '/api/pathway/:id/look-ups',
    {
      schema: {
        summary: '登记全国学籍查询结果',
        description: '先上传查询结果截图；查到的要说明在本县、省内他县还是外省',
        tags,
        params: Id,
        body: LookUpBody,
        response: done,
      },
      config,
    },
    async ({ actor, params, body: { revision, answer: said, where, on, note } }, reply) => {
      const national = nationalOf(said, where, on);
      if (national === undefined) return reply.code(409).send({ objections: [WHERE_REQUIRED] });
      return answered(reply, await recordLookUp(desk, actor, { student: params.id, revision }, { national, note }));
    },
  );

  app.post(
    '/api/pathway/:id/reminders',
    {
      schema: { summary: '登记对监护人的提醒', tags, params: Id, body: RemindBody, response: done },
      config,
    },
    async ({ actor, params, body: { revision, ...reminder } }, reply) =>
      answered(reply, await remind(desk, actor, { student: params.id, revision }, reminder)),
  );

  app.post(
    '/api/pathway/:id/cases',
    {
      schema: {
        summary: '申请下一步业务',
        description: '唯一正确的一步，已经填好；删除空号学籍和转入查到的学籍两件绑定，一起办结',
        tags,
        params: Id,
        body: Seen,
        response: { 201: Opened, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body: { revision } }, reply) => {
      const opened = await openNext(desk, actor, { student: params.id, revision });
      if (opened.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (opened.is === 'refused') return reply.code(409).send({ objections: opened.objections });
      return reply.code(201).send({ cases: opened.cases });
    },
  );

  app.post(
    '/api/pathway/:id/proofs',
    {
      schema: {
        summary: '上传核实材料',
        description: '全国学籍查询截图、在校生就读证明、监护人签字的证件；申请业务时随件带上',
        tags,
        params: Id,
        consumes: ['multipart/form-data'],
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const part = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (part === undefined) return reply.code(415).send({ message: '没有收到文件，请选择材料后再上传。' });
      const attached = await attachProof(desk, request.actor, request.params.id, await uploadOf(part));
      if (attached.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (attached.is === 'refused') return reply.code(409).send({ objections: attached.objections });
      return reply.code(201).send({ id: attached.id });
    },
  );

  app.post(
    '/api/pathway/imports',
    {
      schema: {
        summary: '传回填好的花名册',
        description: '每一行单独登记，一行有误不影响别的行；答复里附原表，逐行写明办理情况',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: Taken, ...refusals(413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const bytes = await received(request);
      if (bytes === undefined) return reply.code(415).send({ message: '没有收到文件，请选择填好的花名册后再上传。' });
      const taken = await takeWorkbook(desk, request.actor, bytes);
      if ('message' in taken) return reply.code(415).send({ message: taken.message });
      const { sheet, ...told } = taken;
      return { ...told, workbook: await sheetInBase64(sheet) };
    },
  );
}

/** A roster of one school. */
const LARGEST = 5 << 20;

async function received(request: FastifyRequest): Promise<Uint8Array | undefined> {
  if (!request.isMultipart()) return undefined;
  const part = await request.file({ limits: { files: 1, fileSize: LARGEST } });
  return part?.toBuffer();
}

function nationalOf(
  said: NationalAnswer['answer'],
  where: FoundPlace | undefined,
  on: LocalDate,
): NationalAnswer | undefined {
  if (said === 'not-found') return { answer: said, on };
  return where && { answer: said, where, on };
}

const WHERE_REQUIRED = {
  code: 'where-required',
  message: '查到学籍的，请说明在本县、省内他县还是外省',
  field: 'where',
};

/** What a deed is answered with. */
function answered(reply: FastifyReply, outcome: PathwayDone) {
  if (outcome.is === 'not-found') return reply.code(404).send(NOT_FOUND);
  if (outcome.is === 'refused') return reply.code(409).send({ objections: outcome.objections });
  return reply.code(200).send({ revision: outcome.revision, standing: outcome.standing });
}
