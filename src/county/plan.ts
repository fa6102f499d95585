import type { LocalDate } from '#src/kernel/local-date.ts';

/** What a generated register is made from. The same plan gives the same bytes on every machine. */
export interface Plan {
  /** Records to make: 1 up to 20,000,000. */
  readonly pupils: number;
  /** Any whole number from 0 to 4,294,967,295. */
  readonly seed: number;
  /** How many of a thousand records get a planted error; at 0 the register is clean. */
  readonly errorsPerMille: number;
  /** The day on which the register is as it is. */
  readonly today: LocalDate;
}

export const MOST_PUPILS = 20_000_000;
