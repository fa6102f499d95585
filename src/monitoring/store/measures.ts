import type { FigureKey } from '../figures.ts';
import type { Measured } from '../reckoning.ts';
import type { Listing, Measure } from './measure.ts';
import { CAMPAIGNS } from './measures/campaigns.ts';
import { DROPOUTS } from './measures/dropouts.ts';
import { FINDINGS } from './measures/findings.ts';
import { LEAVERS } from './measures/leavers.ts';
import { PETITIONS } from './measures/petitions.ts';
import { RECORDS } from './measures/records.ts';
import { ROLL_CALLS } from './measures/roll-calls.ts';
import { SIGN_INS } from './measures/sign-ins.ts';
import { STEPS } from './measures/steps.ts';
import { SUPERVISIONS } from './measures/supervisions.ts';
import type { Scope } from './scope.ts';

/** 全部测算: each figure by one of them. */
const MEASURES: readonly Measure[] = [
  STEPS,
  SIGN_INS,
  RECORDS,
  FINDINGS,
  CAMPAIGNS,
  ROLL_CALLS,
  LEAVERS,
  DROPOUTS,
  PETITIONS,
  SUPERVISIONS,
];

/** Everything that can be known of a scope. */
export function measured(scope: Scope): Promise<readonly Measured[]> {
  return Promise.all(MEASURES.map((measure) => measure.count(scope)));
}

/** The list behind a figure. */
export function listingOf(key: FigureKey): Listing | undefined {
  for (const { lists } of MEASURES) {
    const listing = lists[key];
    if (listing !== undefined) return listing;
  }
  return undefined;
}
