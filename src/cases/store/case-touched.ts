import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { attachedTo } from './attached-evidence.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CaseFile } from './case-file.ts';
import { hashOfCase } from './case-hash.ts';
import { moveOn } from './write-case.ts';

/**
 * 材料变动 — to be called after evidence was put on a held case or taken off it, in the same transaction: revision and hash move,
 * so that nobody decides what they have not seen. Answers the new revision; `undefined` when the case was not held and has
 * moved meanwhile.
 */
export async function caseTouched(
  desk: CaseDesk,
  work: Work,
  file: CaseFile,
  event: { readonly event: 'attached' | 'detached'; readonly by: Actor; readonly text?: string | undefined },
): Promise<number | undefined> {
  const evidence = await attachedTo(work, file.county, file.id);
  const hash = hashOfCase(desk.seal, file.contents, evidence);
  return moveOn(desk, work, file, { hash }, event);
}
