import { closeSync, readSync } from 'node:fs';
import type { Desk } from '#src/platform/desk.ts';
import type { PrintedClass } from './print-classes.ts';

/** 已排好的一个班级 — its PDF within a nameless file, and of which sheets. */
export interface KeptPart extends PrintedClass {
  readonly fd: number;
  readonly unit: string;
  /** The ids of the sheets given, those that stayed out among them. */
  readonly sheets: readonly string[];
}

/** Of a cancelled job they are kept until it is gone on with, or the server stops: these many jobs at most. */
const MOST_JOBS = 10;

const JOBS = new WeakMap<Desk['db'], Map<string, KeptPart[]>>();

/** What has been typeset of this job, to be added to. */
export function partsOfJob({ db }: Pick<Desk, 'db'>, job: string): KeptPart[] {
  const jobs = JOBS.get(db) ?? new Map<string, KeptPart[]>();
  JOBS.set(db, jobs);
  const parts = jobs.get(job) ?? [];
  jobs.set(job, parts);
  const [oldest] = jobs.keys();
  if (jobs.size > MOST_JOBS && oldest !== undefined && oldest !== job) forgetParts({ db }, oldest);
  return parts;
}

/** The file is written, or nobody will go on. */
export function forgetParts({ db }: Pick<Desk, 'db'>, job: string): void {
  const parts = JOBS.get(db)?.get(job) ?? [];
  JOBS.get(db)?.delete(job);
  for (const fd of new Set(parts.map((part) => part.fd))) closeSync(fd);
}

export function bytesOfPart({ fd, from, bytes }: KeptPart): Buffer {
  const pdf = Buffer.alloc(bytes);
  readSync(fd, pdf, 0, bytes, from);
  return pdf;
}
