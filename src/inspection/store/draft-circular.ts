import type { LocalDate } from '#src/kernel/local-date.ts';
import type { LetterTable } from '#src/letters/letter.ts';
import { draftLetter } from '#src/letters/store/draft-letter.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Desk } from '#src/platform/desk.ts';
import { itemShape, VERDICTS } from '../check-sheet.ts';
import { INSPECTION_CIRCULAR } from '../letters.ts';
import { type ItemTally, percent, type Results } from '../results.ts';
import { holdInspection } from './inspection-rows.ts';
import { resultsFor } from './results-of-inspection.ts';
import { inspectedSchools } from './school-rows.ts';

export type CircularOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

const MOST_NAMED = 3;

/** 拟写通报 — in the city's name to the county, with the figures of the published check; signed and sent as any letter. */
export function draftCircular(desk: Desk, actor: Actor, id: string): Promise<CircularOutcome> {
  return desk.db.transaction().execute(async (work): Promise<CircularOutcome> => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    if (held.state !== 'published') {
      return { objections: [{ code: 'state', message: '结果公布以后再拟通报' }] };
    }
    const { county, unit } = held;
    const [{ results }, schools, named] = await Promise.all([
      resultsFor(work, actor, held),
      inspectedSchools(work, desk.seal, actor, held),
      unitsAt(work, county, [unit]),
    ]);
    const name = named.get(unit)?.name ?? '';
    const { wrong, of, rate = 0, low = 0, high = 0 } = results.errorRate;
    const letter = await draftLetter(desk, work, actor, {
      ...{ template: INSPECTION_CIRCULAR, unit: actor.unit, county, about: { kind: 'inspection', id } },
      ...{ to: { name, unit }, copies: schools.map((school) => ({ name: school.name, unit: school.unit })) },
      annexes: [annexOf(results)],
      fields: {
        ...{ 县: name, 督查: held.title, 起: dayWords(held.startsOn), 止: dayWords(held.endsOn), 依据: held.basis },
        ...{ 内容: held.subject, 名单人数: String(held.populationSize ?? 0), 抽查人数: String(results.pupilsDrawn) },
        ...{ 学校数: String(schools.length), 查完人数: String(of), 不符人数: String(wrong), 差错率: percent(rate) },
        ...{ 区间: `${percent(low)}—${percent(high)}`, 主要问题: worstOf(results), 结论: held.conclusion },
      },
    });
    return { id: letter };
  });
}

function worstOf({ pupils, schools }: Results): string {
  const line = (unit: string) => (tally: ItemTally) => ({ ...tally, unit });
  const worst = [...pupils.map(line('人')), ...schools.map(line('所'))]
    .filter(({ wrong }) => wrong > 0)
    .sort((one, other) => other.wrong - one.wrong)
    .slice(0, MOST_NAMED);
  if (worst.length === 0) return '没有发现';
  return worst.map(({ item, wrong, unit }) => `${itemShape(item).title} ${wrong} ${unit}`).join('、');
}

function annexOf({ pupils, schools }: Results): LetterTable {
  const line = (of: string) => (tally: ItemTally) => [
    ...[of, itemShape(tally.item).title],
    ...[tally.right, tally.wrong, tally.none].map(String),
  ];
  return {
    title: '逐项检查结果',
    headings: ['对象', '检查项', ...Object.values(VERDICTS)],
    rows: [...pupils.map(line('学生')), ...schools.map(line('学校'))],
  };
}

/** 2025年3月20日 */
function dayWords(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
