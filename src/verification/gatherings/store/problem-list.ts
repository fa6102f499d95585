import { listFindings } from '#src/findings/store/list-findings.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Gathering } from '../gathering.ts';

/** 问题学籍学生名单 of the class, as it is handed out: no number in full is in it. */
export interface ProblemLine {
  readonly name: string;
  readonly field: string;
  readonly message: string;
  readonly advice: string;
}

/** More than this no class has; and then it says so. */
const MOST = 500;

/** What is open of the class's records, pupil by pupil. The caller has found the meeting; what is read lies within the actor's reach. */
export async function problemsOf(
  desk: Desk,
  actor: Actor,
  { unit }: Gathering,
): Promise<{ readonly rows: readonly ProblemLine[]; readonly more: boolean }> {
  const { rows, next } = await listFindings(desk, actor, { unit, limit: MOST });
  return {
    rows: rows.map(({ name, fieldTitle: field, message, advice }) => ({ name, field, message, advice })),
    more: next !== undefined,
  };
}
