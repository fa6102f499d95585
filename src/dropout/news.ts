import type { NewsEvent } from '#src/notices/news.ts';
import type { Office } from '#src/organization/office.ts';

/** 告诉谁 — which offices are told of what becomes of a case. */
export const TOLD = {
  'dropout-suspected': ['class-teacher', 'registrar', 'head', 'central-school'],
} as const satisfies { readonly [event in NewsEvent]?: readonly Office[] };

export type DropoutNews = keyof typeof TOLD;
