import { randomUUID } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { closeFile, type WrittenFile } from '../written-file.ts';

/** What a task has written, to be fetched by whoever began it. Its contents lie nowhere under a name. */
export interface TaskFile extends WrittenFile {
  readonly name: string;
  readonly type: string;
}

/** As the task's result tells of it. */
export interface FileOfTask {
  readonly file: string;
  readonly name: string;
  /** Until when it can be fetched: an ISO instant. */
  readonly until: string;
}

/** Long enough to come back from lunch; a restart of the server ends it too. */
const KEPT_FOR = 60 * 60_000;

/** More than these are not kept: the oldest goes first. */
const MOST_FILES = 40;

/** Keep what a task wrote; answers what belongs into its result. */
export function keepTaskFile(desk: Pick<Desk, 'db' | 'clock'>, file: TaskFile): FileOfTask {
  const files = filesOf(desk);
  const id = randomUUID();
  files.set(id, file);
  const forget = () => forgetFile(files, id);
  setTimeout(forget, KEPT_FOR).unref();
  const [oldest] = files.keys();
  if (files.size > MOST_FILES && oldest !== undefined) forgetFile(files, oldest);
  const until = new Date(desk.clock.now().getTime() + KEPT_FOR).toISOString();
  return { file: id, name: file.name, until };
}

/** What a task's result tells of; `undefined` when it wrote none, or it is kept no longer. */
export function taskFile(desk: Pick<Desk, 'db'>, result: unknown): TaskFile | undefined {
  const id: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'file') : undefined;
  return typeof id === 'string' ? filesOf(desk).get(id) : undefined;
}

/** By database, as the tasks are. */
const FILES = new WeakMap<Desk['db'], Map<string, TaskFile>>();

function filesOf({ db }: Pick<Desk, 'db'>): Map<string, TaskFile> {
  const found = FILES.get(db) ?? new Map<string, TaskFile>();
  FILES.set(db, found);
  return found;
}

function forgetFile(files: Map<string, TaskFile>, id: string): void {
  const file = files.get(id);
  if (files.delete(id) && file !== undefined) closeFile(file);
}
