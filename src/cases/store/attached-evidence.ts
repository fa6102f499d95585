import type { Database, Work } from '#src/platform/database/database.ts';

/** One piece of evidence in use on a case. */
export interface Attached {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  /** The step outside this deployment that it proves; absent for what the application stands on. */
  readonly step: string | undefined;
}

/** What is attached to a case, in the order in which it came; what was taken off is left out. For the system. */
export async function attachedTo(db: Database | Work, county: string, caseId: string): Promise<readonly Attached[]> {
  const rows = await db
    .selectFrom('case_evidence')
    .select(['id', 'kind', 'file', 'step_id'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, kind, file, step_id: step }) => ({ id, kind, file, step: step ?? undefined }));
}
