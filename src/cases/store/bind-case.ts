import type { Work } from '#src/platform/database/database.ts';

/** 绑定 — the first of a pair names the second, which named it when it was opened: neither ends without the other. */
export async function bindCase(work: Work, county: string, id: string, to: string): Promise<void> {
  await work.updateTable('cases').set({ bound_to: to }).where('county', '=', county).where('id', '=', id).execute();
}
