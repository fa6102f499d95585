import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocx } from '#src/documents/write-docx.ts';

/** A Word file with a paragraph for each of these texts. */
export async function modelWith(texts: readonly string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'renji-model-'));
  const path = join(folder, 'model.docx');
  const page = { top: 37, left: 28, right: 26, bottom: 35, footer: 26 };
  await writeDocx(
    path,
    page,
    texts.map((text) => ({ text, font: '仿宋', size: 16 })),
  );
  const bytes = readFileSync(path);
  await rm(folder, { recursive: true });
  return bytes;
}
