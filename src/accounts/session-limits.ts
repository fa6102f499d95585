import type { Office } from '#src/organization/office.ts';

const MINUTE = 60_000;

/**
 * 会话时限 — how long a sign-in lasts, in milliseconds. GB/T 22239 8.1.4.1 b asks for an end after idleness.
 *
 * A village registrar is called away from the desk all day and must not pay with lost work: the page keeps what was typed, and
 * signing in again leads back to it. So the hour is short, and being signed out costs a password and nothing else.
 */
export const SESSION_LIMITS = {
  /** From password to the end of second factor or new password. */
  halfway: 10 * MINUTE,
  idle: 15 * MINUTE,
  /** Whoever sees the whole county. */
  countyIdle: 10 * MINUTE,
  /** Whoever opens tip-offs. */
  watchfulIdle: 5 * MINUTE,
  absolute: 8 * 60 * MINUTE,
  /** 重新验证身份 holds so long. */
  confirmed: 5 * MINUTE,
  /** The hour of the last request is written down no more often than this. */
  touch: MINUTE,
} as const;

/** 同时登录 — one computer in the office and one more; a third ends the oldest. */
export const MOST_SESSIONS = 2;

const COUNTY_OFFICES: readonly Office[] = ['county', 'county-admin', 'auditor', 'city-inspector'];

/** 举报查办员: what is open on that screen is nobody else's to see, not for a minute of a coffee break. */
const WATCHFUL: readonly Office[] = ['tip-off-inspector'];

/** What is known of a session's hours. */
export interface SessionHours {
  readonly signedIn: boolean;
  readonly office: Office | undefined;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Milliseconds without a request after which somebody in this office is signed out. */
export function idleLimit(office: Office | undefined): number {
  if (office !== undefined && WATCHFUL.includes(office)) return SESSION_LIMITS.watchfulIdle;
  return office !== undefined && COUNTY_OFFICES.includes(office) ? SESSION_LIMITS.countyIdle : SESSION_LIMITS.idle;
}

export function isOver(session: SessionHours, now: Date): boolean {
  const age = now.getTime() - session.createdAt.getTime();
  if (!session.signedIn) return age >= SESSION_LIMITS.halfway;
  return age >= SESSION_LIMITS.absolute || now.getTime() - session.seenAt.getTime() >= idleLimit(session.office);
}

/** Has the identity been confirmed recently enough for a sensitive act? */
export function isConfirmed(confirmedAt: Date | undefined, now: Date): boolean {
  return confirmedAt !== undefined && now.getTime() - confirmedAt.getTime() < SESSION_LIMITS.confirmed;
}
