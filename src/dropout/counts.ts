import type { LocalDate } from '#src/kernel/local-date.ts';
import type { OutcomeName } from './outcomes.ts';
import type { DropoutState, Ledger } from './states.ts';

/** 台账人数 — each is the length of the list it opens. */
export interface DropoutCounts {
  readonly suspected: number;
  readonly dropout: number;
  readonly overdue: number;
  readonly concluded: number;
  /** 本学年已销号 */
  readonly closed: number;
  /** 其中返校 */
  readonly returned: number;
}

interface Counted {
  readonly state: DropoutState;
  readonly ledger: Ledger;
  readonly due: LocalDate | undefined;
  readonly outcome: OutcomeName | undefined;
}

export function countsOf(lines: readonly Counted[], today: LocalDate): DropoutCounts {
  const of = (is: (line: Counted) => boolean) => lines.filter(is).length;
  return {
    suspected: of(({ ledger }) => ledger === 'suspected'),
    dropout: of(({ ledger }) => ledger === 'dropout'),
    overdue: of(({ state, due }) => state !== 'closed' && due !== undefined && due < today),
    concluded: of(({ state }) => state === 'concluded'),
    closed: of(({ state }) => state === 'closed'),
    returned: of(({ state, outcome }) => state === 'closed' && outcome === 'returned'),
  };
}
