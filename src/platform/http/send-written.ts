import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import type { WrittenFile } from '../written-file.ts';

/** Sends it under a name to keep it by; `once`: it is closed when it has been read. */
export function sendWritten(
  reply: FastifyReply,
  { fd, size }: WrittenFile,
  { name, type, once }: { readonly name: string; readonly type: string; readonly once: boolean },
): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-length', size)
    .type(type)
    .send(createReadStream('', { fd, start: 0, autoClose: once }));
}
