import { z } from 'zod';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { EVERY_STAGE } from '#src/registry/stage.ts';
import { EXTRA_STEPS, type ExtraStep } from '#src/workflow/chain.ts';
import { chainVersions, proposeChain, reviewChain } from '../store/chain-settings.ts';
import { endExemption, exemptionsOf, grantExemption } from '../store/exemptions.ts';
import { windowRoutes } from './window-routes.ts';

const StageOf = z.enum(EVERY_STAGE);
const Extra = z.enum(Object.keys(EXTRA_STEPS) as [ExtraStep, ...ExtraStep[]]); // the keys of a literal object
const Reason = (what: string) => z.string().trim().min(4, `请写明${what}`).max(200, `${what}最多 200 个字`);
const Path = z
  .string()
  .startsWith('/', '请选择学校')
  .transform((path) => path as UnitPath); // begins with a slash

const Setting = z.object({
  extra: z.array(Extra).readonly(),
  days: z.record(z.string(), z.number().int()),
});

const Version = z.object({
  procedure: z.string(),
  stage: StageOf,
  version: z.number(),
  setting: Setting,
  reason: z.string(),
  proposer: z.string(),
  /** 本人拟定的，不能由本人审定 */
  own: z.boolean(),
  proposedAt: z.string(),
  reviewer: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  accepted: z.boolean().nullable(),
});

const Exempted = z.object({
  unit: z.string(),
  name: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  reason: z.string(),
  grantedBy: z.string(),
});

const TAGS = ['业务设置'];

/** 业务设置 — what a county sets of the procedures: desks and days, exemptions, frozen windows. */
export function settingRoutes(app: App, desk: Desk): void {
  chainRoutes(app, desk);
  exemptionRoutes(app, desk);
  windowRoutes(app, desk);
}

function chainRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/procedure-chains',
    {
      schema: {
        summary: '办理链配置的各个版本',
        tags: TAGS,
        response: { 200: z.object({ versions: z.array(Version) }) },
      },
      config: { permission: 'chain.read' },
    },
    async ({ actor }) => {
      const versions = await chainVersions(desk, actor.county);
      return {
        versions: versions.map(({ proposedBy, proposedAt, reviewedAt, ...version }) => ({
          ...version,
          setting: { extra: version.setting.extra, days: { ...version.setting.days } },
          own: proposedBy === actor.person,
          proposedAt: proposedAt.toISOString(),
          reviewedAt: reviewedAt?.toISOString() ?? null,
        })),
      };
    },
  );

  app.post(
    '/api/procedure-chains',
    {
      schema: {
        summary: '拟定一版办理链',
        tags: TAGS,
        body: z.object({ procedure: z.string(), stage: StageOf, setting: Setting, reason: Reason('配置的理由') }),
        response: { 201: z.object({ version: z.number() }), ...refusals(409) },
      },
      config: { permission: 'chain.manage' },
    },
    async ({ actor, body }, reply) => {
      const proposed = await proposeChain(desk, actor, body);
      return 'objections' in proposed ? reply.code(409).send(proposed) : reply.code(201).send(proposed);
    },
  );

  app.post(
    '/api/procedure-chains/reviews',
    {
      schema: {
        summary: '审定一版办理链',
        tags: TAGS,
        body: z.object({ procedure: z.string(), stage: StageOf, version: z.number().int(), accepted: z.boolean() }),
        response: { 201: z.object({ version: z.number() }), ...refusals(409) },
      },
      config: { permission: 'chain.manage', confirmed: true },
    },
    async ({ actor, body }, reply) => {
      const reviewed = await reviewChain(desk, actor, body);
      return 'objections' in reviewed ? reply.code(409).send(reviewed) : reply.code(201).send(reviewed);
    },
  );
}

function exemptionRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/exemptions',
    {
      schema: {
        summary: '小规模学校豁免',
        tags: TAGS,
        response: { 200: z.object({ exemptions: z.array(Exempted).readonly() }) },
      },
      config: { permission: 'chain.read' },
    },
    async ({ actor }) => ({ exemptions: await exemptionsOf(desk, actor) }),
  );

  app.post(
    '/api/exemptions',
    {
      schema: {
        summary: '批准一所学校豁免',
        tags: TAGS,
        body: z.object({ unit: Path, reason: Reason('豁免的理由') }),
        response: { 201: z.object({ done: z.literal(true) }), ...refusals(409) },
      },
      config: { permission: 'chain.manage', confirmed: true },
    },
    async ({ actor, body: { unit, reason } }, reply) => {
      const granted = await grantExemption(desk, actor, unit, reason);
      return 'objections' in granted ? reply.code(409).send(granted) : reply.code(201).send(granted);
    },
  );

  app.post(
    '/api/exemptions/ends',
    {
      schema: {
        summary: '终止一所学校的豁免',
        tags: TAGS,
        body: z.object({ unit: Path }),
        response: { 201: z.object({ done: z.literal(true) }), ...refusals(409) },
      },
      config: { permission: 'chain.manage' },
    },
    async ({ actor, body: { unit } }, reply) => {
      const ended = await endExemption(desk, actor, unit);
      return 'objections' in ended ? reply.code(409).send(ended) : reply.code(201).send(ended);
    },
  );
}
