import type { Desk } from '#src/platform/desk.ts';
import { forgetOldSessions } from './own-sessions.ts';
import { sealDormant } from './seal-people.ts';

/** 每日一次 — what nobody asks for and somebody must do. Safe to run twice. Answers how many dormant accounts were sealed. */
export async function dailyRound(desk: Desk): Promise<number> {
  await forgetOldSessions(desk);
  return await sealDormant(desk);
}
