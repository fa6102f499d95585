import { z } from 'zod';

/** 答复 — what a refusal looks like. Every message is Chinese, and says what is wrong and what to do. */
export const Refused = z.object({ message: z.string() });

/** `confirm`: the identity must be confirmed anew first; `office`: the office has no such permission. */
export const Forbidden = z.object({ message: z.string(), code: z.enum(['confirm', 'office', 'origin']).optional() });

/** 业务上不予受理: the county's rules do not allow it. `field` is the box of the form it is about. */
export const Objected = z.object({
  objections: z.array(z.object({ code: z.string(), message: z.string(), field: z.string().optional() })).readonly(),
});

/** An error of ours. The code stands in the server's log beside what happened. */
export const Failed = z.object({ message: z.string(), code: z.string() });

const REFUSALS = {
  400: Refused,
  401: Refused,
  403: Forbidden,
  404: Refused,
  409: Objected,
  413: Refused,
  415: Refused,
  429: Refused,
  500: Failed,
  503: Refused,
} as const;

/** The refusals that any route under /api may give; the server adds them where a route does not declare its own. */
export const EVERYWHERE = {
  400: REFUSALS[400],
  401: REFUSALS[401],
  403: REFUSALS[403],
  429: REFUSALS[429],
  500: REFUSALS[500],
  503: REFUSALS[503],
} as const;

/** For a route's `response`: `{ 200: Data, ...refusals(404, 409) }`. */
export function refusals<Status extends keyof typeof REFUSALS>(...statuses: readonly Status[]) {
  const chosen = statuses.map((status) => [status, REFUSALS[status]]);
  return Object.fromEntries(chosen) as Pick<typeof REFUSALS, Status>; // made of just these entries
}

/** 未找到: one body for what does not exist and for what lies outside the actor's reach. */
export const NOT_FOUND = { message: '未找到，或不在您的管理范围内。' };
