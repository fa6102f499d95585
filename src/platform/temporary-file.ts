import { randomUUID } from 'node:crypto';
import { openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file without a name, open for reading and writing: nobody else can open it, and it vanishes with the last process that holds it. */
export function openNameless(): number {
  const path = join(tmpdir(), `renji-${randomUUID()}`);
  const fd = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return fd;
}
