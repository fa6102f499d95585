import type { Layout } from './recognize.ts';
import type { Refusal } from './refusals.ts';

/** One table of a file and what came of recognising it. */
export interface Candidate<Table> {
  readonly table: Table;
  readonly sheet: string | undefined;
  readonly result: Layout | Refusal;
}

/** 名单工作表 — the tables of a file that hold pupils, and those that are something else: code lists, instructions, a report's summary. */
export interface Rosters<Table> {
  readonly rosters: readonly { readonly table: Table; readonly sheet: string | undefined; readonly layout: Layout }[];
  readonly skipped: readonly string[];
}

/**
 * A file is refused when it holds no roster, and when one of its rosters cannot be read in one way only: to check the
 * others in silence would leave children out.
 */
export function rostersAmong<Table>(candidates: readonly Candidate<Table>[]): Rosters<Table> | Refusal {
  const rosters: Rosters<Table>['rosters'][number][] = [];
  const refusals: { readonly sheet: string | undefined; readonly refusal: Refusal }[] = [];
  for (const { table, sheet, result } of candidates) {
    if ('refused' in result) refusals.push({ sheet, refusal: result });
    else rosters.push({ table, sheet, layout: result });
  }
  const ambiguous = refusals.find(({ refusal }) => refusal.refused === 'repeated-heading');
  const worst = ambiguous ?? (rosters.length > 0 ? undefined : plainest(refusals));
  if (worst) return inSheet(worst.refusal, candidates.length > 1 ? worst.sheet : undefined);
  return { rosters, skipped: refusals.flatMap(({ sheet }) => sheet ?? []) };
}

/** Of several tables that are no roster, the one that came nearest has the most useful sentence. */
function plainest<T extends { readonly refusal: Refusal }>(refusals: readonly T[]): T | undefined {
  return refusals.find(({ refusal }) => refusal.refused === 'no-name') ?? refusals[0];
}

function inSheet({ refused, message }: Refusal, sheet: string | undefined): Refusal {
  return { refused, message: sheet === undefined ? message : `工作表“${sheet}”：${message}` };
}
