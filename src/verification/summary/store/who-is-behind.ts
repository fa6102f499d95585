import { nameWithin, schoolOfClass } from '#src/organization/class-path.ts';
import type { Actor } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { isWithin, parentOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { behind, type UnitSummary } from '../campaign-summary.ts';
import type { Figures } from '../figures.ts';
import { countLinesByClass } from './count-lines.ts';
import { signaturesAmong } from './signatures.ts';
import { summedUp } from './summarize.ts';

/** One of those who are asked: a school, or a class within a school. */
export interface UnitBehind extends UnitSummary {
  /** 中心校 of a school; '' for a class. */
  readonly under: string;
}

/** 谁没完成 */
export interface WhoIsBehind {
  /** 学校 seen from above, 班级 seen from within a school. */
  readonly by: 'school' | 'class';
  readonly all: number;
  /** Work is left, the furthest behind first. */
  readonly behind: readonly UnitBehind[];
  /** Nothing is left but the head's signature. */
  readonly unsigned: readonly UnitBehind[];
}

/** 进度落后 — below the unit, school by school or class by class; `undefined` where the actor may not look. */
export async function whoIsBehind(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
): Promise<WhoIsBehind | undefined> {
  const root = reachOf(actor, 'campaign.summary');
  if (root === undefined || !isWithin(unit, root)) return undefined;
  const lines = await countLinesByClass({ db: desk.db, actor, campaign, unit });
  const [here] = [...(await unitsAt(desk.db, campaign.county, [unit])).values()];
  const by = here?.kind === 'county' || here?.kind === 'central-school' || here === undefined ? 'school' : 'class';
  const counted = summedUp(lines, (at) => (by === 'school' ? schoolOfClass(at) : at));
  const rows = (await named(desk, campaign, counted)).filter(({ counts }) => counts.roll > 0);
  const isDone = ({ counts, signed }: UnitBehind) => counts.unsettled === 0 && signed === undefined;
  return { by, all: rows.length, behind: behind(rows), unsigned: by === 'school' ? rows.filter(isDone) : [] };
}

async function named(
  { db, clock }: Desk,
  campaign: Campaign,
  counted: ReadonlyMap<UnitPath, Figures>,
): Promise<readonly UnitBehind[]> {
  const paths = [...counted.keys()];
  const above = paths.flatMap((path) => parentOf(path) ?? []);
  const units = await unitsAt(db, campaign.county, [...paths, ...above]);
  const signed = await signaturesAmong(db, campaign, paths);
  const year = schoolYearOf(clock.today());
  return [...counted].map(([path, counts]) => {
    const unit = units.get(path);
    const parent = units.get(parentOf(path) ?? path);
    return {
      path,
      name: unit === undefined ? '已撤销的机构' : nameWithin(unit, year),
      kind: unit?.kind ?? '',
      under: parent?.kind === 'central-school' ? parent.name : '',
      counts,
      signed: signed.get(path),
    };
  });
}
