import { type Answer, CATEGORIES, type Category, OUTCOMES, type Outcome } from './outcome.ts';

/** What is counted of one reading. It holds no word about a single child. */
export interface ReadingSummary {
  readonly rows: number;
  readonly schools: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly byCategory: Readonly<Record<Category, Readonly<Record<Outcome, number>>>>;
  /** Had arrived when an earlier list was read, and no longer agree. */
  readonly reopened: number;
  readonly files: readonly { readonly name: string; readonly rows: number; readonly refusal: string }[];
  /** Schools whose list is older than one that has been read already. */
  readonly skipped: readonly { readonly school: string; readonly lastOn: string }[];
}

const NONE = Object.fromEntries(Object.keys(OUTCOMES).map((name) => [name, 0])) as Record<Outcome, number>; // of its keys

export const NOTHING_READ: ReadingSummary = {
  rows: 0,
  schools: 0,
  counts: NONE,
  byCategory: Object.fromEntries(Object.keys(CATEGORIES).map((name) => [name, NONE])) as ReadingSummary['byCategory'], // of its keys
  reopened: 0,
  files: [],
  skipped: [],
};

/** The summary with these answers in it; the counts of the categories always add up to those of the whole. */
export function withAnswers(
  summary: ReadingSummary,
  answers: readonly Pick<Answer, 'category' | 'outcome'>[],
): ReadingSummary {
  const counts = { ...summary.counts };
  const byCategory = Object.fromEntries(
    Object.entries(summary.byCategory).map(([name, each]) => [name, { ...each }]),
  ) as Record<Category, Record<Outcome, number>>; // of its keys
  for (const { category, outcome } of answers) {
    counts[outcome] += 1;
    byCategory[category][outcome] += 1;
  }
  return { ...summary, counts, byCategory };
}
