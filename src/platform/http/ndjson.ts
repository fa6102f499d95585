import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * 逐行导出 — one JSON object a line, as they come, in constant memory.
 *
 * The last line is `{"complete":true,"rows":n}`. A stream that broke off in the middle has none: whoever reads it must not
 * take it for the whole.
 */
export function sendLines(reply: FastifyReply, rows: AsyncIterable<unknown>): FastifyReply {
  reply.header('content-type', 'application/x-ndjson; charset=utf-8');
  return reply.serializer((lines: unknown) => String(lines)).send(Readable.from(linesOf(rows)));
}

async function* linesOf(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    yield `${JSON.stringify(row)}\n`;
  }
  yield `${JSON.stringify({ complete: true, rows: count })}\n`;
}
