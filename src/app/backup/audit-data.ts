import { audit } from '#src/audit/store/audit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Manifest } from './write-backup.ts';

/** In every county whose children have just been copied, or brought back. */
export async function auditData(
  db: Database,
  action: 'data.backup' | 'data.restore',
  manifest: Manifest,
  now: Date,
): Promise<void> {
  const rows = Object.values(manifest).reduce((sum, table) => sum + table.rows, 0);
  await db.transaction().execute(async (work) => {
    const counties = await work
      .selectFrom('units')
      .select('county')
      .where('kind', '=', 'county')
      .where('until', 'is', null)
      .execute();
    for (const { county } of counties) {
      await audit(work, { county }, { action, subjectKind: 'register', subject: county, detail: { rows } }, now);
    }
  });
}
