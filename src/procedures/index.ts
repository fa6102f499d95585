import type { Procedure } from '#src/workflow/procedure.ts';
import { keyInformationChange } from './key-information-change.ts';

/** 学籍业务目录 — every procedure of the county's student registry; the list is the catalogue. */
export const PROCEDURES = [keyInformationChange] as const satisfies readonly Procedure[];

export type ProcedureId = (typeof PROCEDURES)[number]['id'];

const BY_ID = new Map<string, Procedure>(PROCEDURES.map((procedure) => [procedure.id, procedure]));

/** The procedure of this id; `undefined` when there is none. */
export function procedureOf(id: string): Procedure | undefined {
  return BY_ID.get(id);
}
