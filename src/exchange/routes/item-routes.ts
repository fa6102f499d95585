import { z } from 'zod';
import { audit } from '#src/audit/store/audit.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { itemsSheet } from '../items-workbook.ts';
import {
  countItems,
  type ItemFilter,
  type ItemLine,
  listItems,
  tallyItems,
  tallySchools,
} from '../store/list-items.ts';
import { settleItem } from '../store/settle-item.ts';
import { CategoryName, Id, OutcomeName, Unit } from './shapes.ts';

const tags = ['全国系统往来'];
const config = { permission: 'exchange.run' };
const PAGE = 100;

const yes = z
  .enum(['1'])
  .optional()
  .transform((text) => text === '1' || undefined);

const Filter = z.object({
  reading: z.uuid('核对编号有误，请从页面上重新打开').optional(),
  open: yes.describe('只看还没有了结的'),
  outcome: OutcomeName.optional(),
  category: CategoryName.optional(),
  unit: Unit.optional(),
  overdue: yes.describe('只看过了应到位日期的'),
  reopened: yes.describe('只看以前到位、又不一致的'),
});

const Item = z.object({
  reading: z.string(),
  number: z.number(),
  student: z.string().optional(),
  name: z.string(),
  school: z.string(),
  class: z.string(),
  title: z.string(),
  category: CategoryName,
  outcome: OutcomeName,
  ours: z.string(),
  theirs: z.string(),
  before: z.string(),
  reason: z.string(),
  note: z.string(),
  since: z.string(),
  due: z.string().optional(),
  isOverdue: z.boolean(),
  isOpen: z.boolean(),
  reopened: z.boolean(),
  taken: z.boolean().describe('变更以后，号码完整的模板导出过没有'),
  owner: z.string(),
});

const Tally = z.object({
  items: z.array(z.object({ category: CategoryName, outcome: OutcomeName, items: z.number(), overdue: z.number() })),
  schools: z.array(z.object({ unit: z.string(), school: z.string(), items: z.number(), overdue: z.number() })),
});

/** 核对结果 — figures, and behind each its list; what is settled with a word; the list to take away. */
export function itemRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/exchange/tally',
    { schema: { summary: '往来核对的数字', tags, querystring: Filter, response: { 200: Tally } }, config },
    async ({ actor, query }) => {
      const [items, schools] = [await tallyItems(desk, actor, query), await tallySchools(desk, actor, query)];
      const units = schools.map(({ unit }) => unit);
      const places = await placesOf(desk.db, actor.county, units, desk.clock.today());
      return { items: [...items], schools: schools.map((row) => ({ ...row, school: places(row.unit).school })) };
    },
  );

  app.get(
    '/api/exchange/items',
    {
      schema: {
        summary: '逐项核对结果',
        tags,
        querystring: Filter.extend({ after: z.string().max(400).optional() }),
        response: { 200: z.object({ rows: z.array(Item), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { after, ...filter } }) => {
      const { rows, next } = await listItems(desk, actor, filter, { after, limit: PAGE });
      return { rows: rows.map(shownItem), next };
    },
  );

  app.get(
    '/api/exchange/items.xlsx',
    {
      schema: {
        summary: '导出核对清单',
        tags,
        querystring: Filter,
        response: { 200: z.unknown().describe('Excel 工作簿'), 202: WritingTask, ...refusals(409) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const rows = await countItems(desk, actor, query);
      const unit = query.unit ?? actor.unit;
      const deed = { action: 'exchange.export', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
      const detail = { kind: 'items', rows, clear: false };
      await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
      const plan = {
        county: actor.county,
        kind: 'export',
        title: '导出往来核对清单',
        person: actor.person,
        unit: actor.unit,
      };
      const title = `全国系统往来核对（${desk.clock.today()}，共 ${rows} 项）`;
      return giveFile(desk, reply, plan, {
        name: `往来核对-${desk.clock.today()}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        rows,
        write: (path) => writeXlsx(path, [itemsSheet(everyItem(desk, actor, query), title)]),
      });
    },
  );

  app.post(
    '/api/exchange/readings/:id/settle',
    {
      schema: {
        summary: '写明说明，不再催办',
        tags,
        params: Id,
        body: z.object({
          number: z.number().int().positive().describe('这次核对的第几项'),
          note: z.string().trim().min(2, '请写明说明').max(300, '说明最多 300 字'),
        }),
        response: { 204: z.null(), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const settled = await settleItem(desk, actor, { reading: params.id, ...body });
      if (settled === undefined) return reply.code(404).send(NOT_FOUND);
      if (settled !== 'settled') return reply.code(409).send({ objections: [...settled.objections] });
      return reply.code(204).send(null);
    },
  );
}

async function* everyItem(desk: Desk, actor: Actor, filter: ItemFilter): AsyncGenerator<ItemLine> {
  let after: string | undefined;
  do {
    const page = await listItems(desk, actor, filter, { after, limit: 1000 });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}

function shownItem({ place, aspect, ...item }: ItemLine): z.infer<typeof Item> {
  return { ...item, school: place.school, class: place.class };
}
