import { z } from 'zod';
import type { Objection } from '#src/organization/objection.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { LONGEST } from '../petition.ts';
import { BOUNDS, type PetitionSettings } from '../risks.ts';
import { answeringUnits } from '../store/answering-units.ts';
import { dealWithPetition } from '../store/do-deed.ts';
import { petitionSettings, setPetitionSettings } from '../store/petition-settings.ts';
import { takeAtCounter } from '../store/take-petition.ts';
import { Channel, Deed, Kind, Outcome, Path, PetitionId, ReceiptShape, Settings, Words } from './shapes.ts';

const tags = ['群众诉求'];

/** 登记、办理诉求; and the county's days and thresholds. */
export function dealingRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/petitions',
    {
      schema: {
        summary: '登记来访、来电的诉求',
        tags,
        body: Words.extend({ kind: Kind, channel: Channel.exclude(['web']), school: Path.optional() }),
        response: { 201: ReceiptShape, ...refusals(409) },
      },
      config: { permission: 'petition.take' },
    },
    async ({ actor, body: { kind, channel, school, ...words } }, reply) => {
      const taken = await takeAtCounter(desk, actor, { kind, channel, school, words });
      return 'objections' in taken ? reply.code(409).send(taken) : reply.code(201).send(taken);
    },
  );

  app.post(
    '/api/petitions/:id/deeds',
    {
      schema: {
        summary: '办理：受理、交办、转办、备注、答复、延期、办结、重新办理、撤回',
        description: '一次一个动作。words 是答复、备注或理由；seen 是屏幕上的版本',
        tags,
        params: PetitionId,
        body: z.object({
          deed: Deed.exclude(['receive', 'rate']),
          seen: z.number().int(),
          words: z
            .string()
            .max(LONGEST.content * 2)
            .default(''),
          to: Path.optional().describe('转给哪个单位'),
          owner: z.uuid().optional().describe('交给谁'),
          student: z.uuid().optional().describe('关联哪名学生；不写为取消关联'),
          days: z.number().int().optional().describe('延长几个工作日'),
          outcome: Outcome.optional(),
          caseNumber: z.string().max(40).optional().describe('转入的业务编号'),
        }),
        response: { 200: z.object({ id: z.string(), revision: z.number() }), ...refusals(404, 409) },
      },
      config: { permission: 'petition.work' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const done = await dealWithPetition(desk, actor, id, body);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.get(
    '/api/petition-units',
    {
      schema: {
        summary: '本县可以承办诉求的单位：县局、中心校、学校',
        tags,
        response: {
          200: z.object({ rows: z.array(z.object({ path: z.string(), name: z.string(), kind: z.string() })) }),
        },
      },
      config: { permission: 'petition.read' },
    },
    async ({ actor }) => ({ rows: await answeringUnits(desk.db, actor.county) }),
  );

  app.get(
    '/api/petition-settings',
    {
      schema: { summary: '诉求办理期限和风险规则', tags, response: { 200: Settings } },
      config: { permission: 'petition.read' },
    },
    async ({ actor }) => petitionSettings(desk.db, actor.county),
  );

  app.put(
    '/api/petition-settings',
    {
      schema: {
        summary: '修改诉求办理期限和风险规则',
        tags,
        body: Settings,
        response: { 200: Settings, ...refusals(409) },
      },
      config: { permission: 'petition.settings' },
    },
    async ({ actor, body }, reply) => {
      const objections = objectionsToSettings(body);
      if (objections.length > 0) return reply.code(409).send({ objections });
      await setPetitionSettings(desk, actor, body);
      return body;
    },
  );
}

function objectionsToSettings(settings: PetitionSettings): readonly Objection[] {
  return Object.entries(BOUNDS).flatMap(([field, [least, most]]) => {
    const value = settings[field as keyof PetitionSettings]; // the keys of the table are its fields
    return value >= least && value <= most ? [] : [{ code: 'bounds', message: `应在 ${least} 到 ${most} 之间`, field }];
  });
}
