import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Coverage, TRAINED_OFFICES } from '../coverage.ts';
import { type CoveragePeriod, type CoverageShown, coverageNames, coverageOf } from './coverage.ts';

const WHICH = { trained: '已培训', untrained: '未培训', vacant: '空缺' } as const;

const EVERY_WHICH = Object.keys(WHICH) as readonly (keyof typeof WHICH)[]; // the keys of a literal object

/**
 * 培训覆盖率导出 — a sheet of units with their figures, and one of everybody behind them by name. That it was taken is written down;
 * `undefined` for strangers.
 */
export async function coverageSheets(
  desk: Desk,
  actor: Actor,
  unit: UnitPath,
  period: CoveragePeriod,
): Promise<readonly Sheet[] | undefined> {
  const shown = await coverageOf(desk, actor, unit, period);
  if (shown === undefined) return undefined;
  const people: SheetRow[] = [];
  for (const office of TRAINED_OFFICES) {
    for (const which of EVERY_WHICH) {
      for (const each of (await coverageNames(desk, actor, unit, period, office, which)) ?? []) {
        people.push({ cells: [OFFICES[office].title, each.place, each.name, WHICH[which], each.trainedOn ?? ''] });
      }
    }
  }
  const deed = { action: 'gathering.export', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
  const detail = { paper: 'coverage', people: people.length };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  return [figuresSheet(shown, desk.clock.today()), namesSheet(people)];
}

function figuresSheet({ unit, whole, rows, courses }: CoverageShown, today: string): Sheet {
  const headings = TRAINED_OFFICES.flatMap((office) =>
    EVERY_WHICH.map((which) => `${OFFICES[office].title}${WHICH[which]}`),
  );
  const hours = Math.round(courses.hours * 10) / 10;
  const about = `截至 ${today}　办班 ${courses.count} 次，${hours} 学时，参训 ${courses.attendances} 人次。按现在任职的单位统计`;
  const to = headings.length;
  return {
    ...{ name: '培训覆盖率', widths: [30, ...headings.map(() => 16)], frozen: { rows: 3, columns: 1 }, pagesWide: 1 },
    filterRow: 3,
    rows: [
      { cells: [{ value: `${unit.name}培训覆盖率`, look: 'title' }], joined: { from: 0, to } },
      { cells: [{ value: about, look: 'aside' }], joined: { from: 0, to } },
      { cells: ['单位', ...headings].map((value): Cell => ({ value, look: 'heading' })) },
      ...rows.map(({ name, coverage }): SheetRow => ({ cells: [name, ...countsOf(coverage, 'count')] })),
      { cells: [{ value: '合计', look: 'sum' }, ...countsOf(whole, 'sum')] },
    ],
  };
}

function countsOf(coverage: Coverage, look: 'count' | 'sum'): readonly Cell[] {
  return TRAINED_OFFICES.flatMap((office) => {
    const { trained, total, vacant } = coverage[office];
    return [trained, total - trained, vacant].map((value): Cell => ({ value, look }));
  });
}

function namesSheet(people: readonly SheetRow[]): Sheet {
  const headings = ['岗位', '单位', '姓名', '情况', '最近一次培训'];
  return {
    ...{ name: '名单', widths: [14, 34, 14, 10, 16], frozen: { rows: 1, columns: 0 }, filterRow: 1, pagesWide: 1 },
    rows: [{ cells: headings.map((value): Cell => ({ value, look: 'heading' })) }, ...people],
  };
}
