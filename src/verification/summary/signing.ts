import type { Objection } from '#src/organization/objection.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { LINE_COUNTS } from '../ledger/line-counts.ts';
import type { LineFilter } from '../ledger/line-filter.ts';
import type { CampaignSummary, UnitSummary } from './campaign-summary.ts';

/** 签核的级次, from below upwards. */
export const LEVELS = { school: '学校', 'central-school': '中心校', county: '县局' } as const;

export type Level = keyof typeof LEVELS;

/** On which level a unit signs; `undefined` for classes, grades and cities, which do not. */
export function levelOf(kind: string): Level | undefined {
  if (kind === 'school' || kind === 'teaching-point') return 'school';
  return kind === 'central-school' || kind === 'county' ? kind : undefined;
}

/** What stands against it, and where one looks: these lines of the ledger, or the summary of that unit. */
export interface SigningObjection extends Objection {
  readonly look?: { readonly unit: UnitPath; readonly filter?: LineFilter };
}

/** What is left to do before a unit can be signed for; each says where it is found. */
export function objectionsToSigning(
  { state }: Pick<Campaign, 'state'>,
  level: Level,
  { whole, rows }: CampaignSummary,
): readonly SigningObjection[] {
  if (state !== 'running') return [{ code: 'state', message: '专项不在进行中，不能签核' }];
  if (whole.signed !== undefined) return [{ code: 'signed', message: `已由${whole.signed.by}签核` }];
  if (whole.counts.roll === 0) return [{ code: 'nobody', message: '本单位在这个专项中没有学生，不用签核' }];
  if (level === 'school') return leftOf(whole);
  return rows.flatMap((row) => waitingFor(row));
}

/** A school is done when each sheet is confirmed, rechecked, or its absence explained. */
function leftOf({ path, counts }: UnitSummary): readonly SigningObjection[] {
  const left = [
    ['notIssued', '还没有下发'],
    ['issued', '下发了还没有收回'],
    ['returned', '收回了还没有登记有无修改'],
    ['changed', '有修改还没有录入'],
    ['keyed', '录入了还没有复核'],
  ] as const;
  return left.flatMap(([code, words]) => {
    if (counts[code] === 0) return [];
    const look = { unit: path, filter: LINE_COUNTS[code].filter };
    return [{ code, message: `${counts[code]} 名学生的核对表${words}`, look }];
  });
}

/** A unit below that has pupils and no signature in force. */
function waitingFor({ path, name, counts, signed, kind, unplaced }: UnitSummary): readonly SigningObjection[] {
  if (signed !== undefined || counts.roll === 0) return [];
  if (levelOf(kind) !== undefined && !unplaced) {
    return [{ code: 'not-signed', message: `${name}还没有签核`, look: { unit: path } }];
  }
  if (counts.unsettled === 0) return [];
  const look = { unit: path, filter: { ...LINE_COUNTS.unsettled.filter, unplaced } };
  return [{ code: 'unplaced', message: `${name}的 ${counts.unsettled} 名学生还没有完成`, look }];
}
