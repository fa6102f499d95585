import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { holdLines } from '../../ledger/store/line-rows.ts';
import type { OpenSheet } from './open-door.ts';
import type { GuardianAnswer } from './stored-answer.ts';

/** Why this answer cannot be sent now, in the guardian's words; `undefined` when it can. Locks the line. */
export async function whyNotSent(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  { county, found }: OpenSheet,
  answer: GuardianAnswer | undefined,
): Promise<string | undefined> {
  const [held] = await holdLines(work, county, found.campaign, [found.student]);
  if (held === undefined || held.line.hasLeft) return '孩子已不在本次核对的名单里，请联系班主任';
  if (held.line.isSigned) return '学校已经完成本次核对。还要改的，请联系班主任';
  const { state } = held.line;
  if (state === 'keyed' || state === 'rechecked') return '学校已经录入。还要改的，请联系班主任';
  if (state === 'not-issued' || state === 'issued' || state === 'cannot') return undefined;
  if (answer === undefined || answer.sheet !== found.sheet || !['waiting', 'unchanged'].includes(answer.state)) {
    return '学校已经收到纸质核对表，不用再在手机上提交。还要改的，请联系班主任';
  }
  const { rows } = await sql`
    select from returns where county = ${county} and id = ${answer.returnId}::uuid and held_until > ${clock.now()}`.execute(
    work,
  );
  return rows.length === 0 ? undefined : '学校正在录入您上次提交的内容，请过十分钟再试';
}
