import type { NewsEvent } from '#src/notices/news.ts';
import type { Office } from '#src/organization/office.ts';

/** 告诉谁 — which offices are told of what becomes of a case; the township only of what was reported to it. */
export const TOLD = {
  'dropout-suspected': ['class-teacher', 'registrar', 'head', 'central-school'],
  'dropout-follow': ['class-teacher', 'registrar', 'head'],
  'dropout-unclear': ['class-teacher', 'head', 'central-school'],
  'dropout-escalated': ['registrar', 'head', 'central-school', 'county'],
  'dropout-failed': ['registrar', 'head', 'central-school'],
  'dropout-reported': ['township', 'central-school', 'county'],
  'dropout-unreceived': ['township', 'central-school', 'county'],
  'dropout-received': ['registrar', 'head'],
  'dropout-joint-late': ['township', 'central-school', 'county'],
  'dropout-outcome': ['class-teacher', 'registrar', 'head', 'central-school', 'township'],
  'dropout-seat': ['class-teacher', 'registrar'],
  'dropout-procedure-late': ['registrar', 'head', 'central-school', 'county'],
  'dropout-closable': ['county'],
  'dropout-lost': ['class-teacher', 'registrar', 'head', 'central-school', 'township'],
  'dropout-closed': ['class-teacher', 'registrar', 'head', 'central-school', 'township'],
  'dropout-reopened': ['class-teacher', 'registrar', 'head', 'central-school', 'township'],
  'dropout-unpublished': ['central-school', 'county'],
} as const satisfies { readonly [event in NewsEvent]?: readonly Office[] };

export type DropoutNews = keyof typeof TOLD;
