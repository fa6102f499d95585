import type { UnitPath } from '#src/organization/unit.ts';

/** 升级办法 — what a county decides before it lets everybody go up. */
export interface PromotionPolicy {
  /** 毕业: the county graduates the last grades here, or leaves it to each school's own case. */
  readonly graduates: 'county' | 'school';
  /** Whether a pupil whose record is a problem goes up with the class; the national platform lets them. */
  readonly problems: 'promote' | 'hold';
  /** 五四制 schools, by their paths: five years of primary school, four of junior high. */
  readonly fiveFour: readonly UnitPath[];
}

/** Until a county has said otherwise. */
export const USUAL_POLICY: PromotionPolicy = { graduates: 'school', problems: 'promote', fiveFour: [] };
