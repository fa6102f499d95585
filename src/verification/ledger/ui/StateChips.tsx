import type { ReactNode } from 'react';
import { type CountName, LINE_COUNTS } from '../line-counts.ts';
import type { LedgerCounts } from './answers.ts';
import { LINE_FILTERS, type LineFilters } from './line-filters.ts';

interface Props {
  readonly ledger: LedgerCounts;
  readonly filters: LineFilters;
  readonly narrow: (change: Record<string, string | undefined>) => void;
}

type Search = Readonly<Record<string, string>>;

/** 状态和人数 — each figure is a button that lists whom it counts; the eight states add up to the roll. */
export function StateChips({ ledger: { whole }, filters, narrow }: Props): ReactNode {
  const chosen = narrowedBy(filters);
  const chips = [
    ...COUNTS.map((name) => ({
      title: LINE_COUNTS[name].title,
      count: whole.counts[name] ?? 0,
      search: searchOf(name),
    })),
    { title: '问题学籍未处理', count: whole.counts.problemOpen ?? 0, search: { problem: 'any', handling: 'open' } },
  ];
  return (
    <ul className="v-chips r-no-print" aria-label="按状态看">
      {chips
        .filter(({ count, title }) => count > 0 || ALWAYS.has(title))
        .map(({ title, count, search }) => (
          <li key={title}>
            <button
              type="button"
              aria-pressed={isSame(search, chosen)}
              onClick={() => narrow({ ...NOTHING, ...search })}
            >
              {title} <span className="r-num">{count.toLocaleString('zh-CN')}</span>
            </button>
          </li>
        ))}
    </ul>
  );
}

const COUNTS: readonly CountName[] = [
  'roll',
  'notIssued',
  'issued',
  'returned',
  'confirmed',
  'changed',
  'keyed',
  'rechecked',
  'cannot',
  'unsettled',
  'questioned',
  'left',
];

/** Stand there whatever they count, so that nothing moves under the thumb. */
const ALWAYS: ReadonlySet<string> = new Set(COUNTS.slice(0, 9).map((name) => LINE_COUNTS[name].title));

const NOTHING = Object.fromEntries(LINE_FILTERS.map((name) => [name, undefined]));

/** The filter of a count, as an address writes it. */
function searchOf(name: CountName): Search {
  const filter: Readonly<Record<string, string | boolean>> = LINE_COUNTS[name].filter;
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key,
      value === true ? 'yes' : value === false ? 'no' : String(value),
    ]),
  );
}

function narrowedBy(filters: LineFilters): Search {
  return Object.fromEntries(LINE_FILTERS.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
}

function isSame(one: Search, other: Search): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
