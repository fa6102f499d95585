import { createContext, useContext } from 'react';

/** 当前登录 — who is signed in, in which office, and what that office may do. The shell asks the server once. */
export interface Session {
  readonly person: string;
  readonly name: string;
  readonly account: string;
  /** Which of the person's offices it is; see `offices`. */
  readonly officeId: string;
  readonly office: string;
  readonly officeTitle: string;
  readonly unit: string;
  readonly unitName: string;
  readonly unitKind: string;
  /** Lines of the permission table that hold for the office. */
  readonly permissions: readonly string[];
  /** All offices the person holds, this one among them. */
  readonly offices: readonly HeldOffice[];
  /** So long without a request, and the server ends the session. */
  readonly idleMinutes: number;
  readonly demo: boolean;
}

export interface HeldOffice {
  readonly id: string;
  readonly office: string;
  readonly title: string;
  readonly unit: string;
  readonly unitName: string;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of whoever is in front of the page; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('asked for the session outside the shell');
  return session;
}

/** May this office do it at all? Only hides what the server would refuse anyway. */
export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission);
}
