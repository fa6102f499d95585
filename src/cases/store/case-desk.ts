import type { CountyCalendar } from '#src/calendar/county-days.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';

/** What became of a case, told to whoever sends notices, in the transaction of the deed itself. */
export interface CaseNews {
  readonly county: string;
  readonly id: string;
  readonly event:
    | 'submit'
    | 'approve'
    | 'return'
    | 'refuse'
    | 'withdraw'
    | 'message'
    | 'urge'
    | 'half-time'
    | 'two-days'
    | 'due'
    | 'overdue'
    | 'unpublished';
  /** The person who did it; absent for the clock. */
  readonly by?: string | undefined;
}

/** 业务办公桌 — a desk at which cases are handled. */
export interface CaseDesk extends RegisterDesk {
  /** 本县工作日历: the State Council's and the county's own signed days. */
  readonly calendarOf: (db: Database | Work, county: string) => Promise<CountyCalendar>;
  readonly tell: (work: Work, news: readonly CaseNews[]) => Promise<void>;
}
