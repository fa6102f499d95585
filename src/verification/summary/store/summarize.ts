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
import { type CountName, EVERY_COUNT, NOTHING_COUNTED } from '../../ledger/line-counts.ts';
import type { CampaignSummary, ProblemKind, SummaryOf, UnitSummary } from '../campaign-summary.ts';
import { type Figures, moreOf, type SectionName, sumOfFigures } from '../figures.ts';
import { countKeyChanges } from './count-cases.ts';
import {
  type AtUnit,
  type Counting,
  countLinesByClass,
  countNumbers,
  countProblemKinds,
  countProblems,
} from './count-lines.ts';
import { countRollCalls } from './count-roll-calls.ts';
import { signaturesAmong } from './signatures.ts';

/** 汇总 of a unit and of each unit below it, with the kinds of problem records where these are asked for. */
export async function summarize(
  desk: Desk,
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
  sections: readonly SectionName[] = [],
): Promise<CampaignSummary | undefined> {
  const counted = await summaryOf(desk, db, actor, campaign, unit, sections);
  if (counted === undefined || !sections.includes('problems')) return counted?.summary;
  return { ...counted.summary, problems: await problemKinds({ db, actor, campaign, unit }) };
}

/** A summary of some of the ledger's numbers, and the classes in it that have pupils on the roll. */
interface Counted<Name extends CountName> {
  readonly summary: SummaryOf<Name>;
  readonly classes: readonly UnitPath[];
}

/**
 * The figures alone: these numbers of the ledger, the roll always among them, in one look, and the other sections that are asked
 * for. `undefined` where the actor may not look.
 */
export async function summaryOf<Name extends CountName = CountName>(
  desk: Desk,
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
  sections: readonly SectionName[] = [],
  names?: readonly Name[],
): Promise<Counted<Name | 'roll'> | undefined> {
  const root = reachOf(actor, 'campaign.summary');
  if (root === undefined || !isWithin(unit, root)) return undefined;
  const of: Counting = { db, actor, campaign, unit };
  // Nobody is a figure, too: where a section is asked for, every unit of the table has its numbers.
  const noughts: Partial<Figures> = Object.fromEntries(sections.flatMap(moreOf).map((name) => [name, 0]));
  const [counted, units] = await Promise.all([figuresByClass(of, sections, names), unitsNamed(desk, actor, unit)]);
  const figures = summedUp(counted, (at) => childOf(at, unit));
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
  const summary: CampaignSummary = {
    asOf: desk.clock.now().toISOString(),
    above: pathsAbove(unit, root).map((path) => ({ path, name: units.get(path)?.name ?? '' })),
    whole: summaryAt(unit, sumOfFigures(figures.values())),
    rows: isPartial ? [...rows, unplaced] : rows,
  };
  return { summary, classes: classesAmong(counted) };
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
  names: readonly CountName[] = EVERY_COUNT,
): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const lines = await countLinesByClass(of, [...new Set<CountName>(['roll', ...names])]);
  const all: AtUnit<Partial<Figures>>[] = [...lines];
  for (const section of sections) all.push(...((await COUNTERS[section]?.(of, lines)) ?? []));
  return all;
}

type Counter = (
  of: Counting,
  lines: readonly AtUnit<Partial<Figures>>[],
) => Promise<readonly AtUnit<Partial<Figures>>[]>;

/** The ledger itself is counted anyhow. */
const COUNTERS: Readonly<Partial<Record<SectionName, Counter>>> = {
  problems: countProblems,
  numbers: countNumbers,
  keys: countKeyChanges,
  presence: async (of, lines) => [
    ...classesAmong(lines).map((unit) => ({ unit, classes: 1 })),
    ...(await countRollCalls(of)),
  ],
};

/** Those with pupils on the roll; what is filed at a school or a grade is in no class. */
function classesAmong(counted: readonly AtUnit<Partial<Figures>>[]): readonly UnitPath[] {
  const isClass = (unit: UnitPath) => /\/[pjs]\d{4}\/[^/]+$/.test(unit);
  return counted.filter(({ unit, roll = 0 }) => roll > 0 && isClass(unit)).map(({ unit }) => unit);
}

async function problemKinds(of: Counting): Promise<readonly ProblemKind[]> {
  const counted = await countProblemKinds(of);
  return PROBLEM_RULES.map((rule) => ({ rule, title: ruleOf(rule)?.title ?? rule, pupils: counted.get(rule) ?? {} }));
}
