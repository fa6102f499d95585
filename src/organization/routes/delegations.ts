import { z } from 'zod';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { OFFICES } from '../office.ts';
import { delegate, delegationsOf, endDelegation } from '../store/delegations.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';

const Day = z.string().transform((text, context): LocalDate => {
  const day = readDate(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: '请填日期，如 20250320' });
  return z.NEVER;
});

const Shown = z.object({
  id: z.string(),
  office: z.string(),
  unitName: z.string(),
  from: z.string(),
  to: z.string(),
  since: z.string(),
  until: z.string(),
  reason: z.string(),
  mine: z.boolean().describe('本人委托出去的；否则是本人代办的'),
  running: z.boolean(),
});

const Done = z.object({ id: z.string() });
const TAGS = ['委托代办'];

/** 委托代办 — of one's own office, by whoever is going away. */
export function delegationRoutes(app: App, desk: OrganizationDesk): void {
  app.get(
    '/api/my/delegations',
    {
      schema: { summary: '本人委托的和代办的岗位', tags: TAGS, response: { 200: z.object({ rows: z.array(Shown) }) } },
      config: { permission: 'signed-in' },
    },
    async ({ actor }) => {
      const rows = await delegationsOf(desk.db, actor);
      return { rows: rows.map((row) => ({ ...row, office: OFFICES[row.office].title })) };
    },
  );

  app.post(
    '/api/my/delegations',
    {
      schema: {
        summary: '离岗期间把现在的岗位委托给别人代办',
        tags: TAGS,
        body: z.object({
          deputy: z.uuid('请选择代办人'),
          since: Day,
          until: Day,
          reason: z.string().trim().min(2, '请写明离岗的原因').max(100),
        }),
        response: { 201: Done, ...refusals(409) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor, body }, reply) => {
      const set = await delegate(desk, actor, body);
      return 'objections' in set ? reply.code(409).send(set) : reply.code(201).send(set);
    },
  );

  app.post(
    '/api/my/delegations/ends',
    {
      schema: {
        summary: '收回委托',
        tags: TAGS,
        body: z.object({ id: z.uuid() }),
        response: { 201: Done, ...refusals(409) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor, body: { id } }, reply) => {
      const ended = await endDelegation(desk, actor, id);
      return 'objections' in ended ? reply.code(409).send(ended) : reply.code(201).send(ended);
    },
  );
}
