import { z } from 'zod';
import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { PASSWORD_PROFILES, type SignInPolicy } from '../sign-in-policy.ts';
import { type SetPolicy, setPolicy, setPolicyOf } from '../store/set-policy.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';

const tags = ['设置'];
const PROFILES = Object.keys(PASSWORD_PROFILES) as [SignInPolicy['profile'], ...SignInPolicy['profile'][]]; // its keys
const Figure = z.number('请填数字');

const Policy = {
  profile: z.enum(PROFILES, '请选择密码规则').describe('密码规则所依据的标准'),
  leastLength: Figure.describe('密码最少几个字符'),
  secondFactor: z.array(z.enum(EVERY_OFFICE as [Office, ...Office[]])).describe('必须使用动态口令的岗位'), // there are some
  dormantDays: Figure.describe('多少天未登录就封存账号'),
};

const Shown = z.object({
  ...Policy,
  setAt: z.string().optional().describe('何时设的；没有则为程序的默认值'),
  setBy: z.string().optional(),
});

/** 登录策略 — read and set by whoever keeps the county's settings. In a demo it is kept and does not hold. */
export function settingsRoutes(app: App, desk: SignInDesk): void {
  app.get(
    '/api/settings/sign-in',
    {
      schema: { summary: '查看登录策略', tags, response: { 200: Shown, ...refusals(404) } },
      config: { permission: 'settings.manage' },
    },
    async ({ actor }, reply) => {
      const set = await setPolicyOf(desk.db, actor);
      return set === 'missing' ? reply.code(404).send(NOT_FOUND) : shown(set);
    },
  );

  app.put(
    '/api/settings/sign-in',
    {
      schema: {
        summary: '修改登录策略',
        description: '对全县今后的登录生效；已登录的人到下次登录时才受影响。',
        tags,
        body: z.object({ ...Policy, seen: z.string().optional().describe('看到的 setAt') }),
        response: { 200: Shown, ...refusals(404, 409) },
      },
      config: { permission: 'settings.manage', confirmed: true },
    },
    async ({ actor, body: { seen, ...policy } }, reply) => {
      const outcome = await setPolicy(desk, actor, policy, seen);
      const set = outcome === 'done' ? await setPolicyOf(desk.db, actor) : outcome;
      if (set === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in set ? reply.code(409).send({ objections: set.objections }) : shown(set);
    },
  );
}

function shown({ policy, setAt, setBy }: SetPolicy): z.infer<typeof Shown> {
  const { secondFactor, dormantDays, ...rest } = policy;
  return {
    ...{ ...rest, secondFactor: [...secondFactor], dormantDays: dormantDays ?? 0 },
    ...{ setAt: setAt?.toISOString(), setBy },
  };
}
