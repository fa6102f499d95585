import type { Objection } from '#src/organization/objection.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { CampaignSummary, UnitSummary } from './campaign-summary.ts';

/** 签核的级次, from below upwards. */
export const LEVELS = { school: '学校', 'central-school': '中心校', county: '县局' } as const;

export type Level = keyof typeof LEVELS;

/** On which level a unit signs; `undefined` for classes, grades and cities, which do not. */
export function levelOf(kind: string): Level | undefined {
  if (kind === 'school' || kind === 'teaching-point') return 'school';
  return kind === 'central-school' || kind === 'county' ? kind : undefined;
}

/** What is left to do before a unit can be signed for; each says where it is found. */
export function objectionsToSigning(
  { state }: Pick<Campaign, 'state'>,
  level: Level,
  { whole, rows }: CampaignSummary,
): readonly Objection[] {
  if (state !== 'running') return [{ code: 'state', message: '专项不在进行中，不能签核' }];
  if (whole.signed !== undefined) return [{ code: 'signed', message: `已由${whole.signed.by}签核` }];
  if (whole.counts.roll === 0) return [{ code: 'nobody', message: '本单位在这个专项中没有学生，不用签核' }];
  if (level === 'school') return leftOf(whole);
  return rows.flatMap((row) => waitingFor(row));
}

/** A school is done when each sheet is confirmed, rechecked, or its absence explained. */
function leftOf({ counts }: UnitSummary): readonly Objection[] {
  const left = [
    ['notIssued', '还没有下发', counts.notIssued],
    ['issued', '下发了还没有收回', counts.issued],
    ['returned', '收回了还没有登记有无修改', counts.returned],
    ['changed', '有修改还没有录入', counts.changed],
    ['keyed', '录入了还没有复核', counts.keyed],
  ] as const;
  return left
    .filter(([, , pupils]) => pupils > 0)
    .map(([code, words, pupils]) => ({ code, message: `${pupils} 名学生的核对表${words}` }));
}

/** A unit below that has pupils and no signature in force. */
function waitingFor({ name, counts, signed, kind }: UnitSummary): readonly Objection[] {
  if (signed !== undefined || counts.roll === 0) return [];
  if (levelOf(kind) === undefined) {
    return counts.unsettled > 0
      ? [{ code: 'unplaced', message: `${name}的 ${counts.unsettled} 名学生还没有完成` }]
      : [];
  }
  return [{ code: 'not-signed', message: `${name}还没有签核` }];
}
