import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { confirmKey, keepKey, keysAt, lettersWithout } from '../store/keys.ts';
import type { TipOffDesk } from '../store/report.ts';
import { Bytes64, Key32, KeysShape, Kind, Locked, TipOffId } from './shapes.ts';

const tags = ['举报'];
const reading = { permission: 'tip-off.read' } as const;
const working = { permission: 'tip-off.work', confirmed: true } as const;

/** 查办员的钥匙 — made, locked and unlocked in their browsers. */
export function keyRoutes(app: App, desk: TipOffDesk): void {
  app.get(
    '/api/tip-off-keys',
    {
      schema: { summary: '本处查办员的钥匙；自己的连同锁住的一半', tags, response: { 200: KeysShape } },
      config: reading,
    },
    async ({ actor }) => {
      const { mine, keys } = await keysAt(desk.db, actor);
      return {
        mine: mine && {
          ...{ id: mine.id, madeOn: mine.madeOn, isConfirmed: mine.isConfirmed },
          publicKey: mine.publicKey.toString('base64'),
          locked: mine.locked.toString('base64'),
        },
        keys: keys.map(({ publicKey, ...key }) => ({
          ...key,
          publicKey: publicKey.toString('base64'),
          isMine: key.person === actor.person,
        })),
      };
    },
  );

  app.put(
    '/api/tip-off-keys/mine',
    {
      schema: {
        summary: '存放新做的钥匙；以前的停用',
        tags,
        body: z.object({ publicKey: Key32, locked: Locked }),
        response: { 200: z.object({ id: z.string(), isConfirmed: z.boolean() }) },
      },
      config: working,
    },
    async ({ actor, body }) => keepKey(desk, actor, body),
  );

  app.get(
    '/api/tip-off-keys/:id/missing',
    {
      schema: {
        summary: '还没有转交给这把钥匙的信',
        tags,
        params: TipOffId,
        response: {
          200: z.object({
            rows: z.array(z.object({ tipOff: z.string(), number: z.number(), kind: Kind, wrapped: Bytes64 })),
          }),
        },
      },
      config: working,
    },
    async ({ actor, params: { id } }) => ({
      rows: (await lettersWithout(desk.db, actor, id)).map(({ wrapped, ...row }) => ({
        ...row,
        wrapped: wrapped.toString('base64'),
      })),
    }),
  );

  app.post(
    '/api/tip-off-keys/:id/confirmation',
    {
      schema: {
        summary: '核对指纹后确认另一位查办员的钥匙，并转交举报',
        tags,
        params: TipOffId,
        body: z.object({
          wraps: z
            .array(z.object({ tipOff: z.uuid(), number: z.number().int(), wrapped: Locked }))
            .max(500)
            .readonly(),
        }),
        response: { 200: z.object({ handed: z.number() }), ...refusals(404, 409) },
      },
      config: working,
    },
    async ({ actor, params: { id }, body: { wraps } }, reply) => {
      const confirmed = await confirmKey(desk, actor, id, wraps);
      if (confirmed === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in confirmed ? reply.code(409).send(confirmed) : confirmed;
    },
  );
}
