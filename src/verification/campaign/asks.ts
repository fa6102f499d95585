import type { Office } from '#src/organization/office.ts';
import type { CountName, LineCounts } from '../ledger/line-counts.ts';
import type { DutyName } from './duties.ts';

/** How a campaign stands at somebody's unit. */
export interface Standing {
  readonly counts: Pick<LineCounts, AskCount>;
  /** 核查办法 of this very unit is published. */
  readonly isPlanned: boolean;
  /** The unit's signature is in force. */
  readonly isSigned: boolean;
  /** Units directly below that have pupils in the campaign, and how many of them have work left, or are not signed. */
  readonly behind: number;
}

/** 专项要求 — one thing that a campaign asks of an office now. */
export interface Ask {
  readonly key: AskName;
  readonly title: string;
  readonly duty: DutyName;
  readonly count: number;
  /** What the campaign's page is narrowed to. */
  readonly search: Readonly<Record<string, string>>;
}

type AskCount = Extract<
  CountName,
  'roll' | 'printed' | 'notIssued' | 'issued' | 'returned' | 'changed' | 'keyed' | 'unsettled'
>;

interface AskShape {
  readonly title: string;
  readonly duty: DutyName;
  /** The numbers of the ledger that it is counted by. */
  readonly by: readonly AskCount[];
  readonly count: (standing: Standing) => number;
  readonly search: Readonly<Record<string, string>>;
}

const ledger = (search: Readonly<Record<string, string>>) => ({ tab: 'ledger', ...search });

/** What can be asked, in the order of the work; nothing is asked where it counts nobody. */
const ASKS = {
  plan: {
    title: '制订并发布核查办法',
    duty: 'training',
    by: [],
    count: ({ isPlanned }) => (isPlanned ? 0 : 1),
    search: { tab: 'overview' },
  },
  print: {
    title: '打印核对表',
    duty: 'sheets',
    by: ['roll', 'printed'],
    count: ({ counts }) => counts.roll - counts.printed,
    search: { tab: 'sheets' },
  },
  issue: {
    title: '下发核对表',
    duty: 'parents',
    by: ['notIssued'],
    count: ({ counts }) => counts.notIssued,
    search: ledger({ state: 'not-issued' }),
  },
  collect: {
    title: '收回核对表',
    duty: 'returns',
    by: ['issued'],
    count: ({ counts }) => counts.issued,
    search: ledger({ state: 'issued' }),
  },
  sort: {
    title: '登记收回的有无修改',
    duty: 'returns',
    by: ['returned'],
    count: ({ counts }) => counts.returned,
    search: ledger({ state: 'returned' }),
  },
  key: {
    title: '录入有修改的',
    duty: 'returns',
    by: ['changed'],
    count: ({ counts }) => counts.changed,
    search: { tab: 'returns' },
  },
  recheck: {
    title: '复核录入的（不能是录入人）',
    duty: 'returns',
    by: ['keyed'],
    count: ({ counts }) => counts.keyed,
    search: ledger({ state: 'keyed' }),
  },
  behind: {
    title: '督促还没完成的单位',
    duty: 'report',
    by: [],
    count: ({ behind }) => behind,
    search: { tab: 'summary', about: 'behind' },
  },
  sign: {
    title: '签核汇总表',
    duty: 'report',
    by: ['roll', 'unsettled'],
    count: ({ counts, isSigned, behind }) =>
      !isSigned && behind === 0 && counts.roll > 0 && counts.unsettled === 0 ? 1 : 0,
    search: { tab: 'summary' },
  },
} as const satisfies Readonly<Record<string, AskShape>>;

type AskName = keyof typeof ASKS;

/** Whose work each of them is. */
const ASKED_OF: Readonly<Partial<Record<Office, readonly AskName[]>>> = {
  'class-teacher': ['issue', 'collect', 'sort'],
  registrar: ['print', 'issue', 'collect', 'sort', 'key', 'recheck'],
  head: ['recheck', 'sign'],
  'central-school': ['plan', 'behind', 'sign'],
  county: ['behind', 'sign'],
};

/** The numbers of the ledger that the asks of this office are counted by: each is one more look at every line. */
export function countsAskedOf(office: Office): readonly AskCount[] {
  return [...new Set((ASKED_OF[office] ?? []).flatMap((key): readonly AskCount[] => ASKS[key].by))];
}

/** 专项现在要求这个岗位做什么; `standing` has counted at least what `countsAskedOf` the office says. */
export function asksOf(office: Office, standing: Standing): readonly Ask[] {
  return (ASKED_OF[office] ?? [])
    .map((key) => ({ ...ASKS[key], key, count: ASKS[key].count(standing) }))
    .filter(({ count }) => count > 0);
}
