import { z } from 'zod';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { EVENTS, type NoticeEvent } from '../addressees.ts';
import { addressWrong } from '../digest.ts';
import { NEWS, type NewsEvent } from '../news.ts';
import { channelsOf, setChannel } from '../store/channels.ts';
import { markRead, noticesOf, unreadOf } from '../store/read-notices.ts';

const NoticeShown = z.object({
  id: z.string(),
  event: z.enum([...Object.keys(EVENTS), ...Object.keys(NEWS)] as [NoticeEvent | NewsEvent]), // the keys of two literal objects
  door: z.object({ to: z.string(), params: z.record(z.string(), z.string()).optional() }),
  number: z.string(),
  title: z.string(),
  procedure: z.string(),
  step: z.string(),
  by: z.string().optional(),
  at: z.string(),
  read: z.boolean(),
});

const ChannelName = z.enum(['mail', 'webhook']);
const ChannelShown = z.object({ channel: ChannelName, ends: z.string(), setAt: z.string() });

const TAGS = ['消息'];

/** 消息 — one's own, in every office one holds. */
export function noticeRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/notices',
    {
      schema: {
        summary: '我的消息',
        tags: TAGS,
        querystring: z.object({ unread: z.stringbool().default(false), next: z.string().max(80).optional() }),
        response: { 200: z.object({ rows: z.array(NoticeShown), next: z.string().optional() }) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor, query: { unread, next: after } }) => {
      const { rows, next } = await noticesOf(desk.db, actor, { unread, after, limit: 50 });
      return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), next };
    },
  );

  app.get(
    '/api/notices/unread',
    {
      schema: { summary: '未读消息数', tags: TAGS, response: { 200: z.object({ count: z.number() }) } },
      config: { permission: 'signed-in' },
    },
    async ({ actor }) => ({ count: await unreadOf(desk.db, actor) }),
  );

  app.post(
    '/api/notices/read',
    {
      schema: {
        summary: '把消息标为已读；不指明哪些就是全部',
        tags: TAGS,
        body: z.object({ ids: z.array(z.uuid()).max(200).optional() }),
        response: { 200: z.object({ count: z.number() }) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor, body: { ids } }) => ({ count: await markRead(desk, actor, ids) }),
  );

  app.get(
    '/api/notices/channels',
    {
      schema: {
        summary: '我的消息接收方式',
        tags: TAGS,
        response: { 200: z.object({ channels: z.array(ChannelShown) }) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor }) => {
      const channels = await channelsOf(desk, actor);
      return { channels: channels.map((channel) => ({ ...channel, setAt: channel.setAt.toISOString() })) };
    },
  );

  app.post(
    '/api/notices/channels',
    {
      schema: {
        summary: '设定或撤销一种消息接收方式',
        tags: TAGS,
        body: z.object({ channel: ChannelName, address: z.string().trim().max(300).optional() }),
        response: { 201: z.object({ channel: ChannelName }), ...refusals(409) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor, body: { channel, address } }, reply) => {
      const wrong = address === undefined ? undefined : addressWrong(channel, address);
      if (wrong !== undefined) {
        return reply.code(409).send({ objections: [{ code: 'address', message: wrong, field: 'address' }] });
      }
      await setChannel(desk, actor, channel, address);
      return reply.code(201).send({ channel });
    },
  );
}
