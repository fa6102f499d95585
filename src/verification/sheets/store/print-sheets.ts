import { closeSync } from 'node:fs';
import type { Actor } from '#src/organization/office.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { type FileOfTask, keepTaskFile } from '#src/platform/tasks/task-files.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { ClassSheets } from '../print/sheet-data.ts';
import { byClass, type ChosenClass, type ChosenPupil, inClassOrder, portions } from '../sheet-choice.ts';
import { type ClassHead, classHeads } from './class-heads.ts';
import { deliverSheets } from './deliver-sheets.ts';
import { forgetParts, type KeptPart, partsOfJob } from './kept-parts.ts';
import { prepareSheets } from './prepare-sheets.ts';
import type { PrintedClass } from './print-classes.ts';
import type { SheetDesk } from './sheet-desk.ts';
import { endSheetJob, type SheetJob } from './sheet-jobs.ts';
import { writeSheetFile } from './write-sheet-file.ts';

/** What the task's result tells. */
export interface PrintedJob extends FileOfTask {
  readonly job: string;
  readonly printed: number;
  readonly held: number;
}

/** Worked on at the same moment: as many as are typeset at once. */
const SIDE_BY_SIDE = 2;

/**
 * 打印一批 — class after class, in processes apart; what is typeset stays when the job is cancelled or breaks off, and is not typeset
 * again when it goes on. No copy counts before all of it lies in one file.
 */
export async function printSheets(
  desk: SheetDesk,
  actor: Actor,
  campaign: Campaign,
  job: SheetJob,
  pupils: readonly ChosenPupil[],
  report: Report,
  signal: AbortSignal,
): Promise<PrintedJob | { readonly refused: string }> {
  try {
    const parts = await typesetAll(desk, campaign, job, byClass(pupils), report, signal);
    const written = await writeSheetFile(desk, job, parts, signal);
    if ('message' in written) return await refusedFor(desk, job, written.message);
    const { printed, held } = await deliverSheets(desk, actor, job, parts);
    forgetParts(desk, job.id);
    return { ...keepTaskFile(desk, written), job: job.id, printed, held };
  } catch (error) {
    await endSheetJob(desk, job, signal.aborted ? 'cancelled' : 'interrupted');
    throw error;
  }
}

/** Nothing was printed at all: no character of it has a font, or the disk is full. */
async function refusedFor(desk: SheetDesk, job: SheetJob, message: string): Promise<{ readonly refused: string }> {
  await endSheetJob(desk, job, 'interrupted');
  return { refused: message };
}

async function typesetAll(
  desk: SheetDesk,
  campaign: Campaign,
  job: SheetJob,
  classes: readonly ChosenClass[],
  report: Report,
  signal: AbortSignal,
): Promise<readonly KeptPart[]> {
  const headOf = await classHeads(
    desk,
    campaign,
    classes.map(({ unit }) => unit),
  );
  const kept = partsOfJob(desk, job.id);
  const total = classes.reduce((sum, { students }) => sum + students.length, 0);
  let done = 0;
  const noteDone = (pages: number) => {
    done += pages;
    report(done, total);
  };
  noteDone(0);
  const parts = new Map<string, KeptPart>();
  const left = [...portions(classes)];
  const workOff = async () => {
    for (let portion = left.shift(); portion !== undefined; portion = left.shift()) {
      signal.throwIfAborted();
      for (const part of await typesetPortion(desk, campaign, job, portion, headOf, kept, noteDone, signal)) {
        parts.set(part.unit, part);
      }
    }
  };
  const both = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, workOff));
  for (const one of both) if (one.status === 'rejected') throw one.reason;
  return classes.flatMap(({ unit }) => parts.get(unit) ?? []);
}

async function typesetPortion(
  desk: SheetDesk,
  campaign: Campaign,
  job: SheetJob,
  portion: readonly ChosenClass[],
  headOf: (unit: string) => ClassHead,
  kept: KeptPart[],
  noteDone: (pages: number) => void,
  signal: AbortSignal,
): Promise<readonly KeptPart[]> {
  const prepared = await prepareSheets(desk, campaign, job, portion);
  const ready: KeptPart[] = [];
  const wanted: { readonly unit: string; readonly sheets: readonly string[]; readonly of: ClassSheets }[] = [];
  for (const { unit, students } of portion) {
    const sheets = inClassOrder(
      students.flatMap((student) => prepared.get(student) ?? []),
      ({ data }) => data.values.classRollNumber ?? '',
    );
    const ids = sheets.map(({ id }) => id);
    const found = kept.find((part) => part.unit === unit && part.sheets.join() === ids.join());
    if (found !== undefined && sheets.every(({ asBefore }) => asBefore)) {
      ready.push(found);
      noteDone(students.length);
    } else if (sheets.length > 0) {
      const { masked, cover } = job;
      const of = { ...headOf(unit), masked, cover, preview: false, sheets: sheets.map(({ data }) => data) };
      wanted.push({ unit, sheets: ids, of });
    }
  }
  if (wanted.length === 0) return ready;
  const fd = openNameless();
  const made: KeptPart[] = [];
  const hear = (printed: PrintedClass) => {
    const one = wanted[made.length];
    if (one === undefined) return;
    const part = { ...printed, unit: one.unit, sheets: one.sheets, fd };
    made.push(part);
    kept.push(part);
    noteDone(one.sheets.length);
  };
  try {
    await desk.typesetSheets(
      wanted.map(({ of }) => of),
      fd,
      hear,
      signal,
    );
  } finally {
    if (made.length === 0) closeSync(fd);
  }
  if (made.length < wanted.length) throw new Error('a class was not typeset');
  return [...ready, ...made];
}
