import type { Selectable } from 'kysely';
import type { TasksTable } from '../../database/schema/desk.ts';
import type { Desk } from '../../desk.ts';
import type { TaskPlan } from '../task-plan.ts';

export interface TaskKey {
  readonly county: string;
  readonly id: string;
}

/** Whose tasks: a person sees what they began in the office they are in now. */
export interface Asker {
  readonly county: string;
  readonly person: string;
  readonly unit: string;
}

export interface TaskEnd {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly result: unknown;
  readonly message: string;
  readonly done: number;
  readonly total: number;
}

export type TaskRow = Selectable<TasksTable>;

export async function insertTask({ db, clock }: Desk, key: TaskKey, { kind, title, person, unit }: TaskPlan) {
  const now = clock.now();
  const whose = { kind, title, unit, person: person ?? null };
  await db
    .insertInto('tasks')
    .values({ ...key, ...whose, state: 'running', created_at: now, updated_at: now })
    .execute();
}

export async function noteProgress(
  { db, clock }: Desk,
  { county, id }: TaskKey,
  progress: { readonly done: number; readonly total: number },
): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ ...progress, updated_at: clock.now() })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export async function endTask({ db, clock }: Desk, { county, id }: TaskKey, end: TaskEnd): Promise<void> {
  const result = end.result === undefined ? null : JSON.stringify(end.result);
  await db
    .updateTable('tasks')
    .set({ ...end, result, updated_at: clock.now() })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** At the start of the only server: whatever still says that it runs was cut off. Answers how many were. */
export async function interruptTasks({ db, clock }: Desk): Promise<number> {
  const message = '服务在任务进行中停止了，没有做完。请核对已做的部分，再重新发起。';
  const { numUpdatedRows } = await db
    .updateTable('tasks')
    .set({ state: 'interrupted', message, updated_at: clock.now() })
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export function listTasks({ db }: Pick<Desk, 'db'>, whose: Asker): Promise<TaskRow[]> {
  return tasksOf(db, whose).orderBy('created_at', 'desc').orderBy('id').limit(50).execute();
}

/** `undefined` for a task that does not exist or is not theirs. */
export function findTask({ db }: Pick<Desk, 'db'>, whose: Asker, id: string): Promise<TaskRow | undefined> {
  return tasksOf(db, whose).where('id', '=', id).executeTakeFirst();
}

function tasksOf(db: Desk['db'], { county, person, unit }: Asker) {
  return db
    .selectFrom('tasks')
    .selectAll()
    .where('county', '=', county)
    .where('person', '=', person)
    .where('unit', '=', unit);
}
