import type { UnitPath } from '#src/organization/unit.ts';
import type { CountName } from '../ledger/line-counts.ts';
import type { Handling } from '../ledger/line-filter.ts';
import type { Figures, MoreName } from './figures.ts';

/** 一个单位的汇总 */
export interface UnitSummary {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: string;
  readonly counts: Figures;
  /** 未分班: not the whole unit, but what is filed at it and not below it. */
  readonly unplaced?: true | undefined;
  /** 已签核: by whom and when (an ISO instant). */
  readonly signed?: { readonly by: string; readonly at: string } | undefined;
}

/** 问题学籍 of one kind: how many pupils, by how far they are. */
export interface ProblemKind {
  /** The code of a rule, and what it is called. */
  readonly rule: string;
  readonly title: string;
  readonly pupils: Readonly<Partial<Record<Handling, number>>>;
}

/** 汇总 — a unit as a whole and each unit directly below it, at one moment. */
export interface CampaignSummary {
  /** An ISO instant. */
  readonly asOf: string;
  readonly above: readonly { readonly path: UnitPath; readonly name: string }[];
  readonly whole: UnitSummary;
  readonly rows: readonly UnitSummary[];
  /** Of the whole, where problem records were asked for. A pupil with two kinds is under both. */
  readonly problems?: readonly ProblemKind[] | undefined;
}

/** The same of some of the ledger's numbers: the others were not counted. */
export interface SummaryOf<Name extends CountName> extends Omit<CampaignSummary, 'whole' | 'rows'> {
  readonly whole: UnitCounted<Name>;
  readonly rows: readonly UnitCounted<Name>[];
}

type UnitCounted<Name extends CountName> = Omit<UnitSummary, 'counts'> & {
  readonly counts: Pick<Figures, Name | MoreName>;
};

/** Below this many pupils a share says little: figures are shown, and no percentage. */
export const SMALL = 30;

/**
 * 进度落后 — those with work left, the furthest behind first. By the lower bound of Wilson's interval (95 %) for the share that is left:
 * one absent family in a school of three does not stand above a third of a large school.
 */
export function behind<Row extends Pick<UnitSummary, 'path' | 'counts'>>(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter(({ counts }) => counts.unsettled > 0)
    .sort((one, other) => weight(other) - weight(one) || (one.path < other.path ? -1 : 1));
}

function weight({ counts: { unsettled, roll } }: Pick<UnitSummary, 'counts'>): number {
  if (roll === 0) return 0;
  const share = unsettled / roll;
  const spread = Z * Math.sqrt((share * (1 - share)) / roll + (Z * Z) / (4 * roll * roll));
  return (share + (Z * Z) / (2 * roll) - spread) / (1 + (Z * Z) / roll);
}

const Z = 1.96;
