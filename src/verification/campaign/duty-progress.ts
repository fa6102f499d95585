import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { CountName } from '../ledger/line-counts.ts';
import type { SummaryOf } from '../summary/campaign-summary.ts';
import { levelOf } from '../summary/signing.ts';
import type { Campaign } from './campaign.ts';
import type { DutyName } from './duties.ts';

/** How far one of the six duties is at a unit: so many of so many, of what `DUTIES` says is counted. */
export interface DutyCount {
  readonly duty: DutyName;
  readonly done: number;
  readonly total: number;
  /** What stands behind it, in words. */
  readonly note?: string;
}

/** What other books say of a duty: its count, or a sentence beside the count that the ledger keeps. */
export type DutyShare = DutyCount | { readonly duty: DutyName; readonly note: string };

/**
 * Counts a duty that the ledger knows nothing of: who keeps those books lends it. It is given the classes that have pupils in the
 * campaign, which the ledger has just counted.
 */
export type DutyProgress = (actor: Actor, campaign: Campaign, classes: readonly UnitPath[]) => Promise<DutyShare>;

/** The numbers of the ledger that say how far its duties are. */
export const DUTY_COUNTS = ['roll', 'printed', 'handedOut', 'settled'] as const satisfies readonly CountName[];

type Counted = Pick<SummaryOf<(typeof DUTY_COUNTS)[number]>, 'whole' | 'rows'>;

/** The duties that the ledger and the problem records count; of a summary with the latter in it. */
export function ledgerDuties({ whole, rows }: Counted): readonly DutyCount[] {
  const { roll, printed, handedOut, settled } = whole.counts;
  const handled = HANDLED.reduce((sum, name) => sum + (whole.counts[name] ?? 0), 0);
  return [
    { duty: 'sheets', done: printed, total: roll },
    { duty: 'parents', done: handedOut, total: roll },
    { duty: 'returns', done: settled, total: roll },
    { duty: 'problems', done: handled, total: handled + (whole.counts.problemOpen ?? 0) },
    ...(levelOf(whole.kind) === undefined ? [] : [reported(whole, rows)]),
  ];
}

const HANDLED = ['problemDeleted', 'problemChanged', 'problemEvidenced', 'problemExplained'] as const;

/** The unit's own signature, and those of the units below that sign; a class and a grade sign nothing. */
function reported(whole: Counted['whole'], rows: Counted['rows']): DutyCount {
  const below = rows.filter(({ kind, counts }) => counts.roll > 0 && levelOf(kind) !== undefined);
  const signed = [whole, ...below].filter((unit) => unit.signed !== undefined);
  return { duty: 'report', done: signed.length, total: 1 + below.length };
}
