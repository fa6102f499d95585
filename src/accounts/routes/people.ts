import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { issueOneTimeCode, type OneTimeCode } from '../store/one-time-code.ts';
import { managedPerson, sealPerson, unsealPerson } from '../store/seal-people.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';

const tags = ['人员'];
const params = z.object({ id: z.uuid() });
const Reason = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');
const NewCode = z.object({ code: z.string().describe('一次性登录码，只显示这一次'), until: z.string() });

/** 账号管理 — what the county's administrator does for others, never for themselves. */
export function peopleAccountRoutes(app: App, desk: SignInDesk): void {
  const { clock, db } = desk;

  app.post(
    '/api/people/:id/code',
    {
      schema: {
        summary: '发放一次性登录码',
        description: '原密码作废，本人用登录码登录后自己设置新密码；24 小时内有效。',
        tags,
        params,
        body: z.object({ secondFactorLost: z.boolean().optional().describe('手机丢失，一并停用动态口令') }),
        response: { 200: NewCode, ...refusals(404, 409) },
      },
      config: { permission: 'person.manage', confirmed: true },
    },
    async ({ actor, params: { id }, body: { secondFactorLost } }, reply) => {
      const person = await managedPerson(db, actor, id);
      if (person === undefined) return reply.code(404).send(NOT_FOUND);
      if (id === actor.person) return reply.code(409).send({ objections: [ONESELF] });
      if (person.isSealed) return reply.code(409).send({ objections: [SEALED] });
      const options = { secondFactorLost: secondFactorLost ?? false };
      return codeInWords(await db.transaction().execute((work) => issueOneTimeCode(work, desk, actor, id, options)));
    },
  );

  app.post(
    '/api/people/:id/seal',
    {
      schema: {
        summary: '封存账号',
        tags,
        params,
        body: z.object({ reason: Reason }),
        response: { 200: z.object({}), ...refusals(404, 409) },
      },
      config: { permission: 'person.manage', confirmed: true },
    },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      const person = await managedPerson(db, actor, id);
      if (person === undefined) return reply.code(404).send(NOT_FOUND);
      if (id === actor.person) return reply.code(409).send({ objections: [ONESELF] });
      await db.transaction().execute((work) => sealPerson(work, actor, id, reason, clock.now()));
      return {};
    },
  );

  app.post(
    '/api/people/:id/unseal',
    {
      schema: {
        summary: '启用已封存账号',
        description: '同时发放一次性登录码，本人用它登录并设置新密码。',
        tags,
        params,
        body: z.object({ reason: Reason }),
        response: { 200: NewCode, ...refusals(404) },
      },
      config: { permission: 'person.manage', confirmed: true },
    },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      const person = await managedPerson(db, actor, id);
      if (person === undefined) return reply.code(404).send(NOT_FOUND);
      const code = await db.transaction().execute(async (work) => {
        await unsealPerson(work, actor, id, reason, clock.now());
        return await issueOneTimeCode(work, desk, actor, id);
      });
      return codeInWords(code);
    },
  );
}

const ONESELF = { code: 'oneself', message: '不能对自己的账号这样做，请另一位县系统管理员办理。' };
const SEALED = { code: 'sealed', message: '账号已封存，请先启用；启用时会发放一次性登录码。' };

function codeInWords({ code, until }: OneTimeCode): z.infer<typeof NewCode> {
  return { code, until: until.toISOString() };
}
