import { closeSync, openSync, readSync } from 'node:fs';
import { ZipWriter } from '#src/documents/write-zip.ts';
import type { TaskFile } from '#src/platform/tasks/task-files.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import { type WrittenFile, writtenFile } from '#src/platform/written-file.ts';
import { mergePdfs } from '#src/printing/merge-pdfs.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { bytesOfPart, type KeptPart } from './kept-parts.ts';
import type { SheetDesk } from './sheet-desk.ts';
import type { SheetJob } from './sheet-jobs.ts';

/** One PDF; of several schools one for each, in an archive. Or why there is nothing to print. */
export async function writeSheetFile(
  desk: SheetDesk,
  job: SheetJob,
  parts: readonly KeptPart[],
  signal: AbortSignal,
): Promise<TaskFile | { readonly message: string }> {
  const printed = parts.filter(({ bytes }) => bytes > 0);
  if (printed.length === 0) return { message: NOTHING };
  const schools = await bySchool(desk, job, printed);
  const written =
    schools.size === 1
      ? await writtenFile((path) => writePdf(path, printed, signal))
      : await writtenFile((path) => writeArchive(path, schools, signal));
  if ('message' in written) return written;
  return { ...written, ...(schools.size === 1 ? pdfOf(job) : { name: `${job.title}.zip`, type: 'application/zip' }) };
}

const NOTHING = '一份也没有印出：所选学生的信息里都有字体缺少的字。请县系统管理员安装生僻字字体后再打印';

function pdfOf({ title }: SheetJob): Pick<TaskFile & WrittenFile, 'name' | 'type'> {
  return { name: `${title}.pdf`, type: 'application/pdf' };
}

async function bySchool({ db, clock }: SheetDesk, { county }: SheetJob, parts: readonly KeptPart[]) {
  const units = parts.map(({ unit }) => unit);
  const places = await placesOf(db, county, units, clock.today());
  const schools = new Map<string, KeptPart[]>();
  for (const part of parts) {
    const { school } = places(part.unit);
    const those = schools.get(school) ?? [];
    schools.set(school, those);
    those.push(part);
  }
  return schools;
}

async function writePdf(path: string, parts: readonly KeptPart[], signal: AbortSignal): Promise<undefined> {
  const fd = openSync(path, 'w');
  try {
    await mergePdfs(fd, heeding(parts, signal));
  } finally {
    closeSync(fd);
  }
}

async function writeArchive(path: string, schools: ReadonlyMap<string, readonly KeptPart[]>, signal: AbortSignal) {
  const archive = await ZipWriter.create(path);
  try {
    for (const [school, parts] of schools) {
      const fd = openNameless();
      try {
        const size = await mergePdfs(fd, heeding(parts, signal));
        await archive.add(`${school}.pdf`, pieces(fd, size));
      } finally {
        closeSync(fd);
      }
    }
    await archive.finish();
  } catch (error) {
    await archive.abandon();
    throw error;
  }
  return undefined;
}

function* heeding(parts: readonly KeptPart[], signal: AbortSignal): Generator<Buffer> {
  for (const part of parts) {
    signal.throwIfAborted();
    yield bytesOfPart(part);
  }
}

const PIECE = 1 << 20;

function* pieces(fd: number, size: number): Generator<Buffer> {
  for (let from = 0; from < size; from += PIECE) {
    const piece = Buffer.alloc(Math.min(PIECE, size - from));
    readSync(fd, piece, 0, piece.length, from);
    yield piece;
  }
}
