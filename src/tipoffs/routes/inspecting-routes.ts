import { z } from 'zod';
import { unitsAt } from '#src/organization/store/units.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveShare, sealedIdentity } from '../store/identity.ts';
import { listTipOffs } from '../store/list-tip-offs.ts';
import type { TipOffDesk } from '../store/report.ts';
import { tipOffOfRow } from '../store/tip-off-rows.ts';
import { openTipOff, workOnTipOff, writeLetter } from '../store/work-on-tip-off.ts';
import { tipOffDeedsFor } from '../tip-off.ts';
import {
  Bytes64,
  Deed,
  LineShape,
  MOST_SENT,
  OpenedShape,
  Outcome,
  Refusal,
  SentLetter,
  State,
  TipOffId,
  Wraps,
} from './shapes.ts';

const tags = ['举报'];
const reading = { permission: 'tip-off.read' } as const;
/** What is opened or changed needs the identity confirmed within five minutes. */
const working = { permission: 'tip-off.work', confirmed: true } as const;
const Revision = z.object({ revision: z.number() });

/** 查办举报 — at the inspectors' desk; what is written there is sealed and opened in their browsers. */
export function inspectingRoutes(app: App, desk: TipOffDesk): void {
  listingRoutes(app, desk);
  dealingRoutes(app, desk);
  identityRoutes(app, desk);
}

function listingRoutes(app: App, desk: TipOffDesk): void {
  app.get(
    '/api/tip-offs',
    {
      schema: {
        summary: '举报列表：只有编号、单位、状态、日期',
        tags,
        querystring: z.object({
          state: z.enum([...State.options, 'open']).optional(),
          overdue: z.stringbool().optional(),
        }),
        response: { 200: z.object({ rows: z.array(LineShape) }) },
      },
      config: reading,
    },
    async ({ actor, query }) => ({
      rows: (await listTipOffs(desk, actor, query)).map(({ tipOff, ...line }) => {
        const { id, number, state, receivedOn, due, outcome, hasIdentity } = tipOff;
        return { id, number, state, receivedOn, due, outcome, hasIdentity, ...line };
      }),
    }),
  );

  app.post(
    '/api/tip-offs/:id/openings',
    {
      schema: {
        summary: '打开一件举报（密文），每次记入审计',
        tags,
        params: TipOffId,
        response: { 200: OpenedShape, ...refusals(404) },
      },
      config: working,
    },
    async ({ actor, params: { id } }, reply) => {
      const opened = await openTipOff(desk, actor, id);
      if (opened === undefined) return reply.code(404).send(NOT_FOUND);
      const { row, letters, steps, keys, agreed } = opened;
      const { number, state, unit, receivedOn, due, extended, outcome, refusal, hasIdentity, revision } =
        tipOffOfRow(row);
      const named =
        unit === undefined ? undefined : (await unitsAt(desk.db, unit.split('/')[3] ?? '', [unit])).get(unit);
      return {
        ...{ id, number, state, receivedOn, due, extended, outcome, refusal, hasIdentity, revision, steps, agreed },
        unitName: unit === undefined ? undefined : (named?.name ?? '已撤销的机构'),
        reporterKey: row.reporter_key.toString('base64'),
        deeds: tipOffDeedsFor({ state }),
        letters: letters.map(({ body, wrapped, ...letter }) => ({
          ...letter,
          body: body.toString('base64'),
          wrapped: wrapped?.toString('base64'),
        })),
        keys: keys.map((key) => ({ ...key, publicKey: key.publicKey.toString('base64') })),
      };
    },
  );
}

function dealingRoutes(app: App, desk: TipOffDesk): void {
  app.post(
    '/api/tip-offs/:id/deeds',
    {
      schema: {
        summary: '查办：受理、核查、延期、办结、不予受理、回避',
        tags,
        params: TipOffId,
        body: z.object({
          deed: Deed,
          seen: z.number().int(),
          outcome: Outcome.optional(),
          refusal: Refusal.optional(),
          days: z.number().int().optional(),
          person: z.uuid().optional().describe('谁回避'),
        }),
        response: { 200: Revision, ...refusals(404, 409) },
      },
      config: working,
    },
    async ({ actor, params: { id }, body }, reply) => {
      const worked = await workOnTipOff(desk, actor, id, body);
      if (worked === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in worked ? reply.code(409).send(worked) : worked;
    },
  );

  app.post(
    '/api/tip-offs/:id/letters',
    {
      bodyLimit: MOST_SENT,
      schema: {
        summary: '回复举报人，或写查办备注（密文）',
        tags,
        params: TipOffId,
        body: SentLetter.extend({ kind: z.enum(['message', 'note']) }),
        response: { 201: Revision, ...refusals(404, 409) },
      },
      config: working,
    },
    async ({ actor, params: { id }, body }, reply) => {
      const worked = await writeLetter(desk, actor, id, body);
      if (worked === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in worked ? reply.code(409).send(worked) : reply.code(201).send(worked);
    },
  );
}

function identityRoutes(app: App, desk: TipOffDesk): void {
  app.post(
    '/api/tip-offs/:id/identity',
    {
      schema: {
        summary: '取真实姓名的信封（密文）：自己的一份，和别人交来的',
        description: 'forSharing：只取自己的一份，用来交给另一位查办员。另一位没有同意以前，姓名打不开',
        tags,
        params: TipOffId,
        body: z.object({ forSharing: z.boolean().default(false) }),
        response: {
          200: z.object({
            body: Bytes64,
            own: Bytes64,
            given: z.array(z.object({ by: z.string(), wrapped: Bytes64 })).readonly(),
          }),
          ...refusals(404, 409),
        },
      },
      config: working,
    },
    async ({ actor, params: { id }, body: { forSharing } }, reply) => {
      const sealed = await sealedIdentity(desk, actor, id, forSharing);
      if (sealed === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in sealed) return reply.code(409).send(sealed);
      return {
        body: sealed.body.toString('base64'),
        own: sealed.own.toString('base64'),
        given: sealed.given.map(({ by, wrapped }) => ({ by, wrapped: wrapped.toString('base64') })),
      };
    },
  );

  app.post(
    '/api/tip-offs/:id/identity-shares',
    {
      schema: {
        summary: '同意打开真实姓名：把自己的一份交给其他查办员',
        tags,
        params: TipOffId,
        body: z.object({ wraps: Wraps }),
        response: { 200: Revision, ...refusals(404, 409) },
      },
      config: working,
    },
    async ({ actor, params: { id }, body: { wraps } }, reply) => {
      const given = await giveShare(desk, actor, id, wraps);
      if (given === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in given ? reply.code(409).send(given) : given;
    },
  );
}
