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

/** What each figure is called, and which cases it counts. */
export const COUNTS: Readonly<Record<keyof DropoutCounts, { readonly title: string; readonly says: string }>> = {
  suspected: { title: '疑似辍学', says: '没有销号、还没有书面报告乡镇的' },
  dropout: { title: '辍学', says: '没有销号、已经书面报告乡镇和县局的' },
  overdue: { title: '逾期', says: '没有销号、这一步的期限已过的' },
  concluded: { title: '待销号', says: '已有结果、等学籍业务办结或县局确认的' },
  closed: { title: '本学年已销号', says: '本学年发现、已销号的' },
  returned: { title: '其中返校', says: '本学年发现、已销号、结果为返校的' },
};

export const EVERY_COUNT = Object.keys(COUNTS) as readonly (keyof DropoutCounts)[]; // the keys of a literal object

/** The list that a figure opens, as the address of the ledger says it. `year` is the school year of today. */
export function listOf(count: keyof DropoutCounts, year: number): Readonly<Record<string, string>> {
  switch (count) {
    case 'suspected':
    case 'dropout':
      return { ledger: count };
    case 'overdue':
      return { overdue: 'true' };
    case 'concluded':
      return { state: 'concluded' };
    case 'closed':
      return { ledger: 'closed', year: String(year) };
    case 'returned':
      return { ledger: 'closed', outcome: 'returned', year: String(year) };
  }
}
