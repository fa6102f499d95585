import { z } from 'zod';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { OFFICES } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { ACTIONS, EVERY_ACTION, titleOfAction } from '../actions.ts';
import { isPlace, listAudit } from '../store/list-audit.ts';
import { listLooks } from '../store/list-looks.ts';

const tags = ['审计'];
const Day = z.iso.date('日期应写作 2025-03-20').transform((day) => day as LocalDate); // zod has read it as a day

const Filters = z.object({
  from: Day.optional(),
  until: Day.optional(),
  person: z.uuid().optional().describe('谁做的'),
  action: z.string().max(60).optional(),
  subject: z.string().max(80).optional().describe('对什么：编号'),
  after: z.string().refine(isPlace, '翻页标记有误，请从第一页重新翻').optional(),
});

const Row = z.object({
  id: z.string(),
  at: z.string(),
  person: z.string().optional(),
  name: z.string().optional(),
  officeTitle: z.string().optional(),
  unit: z.string().optional(),
  action: z.string(),
  title: z.string(),
  subjectKind: z.string(),
  subject: z.string(),
  subjectName: z.string().optional(),
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

const Look = z.object({
  at: z.string(),
  name: z.string().optional(),
  officeTitle: z.string().optional(),
  title: z.string(),
  reason: z.string(),
});

/** 审计 — what was done, for the auditor; who looked at a child, for the head of its school and for the county. */
export function auditRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/audit',
    {
      schema: {
        summary: '审计记录',
        tags,
        querystring: Filters,
        response: { 200: z.object({ rows: z.array(Row), next: z.string().optional() }) },
      },
      config: { permission: 'audit.read' },
    },
    async ({ actor, query }) => {
      const { rows, next } = await listAudit(desk.db, actor, query);
      const listed = rows.map(({ office, at, ...row }) => {
        return { ...row, at: at.toISOString(), officeTitle: titleOfOffice(office), title: titleOfAction(row.action) };
      });
      return { rows: listed, next };
    },
  );

  app.get(
    '/api/audit/actions',
    {
      schema: {
        summary: '审计事项',
        tags,
        response: { 200: z.object({ rows: z.array(z.object({ action: z.string(), title: z.string() })) }) },
      },
      config: { permission: 'audit.read' },
    },
    async () => ({ rows: EVERY_ACTION.map((action) => ({ action, title: ACTIONS[action].title })) }),
  );

  app.get(
    '/api/pupils/:id/looks',
    {
      schema: {
        summary: '谁看过这个孩子的学籍',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ rows: z.array(Look) }), ...refusals(404) },
      },
      config: { permission: 'record.looks' },
    },
    async ({ actor, params }, reply) => {
      const looks = await listLooks(desk.db, actor, params.id);
      if (looks === undefined) return reply.code(404).send(NOT_FOUND);
      const rows = looks.map(({ at, name, office, action, reason }) => {
        return { at: at.toISOString(), name, officeTitle: titleOfOffice(office), title: titleOfAction(action), reason };
      });
      return { rows };
    },
  );
}

/** An office that the program no longer knows keeps its name. */
function titleOfOffice(office: string | undefined): string | undefined {
  const titles: Readonly<Record<string, { readonly title: string }>> = OFFICES;
  return office === undefined ? undefined : (titles[office]?.title ?? office);
}
