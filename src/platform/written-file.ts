import { closeSync, fstatSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that has been written and has no name any more: only this process can read it, and it goes with it. */
export interface WrittenFile {
  readonly fd: number;
  readonly size: number;
}

/** What `write` writes at the path it is given, in a folder that only we can enter; why not, when it could not be written. */
export async function writtenFile(
  write: (path: string) => Promise<{ readonly message: string } | undefined>,
): Promise<WrittenFile | { readonly message: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'renji-'));
  try {
    const path = join(folder, 'written');
    const refused = await write(path);
    if (refused) return { message: refused.message };
    const fd = openSync(path, 'r');
    return { fd, size: fstatSync(fd).size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function closeFile({ fd }: WrittenFile): void {
  closeSync(fd);
}
