import { z } from 'zod';
import { ruleOf } from '#src/findings/rule-of.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { titleOf } from '#src/registry/fields.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { EVERY_PROPOSAL_STATE, type ProposalState } from '../proposal.ts';
import { shownDifference } from '../shown-difference.ts';
import { findBatch } from '../store/batches.ts';
import { filesOf } from '../store/files.ts';
import type { IntakeDesk } from '../store/intake-desk.ts';
import { listProposals } from '../store/proposed-changes.ts';
import { returnedWorkbook } from '../store/returned-workbook.ts';
import { rowsOfBatch, type StagedRow } from '../store/staged-rows.ts';
import { Before, Difference, Id, markOf, Outcome, Path } from './shapes.ts';

const tags = ['导入'];
const config = { permission: 'import.run' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 200;

const Fault = z.object({
  rule: z.string(),
  title: z.string(),
  severity: z.enum(['error', 'query', 'notice']),
  field: z.string(),
  message: z.string(),
  advice: z.string(),
});

const Row = z.object({
  file: z.number(),
  fileName: z.string().optional(),
  row: z.number().optional(),
  outcome: Outcome,
  student: z.string().optional(),
  name: z.string(),
  school: z.string(),
  class: z.string(),
  changes: z.array(Difference),
  keyChanges: z.array(Difference).describe('关键信息差异：不直接生效'),
  withheld: z.array(Difference).describe('未采用的差异'),
  reason: z.string().optional().describe('退回原因'),
  faults: z.array(Fault),
});

const Proposal = z.object({
  id: z.string(),
  batch: z.string().optional(),
  student: z.string(),
  state: z.enum(EVERY_PROPOSAL_STATE as [ProposalState, ...ProposalState[]]), // there are three
  name: z.string(),
  school: z.string(),
  class: z.string(),
  changes: z.array(Difference),
  createdAt: z.string(),
});

/** 逐行的比对结果, the refused rows as a workbook, and what waits for a 关键信息变更. */
export function rowRoutes(app: App, desk: IntakeDesk): void {
  app.get(
    '/api/imports/:id/rows',
    {
      schema: {
        summary: '逐行比对结果',
        tags,
        params: Id,
        querystring: z.object({
          outcome: Outcome.optional(),
          only: z
            .enum(['proposes', 'agrees', 'faulty'])
            .optional()
            .describe('只看有关键信息差异的、没有关键信息差异的、核查有问题的'),
          after: After.optional(),
        }),
        response: { 200: z.object({ rows: z.array(Row), next: z.string().optional() }), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params, query }, reply) => {
      const batch = await findBatch(desk.db, actor, params.id);
      if (batch === undefined) return reply.code(404).send(NOT_FOUND);
      const rows = await rowsOfBatch(desk.db, desk.seal, batch.county, batch.id, {
        outcome: query.outcome,
        proposes: PROPOSES[query.only ?? ''],
        faulty: query.only === 'faulty' ? true : undefined,
        after: query.after,
        limit: PAGE,
      });
      const files = new Map((await filesOf(desk.db, batch)).map((file) => [file.number, file]));
      const places = await placesOf(
        desk.db,
        batch.county,
        rows.flatMap(({ unit }) => unit ?? []),
        desk.clock.today(),
      );
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map((row) => {
          const file = files.get(row.file);
          const sheet = file?.roster?.sheet;
          return rowOf(row, file && (sheet === undefined ? file.name : `${file.name} ${sheet}`), places);
        }),
        next: last && `${last.file}.${last.row}`,
      };
    },
  );

  app.get(
    '/api/imports/:id/returned.xlsx',
    {
      schema: {
        summary: '退回的花名册',
        tags,
        params: Id,
        response: { 200: z.unknown().describe('Excel 工作簿'), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const batch = await findBatch(desk.db, actor, params.id);
      if (batch === undefined) return reply.code(404).send(NOT_FOUND);
      if (batch.summary.counts.refused === 0) return reply.code(409).send({ objections: [NOTHING_RETURNED] });
      const workbook = await returnedWorkbook(desk, actor, batch);
      if ('refused' in workbook) {
        return reply.code(409).send({ objections: [{ code: workbook.refused, message: workbook.message }] });
      }
      const name = encodeURIComponent(`退回的花名册-${desk.clock.today()}.xlsx`);
      return reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).type(XLSX).send(workbook);
    },
  );

  app.get(
    '/api/proposed-changes',
    {
      schema: {
        summary: '待办关键信息变更',
        tags,
        querystring: z.object({
          unit: Path.optional(),
          state: Proposal.shape.state.optional().describe('不写即待办的'),
          batch: z.uuid('导入批次有误，请从页面上重新打开').optional(),
          before: Before.optional(),
        }),
        response: { 200: z.object({ rows: z.array(Proposal), next: z.string().optional() }) },
      },
      config: { permission: 'record.read' },
    },
    async ({ actor, query }) => {
      const rows = await listProposals(desk, actor, { ...query, limit: PAGE });
      const places = await placesOf(
        desk.db,
        actor.county,
        rows.map(({ unit }) => unit),
        desk.clock.today(),
      );
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map(({ unit, changes, createdAt, ...row }) => ({
          ...row,
          ...places(unit),
          changes: changes.map(shownDifference),
          createdAt: createdAt.toISOString(),
        })),
        next: last && markOf(last),
      };
    },
  );
}

const PROPOSES: Readonly<Record<string, boolean>> = { proposes: true, agrees: false };

const NOTHING_RETURNED = { code: 'none', message: '这批导入没有退回的行' };

const After = z
  .string()
  .regex(/^\d{1,6}\.\d{1,7}$/, '翻页标记有误，请从第一页重新翻')
  .transform((mark) => {
    const [file = 0, row = 0] = mark.split('.').map(Number);
    return { file, row };
  });

function rowOf(row: StagedRow, fileName: string | undefined, places: (path: string) => Place): z.infer<typeof Row> {
  const { changes = [], keyChanges = [], withheld = [], faults = [], reason } = row.detail;
  return {
    ...{ file: row.file, fileName, outcome: row.outcome, student: row.student, name: row.name, reason },
    row: row.file === 0 ? undefined : row.row,
    ...(row.unit === undefined ? { school: '', class: '' } : places(row.unit)),
    changes: changes.map(shownDifference),
    keyChanges: keyChanges.map(shownDifference),
    withheld: withheld.map(shownDifference),
    faults: faults.map(({ rule, severity, field, message }) => {
      const known = ruleOf(rule);
      return {
        rule,
        severity,
        message,
        field: titleOf(field),
        title: known?.title ?? rule,
        advice: known?.advice ?? '',
      };
    }),
  };
}
