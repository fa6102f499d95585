import type { Given } from '#src/web/given.ts';

/** A page of a list of cases. */
export type CaseRows = Given<'/api/cases', 'get'>;

/** One line of a list of cases; of several pupils it says how many. */
export type CaseRow = CaseRows['rows'][number];

/** 案卷 — one case, as much of it as this office sees, with what it may do now. */
export type CaseView = Given<'/api/cases/{id}', 'get'>;

/** One pupil of a case: what changes, before and after. */
export type CasePupil = CaseView['pupils'][number];

/** One desk on its way: been at, at, or still to come. */
export type CaseStep = CaseView['steps'][number];

export type CaseEvent = CaseView['events'][number];
