import type { Database, Work } from '#src/platform/database/database.ts';
import type { Stage } from '#src/registry/stage.ts';
import { type ChainSetting, chainOf } from '#src/workflow/chain.ts';
import type { Procedure, Step } from '#src/workflow/procedure.ts';

/** 现行办理链 — the desks a case of this procedure crosses in this stage, and by which version of the county's setting. */
export async function chainInForce(
  db: Database | Work,
  county: string,
  procedure: Procedure,
  stage: Stage,
): Promise<{ readonly steps: readonly Step[]; readonly version?: number | undefined }> {
  const row = await db
    .selectFrom('procedure_chains')
    .select(['version', 'setting'])
    .where('county', '=', county)
    .where('procedure', '=', procedure.id)
    .where('stage', '=', stage)
    .where('accepted', '=', true)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { steps: chainOf(procedure) };
  const setting = row.setting as ChainSetting; // only a reviewed setting is written there
  return { steps: chainOf(procedure, setting), version: row.version };
}
