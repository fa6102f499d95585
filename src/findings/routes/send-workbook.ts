import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Sheet } from '#src/kernel/sheet.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Written into a folder that only we can enter, and gone from it before the first byte is read. */
export async function sendWorkbook(reply: FastifyReply, sheets: readonly Sheet[], name: string): Promise<FastifyReply> {
  const folder = await mkdtemp(join(tmpdir(), 'renji-'));
  try {
    const path = join(folder, 'problems.xlsx');
    const refused = await writeXlsx(path, sheets);
    if (refused) return reply.code(409).send({ objections: [{ code: 'not-written', message: refused.message }] });
    const file = createReadStream(path);
    await new Promise((opened, failed) => file.once('open', opened).once('error', failed));
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .type(XLSX)
      .send(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
