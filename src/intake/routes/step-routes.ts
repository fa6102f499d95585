import { z } from 'zod';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { type Report, startTask } from '#src/platform/tasks/start-task.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import type { HistoryEntry } from '#src/registry/history.ts';
import { CHANGE_SOURCES } from '#src/registry/record.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import { type Batch, findBatch, noteTask } from '../store/batches.ts';
import { type BatchStep, beginStep } from '../store/begin-step.ts';
import { commitBatch } from '../store/commit-batch.ts';
import { discardBatch } from '../store/end-batch.ts';
import type { IntakeDesk } from '../store/intake-desk.ts';
import { readBatch } from '../store/read-batch.ts';
import { planUndo, undoBatch } from '../store/undo-batch.ts';
import type { UndoStep } from '../undo.ts';
import { Id, Seen, Started, UndoCounts } from './shapes.ts';

const tags = ['导入'];

type Deed = (desk: IntakeDesk, actor: Actor, batch: Batch, report: Report) => Promise<unknown>;

/** What is done in the background, and what the person who waits reads meanwhile. */
const DEEDS = [
  {
    step: 'read',
    path: 'read',
    summary: '重新读取、比对',
    title: '重新比对导入的名单',
    run: readBatch,
    permission: 'import.run',
  },
  {
    step: 'commit',
    path: 'commit',
    summary: '提交导入',
    title: '提交导入',
    run: commitBatch,
    permission: 'import.run',
  },
  { step: 'undo', path: 'undo', summary: '撤销导入', title: '撤销导入', run: undoBatch, permission: 'import.undo' },
] as const satisfies readonly {
  readonly step: BatchStep;
  readonly path: string;
  readonly summary: string;
  readonly title: string;
  readonly run: Deed;
  readonly permission: string;
}[];

const MOST_STAYING = 200;

const Staying = z.object({
  student: z.string(),
  name: z.string(),
  whole: z.boolean().describe('整份新建的学籍保留'),
  kept: z.array(z.object({ title: z.string(), by: z.string(), at: z.string(), how: z.string() })),
});

/** 导入的各步 — commit, take back, compare anew, throw away. */
export function stepRoutes(app: App, desk: IntakeDesk): void {
  for (const { step, path, summary, title, run, permission } of DEEDS) {
    app.post(
      `/api/imports/:id/${path}`,
      {
        schema: { summary, tags, params: Id, body: Seen, response: { 202: Started, ...refusals(404, 409) } },
        config: { permission },
      },
      async ({ actor, params, body }, reply) => {
        const begun = await beginStep(desk, actor, params.id, body.revision, step);
        if (begun === undefined) return reply.code(404).send(NOT_FOUND);
        if ('objections' in begun) return reply.code(409).send(begun);
        const task = await taskFor(desk, actor, begun.batch, title, (report) => run(desk, actor, begun.batch, report));
        return reply.code(202).send({ id: begun.batch.id, task });
      },
    );
  }

  app.get(
    '/api/imports/:id/undo',
    {
      schema: {
        summary: '撤销前的预览',
        tags,
        params: Id,
        response: { 200: z.object({ counts: UndoCounts, staying: z.array(Staying) }), ...refusals(404, 409) },
      },
      config: { permission: 'import.undo' },
    },
    async ({ actor, params }, reply) => {
      const batch = await findBatch(desk.db, actor, params.id);
      if (batch === undefined || !can(actor, 'import.undo', batch.unit)) return reply.code(404).send(NOT_FOUND);
      if (batch.state !== 'committed') return reply.code(409).send({ objections: [NOT_COMMITTED] });
      const { counts, staying } = await planUndo(desk, batch, MOST_STAYING);
      const entries = staying.flatMap((step) => entriesOf(step).map(({ by }) => by.person ?? null));
      const names = await namesOfPeople(desk.db, batch.county, entries);
      return { counts, staying: staying.map((step) => stayingOf(step, names)) };
    },
  );

  app.delete(
    '/api/imports/:id',
    {
      schema: {
        summary: '放弃导入',
        tags,
        params: Id,
        querystring: SeenInQuery(),
        response: { 204: z.null(), ...refusals(404, 409) },
      },
      config: { permission: 'import.run' },
    },
    async ({ actor, params, query }, reply) => {
      const begun = await beginStep(desk, actor, params.id, query.revision, 'discard');
      if (begun === undefined) return reply.code(404).send(NOT_FOUND);
      if ('objections' in begun) return reply.code(409).send(begun);
      await discardBatch(desk, actor, begun.batch);
      return reply.code(204).send(null);
    },
  );
}

/** Goes on after the answer, and is found again from the batch. */
export async function taskFor(
  desk: IntakeDesk,
  actor: Actor,
  batch: Batch,
  title: string,
  run: (report: Report) => Promise<unknown>,
): Promise<string> {
  const plan = { county: batch.county, kind: 'import', title: `${title}：${batch.title}`, person: actor.person };
  const { id } = await startTask(desk, { ...plan, unit: actor.unit satisfies UnitPath }, run);
  await noteTask(desk.db, batch, id);
  return id;
}

const NOT_COMMITTED = { code: 'state', message: '这批导入没有提交，没有可以撤销的；请刷新页面看它现在怎样' };

function SeenInQuery() {
  return z.object({ revision: z.coerce.number().int().positive() });
}

interface By {
  readonly title: string;
  readonly by: HistoryEntry;
}

function entriesOf(step: UndoStep): readonly By[] {
  if (step.kind === 'stays') return [{ title: '整份学籍', by: step.by }];
  return step.kind === 'back' ? step.kept.map(({ field, by }) => ({ title: titleOfCell(field), by })) : [];
}

function stayingOf(step: UndoStep, names: ReadonlyMap<string, string>): z.infer<typeof Staying> {
  const kept = entriesOf(step).map(({ title, by }) => ({
    title,
    by: names.get(by.person ?? '') ?? '系统',
    at: by.at,
    how: CHANGE_SOURCES[by.source.kind],
  }));
  return { student: step.id, name: step.name, whole: step.kind === 'stays', kept };
}
