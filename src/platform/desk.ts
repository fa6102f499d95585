import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database } from './database/database.ts';
import type { Seal } from './sealing/seal.ts';

/** The hour and the day, by the server's clock; a test brings its own. */
export interface Clock {
  readonly now: () => Date;
  readonly today: () => LocalDate;
}

/** 办公桌 — what every route and every command of the register needs within reach. */
export interface Desk {
  readonly db: Database;
  readonly seal: Seal;
  readonly clock: Clock;
  /** 演示数据: logins are shown on the sign-in page, and a banner says that nobody here is real. */
  readonly demo: boolean;
  /** Told what went wrong where nobody waits for an answer, under the code that the person concerned reads. */
  readonly onFailure?: (error: unknown, code: string) => void;
}
