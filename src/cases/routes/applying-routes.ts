import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { blockersBefore, lookUpBefore } from '../store/blockers.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { openCase } from '../store/open-case.ts';
import { saveAnswers } from '../store/save-answers.ts';
import {
  AnswersBody,
  Blockers,
  BlockersBody,
  Id,
  LookedUp,
  LookUpBody,
  MaybeKey,
  OpenBody,
  Opened,
  Saved,
} from './shapes.ts';

const tags = ['学籍业务'];
const config = { permission: 'case.apply' };

/** 填报学籍业务 — what blocks it, the pupil elsewhere, the case itself and its form. */
export function applyingRoutes(app: App, desk: CaseDesk): void {
  app.post(
    '/api/cases/blockers',
    {
      schema: {
        summary: '填报前提示',
        description: '在办业务、问题学籍、信息有误、冻结期等，填报之前就说明',
        tags,
        body: BlockersBody,
        response: { 200: Blockers, ...refusals(404) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const pupils = await blockersBefore(desk, actor, body.procedure, body.students);
      return pupils === undefined ? reply.code(404).send(NOT_FOUND) : { pupils };
    },
  );

  app.post(
    '/api/cases/look-up',
    {
      schema: {
        summary: '查找外校学生',
        description: '姓名和学籍号（或身份证件号）都相符才查得到，只告知学校、班级和学籍状态；记入审计',
        tags,
        body: LookUpBody,
        response: { 200: LookedUp, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body: { procedure, ...lookup } }, reply) => {
      const looked = await lookUpBefore(desk, actor, procedure, lookup);
      if (looked === undefined) return reply.code(404).send(NOT_FOUND);
      return 'found' in looked ? looked : reply.code(409).send({ objections: looked });
    },
  );

  app.post(
    '/api/cases',
    {
      schema: {
        summary: '填报学籍业务',
        description:
          '为本校学生、为查到的外校学生、为没有学籍的学生，或由待办关键信息变更转来。请求头 Idempotency-Key 相同的请求只生效一次',
        tags,
        headers: MaybeKey,
        body: OpenBody,
        response: { 201: Opened, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body, headers }, reply) => {
      const opened = await openCase(desk, actor, body, headers['idempotency-key']);
      if (opened.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (opened.is === 'refused') return reply.code(409).send({ objections: opened.objections });
      return reply.code(201).send({ id: opened.id, number: opened.number });
    },
  );

  app.put(
    '/api/cases/:id/answers',
    {
      schema: {
        summary: '保存申请内容',
        description: '整张表一起提交；以星号显示、没有改动的栏目原样交回即可',
        tags,
        params: Id,
        body: AnswersBody,
        response: { 200: Saved, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const saved = await saveAnswers(desk, actor, { id: params.id, ...body });
      if (saved.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (saved.is === 'refused') return reply.code(409).send({ objections: saved.objections });
      return { revision: saved.revision, hash: saved.hash };
    },
  );
}
