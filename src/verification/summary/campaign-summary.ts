import type { UnitPath } from '#src/organization/unit.ts';
import { type CountName, LINE_COUNTS, type LineCounts } from '../ledger/line-counts.ts';

/** 一个单位的汇总 */
export interface UnitSummary {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: string;
  readonly counts: LineCounts;
  /** 已签核: by whom and when (an ISO instant). */
  readonly signed?: { readonly by: string; readonly at: string } | undefined;
}

/** 汇总 — a unit as a whole and each unit directly below it, at one moment. */
export interface CampaignSummary {
  /** An ISO instant. */
  readonly asOf: string;
  readonly above: readonly { readonly path: UnitPath; readonly name: string }[];
  readonly whole: UnitSummary;
  readonly rows: readonly UnitSummary[];
}

/** 汇总表的栏目, in the order of the annex: issued, returned, keyed, and what is left. */
export const SUMMARY_COLUMNS = [
  'roll',
  'printed',
  'handedOut',
  'cameBack',
  'confirmed',
  'withChanges',
  'entered',
  'rechecked',
  'cannot',
  'settled',
  'unsettled',
  'left',
] as const satisfies readonly CountName[];

/** How a heading reads. */
export function titleOfCount(name: CountName): string {
  return name === 'rechecked' ? '已复核' : LINE_COUNTS[name].title;
}

/** Below this many pupils a share says little: figures are shown, and no percentage. */
export const SMALL = 30;

/**
 * 进度落后 — those with work left, the furthest behind first. By the lower bound of Wilson's interval (95 %) for the share that is left:
 * one absent family in a school of three does not stand above a third of a large school.
 */
export function behind(rows: readonly UnitSummary[]): readonly UnitSummary[] {
  return rows
    .filter(({ counts }) => counts.unsettled > 0)
    .sort((one, other) => weight(other) - weight(one) || (one.path < other.path ? -1 : 1));
}

function weight({ counts: { unsettled, roll } }: UnitSummary): number {
  if (roll === 0) return 0;
  const share = unsettled / roll;
  const spread = Z * Math.sqrt((share * (1 - share)) / roll + (Z * Z) / (4 * roll * roll));
  return (share + (Z * Z) / (2 * roll) - spread) / (1 + (Z * Z) / roll);
}

const Z = 1.96;
