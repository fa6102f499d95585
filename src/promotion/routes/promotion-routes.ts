import { z } from 'zod';
import type { Actor } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { type Report, startTask } from '#src/platform/tasks/start-task.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { CHANGE_SOURCES } from '#src/registry/record.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { turnOn } from '../fate.ts';
import type { BackStep } from '../roll-back.ts';
import {
  beginPromotion,
  beginRollBack,
  findPromotion,
  latestPolicy,
  listPromotions,
  noteTask,
  type Promotion,
} from '../store/promotions.ts';
import { planRollBack, rollBackPromotion } from '../store/roll-back-promotion.ts';
import { runPromotion } from '../store/run-promotion.ts';
import { previewRoutes } from './preview-routes.ts';
import { Id, lineOf, Policy, PromotionLine, policyOf, Seen } from './shapes.ts';

const tags = ['年度升级'];

const Started = z.object({ id: z.string(), task: z.string() });

const MOST_STAYING = 200;

const Staying = z.object({
  student: z.string(),
  name: z.string(),
  titles: z.array(z.string()).describe('保留的字段'),
  by: z.string(),
  at: z.string(),
  how: z.string(),
});

/** 年度升级 — looked at first, run, and taken back. */
export function promotionRoutes(app: App, desk: RegisterDesk): void {
  previewRoutes(app, desk);

  app.get(
    '/api/promotions',
    {
      schema: {
        summary: '历次年度升级',
        tags,
        response: {
          200: z.object({
            into: z.number().describe('现在升入哪一学年'),
            graduatesOf: z.number().describe('哪一学年的毕业年级可以毕业'),
            policy: Policy.describe('上一次的办法'),
            fiveFourSchools: z.array(z.object({ path: z.string(), name: z.string() })).describe('其中的五四制学校'),
            rows: z.array(PromotionLine),
          }),
        },
      },
      config: { permission: 'promotion.run' },
    },
    async ({ actor }) => {
      const rows = await listPromotions(desk.db, actor);
      const names = await namesOfPeople(
        desk.db,
        actor.county,
        rows.map(({ by }) => by),
      );
      const policy = await latestPolicy(desk.db, actor.county);
      const schools = await unitsAt(desk.db, actor.county, policy.fiveFour);
      return {
        ...turnOn(desk.clock.today()),
        policy: { ...policy, fiveFour: [...policy.fiveFour] },
        fiveFourSchools: policy.fiveFour.map((path) => ({ path, name: schools.get(path)?.name ?? '（已撤销的学校）' })),
        rows: rows.map((row) => lineOf(row, names.get(row.by) ?? '')),
      };
    },
  );

  app.post(
    '/api/promotions',
    {
      schema: { summary: '办理年度升级', tags, body: Policy, response: { 202: Started, ...refusals(409) } },
      config: { permission: 'promotion.run' },
    },
    async ({ actor, body }, reply) => {
      const turn = turnOn(desk.clock.today());
      const begun = await beginPromotion(desk, actor, turn, policyOf(body));
      if ('objections' in begun) return reply.code(409).send({ objections: [...begun.objections] });
      const run = (report: Report) => runPromotion(desk, actor, begun, turn, report);
      return reply.code(202).send(await inBackground(desk, actor, begun, `${turn.into} 学年年度升级`, run));
    },
  );

  app.get(
    '/api/promotions/:id/roll-back',
    {
      schema: {
        summary: '升级回退前的预览',
        tags,
        params: Id,
        response: {
          200: z.object({ back: z.number(), kept: z.number(), staying: z.array(Staying) }),
          ...refusals(404),
        },
      },
      config: { permission: 'promotion.run' },
    },
    async ({ actor, params }, reply) => {
      const promotion = await findPromotion(desk.db, actor, params.id);
      if (promotion === undefined) return reply.code(404).send(NOT_FOUND);
      const { back, kept, staying } = await planRollBack(desk, promotion, MOST_STAYING);
      const people = staying.map((step) => step.kept?.by.person ?? null);
      const names = await namesOfPeople(desk.db, actor.county, people);
      return { back, kept, staying: staying.flatMap((step) => stayingOf(step, names)) };
    },
  );

  app.post(
    '/api/promotions/:id/roll-back',
    {
      schema: {
        summary: '升级回退',
        tags,
        params: Id,
        body: Seen,
        response: { 202: Started, ...refusals(404, 409) },
      },
      config: { permission: 'promotion.run' },
    },
    async ({ actor, params, body }, reply) => {
      const promotion = await findPromotion(desk.db, actor, params.id);
      if (promotion === undefined) return reply.code(404).send(NOT_FOUND);
      const begun = await beginRollBack(desk, actor, promotion, body.revision);
      if ('objections' in begun) return reply.code(409).send({ objections: [...begun.objections] });
      const run = (report: Report) => rollBackPromotion(desk, actor, begun, report);
      return reply.code(202).send(await inBackground(desk, actor, begun, `${begun.schoolYear} 学年升级回退`, run));
    },
  );
}

/** Goes on after the answer, and is found again from the run. */
async function inBackground(
  desk: RegisterDesk,
  actor: Actor,
  promotion: Promotion,
  title: string,
  run: (report: Report) => Promise<unknown>,
): Promise<z.infer<typeof Started>> {
  const plan = { county: promotion.county, kind: 'promotion', title, person: actor.person, unit: actor.unit };
  const { id: task } = await startTask(desk, plan, run);
  await noteTask(desk.db, promotion, task);
  return { id: promotion.id, task };
}

function stayingOf({ id, name, kept }: BackStep, names: ReadonlyMap<string, string>): z.infer<typeof Staying>[] {
  if (kept === undefined) return [];
  const { fields, by } = kept;
  return [
    {
      student: id,
      name,
      titles: fields.map(titleOfCell),
      by: names.get(by.person ?? '') ?? '系统',
      at: by.at,
      how: CHANGE_SOURCES[by.source.kind],
    },
  ];
}
