import { PROBLEM_RULES } from '#src/cases/problem-rules.ts';
import { childOf } from '#src/findings/child-unit.ts';
import { ruleOf } from '#src/findings/rule-of.ts';
import { pathsAbove, unitsNamed } from '#src/findings/store/overview.ts';
import type { Actor } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { type LineCounts, NOTHING_COUNTED } from '../../ledger/line-counts.ts';
import type { CampaignSummary, ProblemKind, UnitSummary } from '../campaign-summary.ts';
import { type Figures, moreOf, type SectionName, sumOfFigures } from '../figures.ts';
import { countKeyChanges } from './count-cases.ts';
import {
  type AtUnit,
  type Counting,
  countLinesByClass,
  countNumbers,
  countProblems,
  countProblemsOf,
} from './count-lines.ts';
import { countRollCalls } from './count-roll-calls.ts';
import { signaturesAmong } from './signatures.ts';

/**
 * 汇总 of a unit and of each unit below it: the ledger in one look, and the other sections that are asked for. `undefined` where
 * the actor may not look.
 */
export async function summarize(
  desk: Desk,
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
  sections: readonly SectionName[] = [],
): Promise<CampaignSummary | undefined> {
  const root = reachOf(actor, 'campaign.summary');
  if (root === undefined || !isWithin(unit, root)) return undefined;
  const of: Counting = { db, actor, campaign, unit };
  // Nobody is a figure, too: where a section is asked for, every unit of the table has its numbers.
  const noughts: Partial<Figures> = Object.fromEntries(sections.flatMap(moreOf).map((name) => [name, 0]));
  const figures = summedUp(await figuresByClass(of, sections), (at) => childOf(at, unit));
  const units = await unitsNamed(desk, actor, unit);
  const signed = await signaturesAmong(db, campaign, [unit, ...figures.keys()]);
  const summaryAt = (path: UnitPath, counts: Figures): UnitSummary => {
    const { name, kind } = units.get(path) ?? { name: '已撤销的机构', kind: '' };
    return { path, kind, name, counts: { ...noughts, ...counts }, signed: signed.get(path) };
  };
  const below = [...figures].filter(([path]) => path !== unit).sort(([one], [other]) => (one < other ? -1 : 1));
  const own = figures.get(unit);
  const rows = below.map(([path, counts]) => summaryAt(path, counts));
  const isPartial = own !== undefined && rows.length > 0;
  const unplaced = {
    path: unit,
    kind: '',
    name: '未分班',
    counts: { ...NOTHING_COUNTED, ...noughts, ...own },
    unplaced: true,
  } as const;
  return {
    asOf: desk.clock.now().toISOString(),
    above: pathsAbove(unit, root).map((path) => ({ path, name: units.get(path)?.name ?? '' })),
    whole: summaryAt(unit, sumOfFigures(figures.values())),
    rows: isPartial ? [...rows, unplaced] : rows,
    ...(sections.includes('problems') && { problems: await problemKinds(of) }),
  };
}

/** The figures of many classes, summed up under whatever each belongs to. */
export function summedUp(
  rows: readonly AtUnit<Partial<Figures>>[],
  belongsTo: (unit: UnitPath) => UnitPath,
): ReadonlyMap<UnitPath, Figures> {
  const groups = new Map<UnitPath, Partial<Figures>[]>();
  for (const row of rows) {
    const group = belongsTo(row.unit);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [row]);
    else known.push(row);
  }
  return new Map([...groups].map(([group, all]) => [group, sumOfFigures(all)]));
}

/** Of each class: its lines, and what else is asked for. A class may come more than once. */
export async function figuresByClass(
  of: Counting,
  sections: readonly SectionName[],
): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const lines = await countLinesByClass(of);
  const all: AtUnit<Partial<Figures>>[] = [...lines];
  for (const section of sections) all.push(...((await COUNTERS[section]?.(of, lines)) ?? []));
  return all;
}

type Counter = (of: Counting, lines: readonly AtUnit<LineCounts>[]) => Promise<readonly AtUnit<Partial<Figures>>[]>;

/** The ledger itself is counted anyhow. */
const COUNTERS: Readonly<Partial<Record<SectionName, Counter>>> = {
  problems: countProblems,
  numbers: countNumbers,
  keys: countKeyChanges,
  presence: async (of, lines) => [
    ...lines.filter(({ unit, roll }) => roll > 0 && isClass(unit)).map(({ unit }) => ({ unit, classes: 1 })),
    ...(await countRollCalls(of)),
  ],
};

function isClass(unit: UnitPath): boolean {
  return /\/[pjs]\d{4}\/[^/]+$/.test(unit);
}

async function problemKinds(of: Counting): Promise<readonly ProblemKind[]> {
  const kinds: ProblemKind[] = [];
  for (const rule of PROBLEM_RULES) {
    kinds.push({ rule, title: ruleOf(rule)?.title ?? rule, pupils: await countProblemsOf(of, rule) });
  }
  return kinds;
}
