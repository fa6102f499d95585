import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where lines of the log go: one JSON object each. */
export interface LogStream {
  readonly write: (line: string) => void;
}

/** One line for each answer: the pattern of the route instead of the address, no query, no body, nobody's name. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  // Of whoever must not be found again not even the moment is written down.
  if (request.routeOptions.config.unseen === true) return;
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    },
    'answered',
  );
}

/** What may stand in the log of an error: its kind and where it happened. Its message may repeat what somebody entered. */
export function withoutWords(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const details = Object.entries(error).filter(([key]) => PLAIN.has(key));
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...Object.fromEntries(details),
    at: frames?.map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 3 ? { cause: withoutWords(error.cause, depth + 1) } : {}),
    ...('issues' in error && Array.isArray(error.issues) ? { issues: error.issues.map(placeOf) } : {}),
  };
}

/** Of PostgreSQL's and Node's errors: names of things of ours, never of people. */
const PLAIN = new Set(['code', 'table', 'column', 'constraint', 'routine', 'syscall', 'statusCode']);

function placeOf(issue: unknown): unknown {
  if (typeof issue !== 'object' || issue === null) return undefined;
  return { path: Reflect.get(issue, 'path'), code: Reflect.get(issue, 'code') };
}
