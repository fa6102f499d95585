import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { findSheet } from '../../sheets/store/find-sheet.ts';
import { codeOfSheet } from '../../sheets/store/sheet-secrets.ts';
import { aliveSheet, digestOfToken, type OpenSheet } from './open-door.ts';

/** 会话 — what a token opens; `spentBy` is the submission after which it opens nothing any more. */
export interface GuardianSession extends OpenSheet {
  readonly spentBy: string | undefined;
}

/** The session of this token, while its sheet may still be looked at. */
export async function findSession(desk: Desk, work: Work, token: string): Promise<GuardianSession | undefined> {
  const [, county = ''] = TOKEN.exec(token) ?? [];
  if (county === '') return undefined;
  const { rows } = await sql<{ sheet: string; spent_by: string | null }>`
    select sheet, spent_by from guardian_sessions
    where county = ${county} and digest = ${digestOfToken(desk.seal, token)} and until > ${desk.clock.now()}`.execute(
    work,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const found = await findSheet(work, desk.seal, county, codeOfSheet(desk.seal, county, row.sheet));
  if (found === undefined || typeof found === 'string') return undefined;
  const sheet = await aliveSheet(desk, work, county, found);
  return sheet && { ...sheet, spentBy: row.spent_by ?? undefined };
}

/** 提交后作废: every session of the sheet; a retry of this very submission is still answered. */
export async function spendSessions(work: Work, county: string, sheet: string, request: string): Promise<void> {
  await sql`
    update guardian_sessions set spent_by = ${request}::uuid
    where county = ${county} and sheet = ${sheet}::uuid and spent_by is null`.execute(work);
}

const TOKEN = /^(\d{6})\.[\w-]{43}$/;
