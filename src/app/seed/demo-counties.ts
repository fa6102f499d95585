import type { Plan } from '#src/county/plan.ts';
import { type GeneratedCounty, generate, generateIn } from '#src/county/pupils.ts';
import { type County, countyOf, type SchoolUnit } from '#src/county/units.ts';
import { SeededRandom } from '#src/kernel/seeded-random.ts';

/** Below this a county of the usual townships would have a handful of pupils in each school. */
const WHOLE_COUNTY = 20_000;
const USUAL_COUNTY = 80_000;

/** 演示县 — 西峡县, and from eighty thousand pupils on the made-up counties beside it. Take the records of one before the next. */
export function demoCounties(plan: Plan): Iterable<GeneratedCounty> {
  return plan.pupils < WHOLE_COUNTY ? [generateIn(plan, smallCounty(plan))] : generate(plan);
}

/** 白羽街道 丹水镇 丁河镇: enough for one to look at another's pupils and be told that there are none. */
const TOWNSHIPS: ReadonlySet<number> = new Set([0, 3, 7]);

/** What a small county keeps of each township's schools, by 办学类型. */
const KEPT: Readonly<Record<string, number>> = { '211': 2, '218': 1, '311': 1 };

/** The usual county's places with few schools in three townships; the other townships stay, and nobody lives there. */
function smallCounty(plan: Plan): County {
  const whole = countyOf({ ...plan, pupils: USUAL_COUNTY }, new SeededRandom(plan.seed), 0);
  const townships = whole.townships.map((township, at) => ({ ...township, weight: TOWNSHIPS.has(at) ? 1 : 0 }));
  const kept = whole.townships.flatMap((_, township) => (TOWNSHIPS.has(township) ? schoolsIn(whole, township) : []));
  const senior = whole.schools.filter(({ kind }) => kind === '342').slice(0, 1);
  const schools = whole.schools.filter((school) => kept.includes(school) || senior.includes(school));
  return { ...whole, pupils: plan.pupils, townships, schools };
}

function schoolsIn({ schools }: County, township: number): readonly SchoolUnit[] {
  const near = schools.filter((school) => school.township === township);
  return Object.entries(KEPT).flatMap(([kind, count]) => near.filter((school) => school.kind === kind).slice(0, count));
}
