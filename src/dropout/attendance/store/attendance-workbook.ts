import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { ABSENCE_REASONS } from '../absence.ts';
import { absencesBelow, streakLines, unmarkedBelow } from './attendance-lists.ts';
import { type AttendanceLine, attendanceOfUnit, type Period } from './attendance-of-unit.ts';

/** A county's absences of a month; whoever exports more narrows it. */
const MOST_ROWS = 50_000;

/** 导出考勤 — the units, every absence, who has been away in a row, and the class-days that nobody marked. Written down. */
export async function attendanceWorkbook(
  desk: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
  period: Period,
): Promise<readonly Sheet[] | undefined> {
  const figures = await attendanceOfUnit(desk, actor, unit, period);
  if (figures === undefined) return undefined;
  const { rows: absences } = await absencesBelow(desk, actor, unit, period, undefined, MOST_ROWS);
  const streaks = await streakLines(desk, actor, unit, 'follow');
  const { rows: unmarked } = await unmarkedBelow(desk, actor, unit, period);
  const detail = { unit: figures.unit, lines: absences.length };
  const deed = { action: 'attendance.export', subjectKind: 'unit', subject: figures.unit, detail } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  const title = `${figures.name}　${period.from} 至 ${period.until}　`;
  const { report, suspect } = figures.thresholds;
  return [
    sheetOf(
      `${title}考勤情况（连续缺勤截至 ${desk.clock.today()}）`,
      '考勤情况',
      [
        ...([
          ['单位', 28],
          ['班级数', 8],
          ['在册', 8],
          ['应登记班次', 12],
          ['已登记', 8],
        ] as const),
        ...([
          ['病假人次', 10],
          ['事假人次', 10],
          ['无故人次', 10],
          ['连续无故', 10],
        ] as const),
        ...([
          [`满 ${report} 天`, 8],
          [`满 ${suspect} 天`, 8],
        ] as const),
      ],
      [...figures.rows, figures.whole].map(inCells),
    ),
    sheetOf(
      `${title}缺勤名单`,
      '缺勤名单',
      [
        ['日期', 12],
        ['学校', 28],
        ['班级', 14],
        ['姓名', 14],
        ['原因', 8],
        ['登记人', 12],
      ],
      absences.map(({ day, place, name, reason, by }) => [
        day,
        place.school,
        place.class,
        name,
        ABSENCE_REASONS[reason].title,
        by,
      ]),
    ),
    sheetOf(
      `${title}连续无故缺勤（截至 ${desk.clock.today()}）`,
      '连续无故缺勤',
      [
        ['学校', 28],
        ['班级', 14],
        ['姓名', 14],
        ['上课日', 8],
        ['从', 12],
        ['到', 12],
      ],
      streaks.map(({ place, name, days, first, last }) => [
        place.school,
        place.class,
        name,
        { value: days, look: 'count' },
        first,
        last,
      ]),
    ),
    sheetOf(
      `${title}没有登记考勤的班`,
      '没有登记',
      [
        ['日期', 12],
        ['学校', 28],
        ['班级', 14],
        ['班主任', 14],
      ],
      unmarked.map(({ day, place, teacher }) => [day, place.school, place.class, teacher]),
    ),
  ];
}

function inCells({ name, classes, roll, counts, rows }: AttendanceLine): readonly (string | Cell)[] {
  const { due, marked, sick, personal, unexcused } = counts;
  const figures = [classes, roll, due, marked, sick, personal, unexcused, rows.follow, rows.report, rows.suspect];
  return [name, ...figures.map((value): Cell => ({ value, look: 'count' }))];
}

type Columns = readonly (readonly [heading: string, width: number])[];

export function sheetOf(
  title: string,
  name: string,
  columns: Columns,
  rows: readonly (readonly (string | Cell)[])[],
): Sheet {
  return {
    name,
    widths: columns.map(([, width]) => width),
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: columns.length - 1 } },
      { cells: columns.map(([heading]) => ({ value: heading, look: 'heading' as const })) },
      ...rows.map((cells) => ({ cells })),
    ],
    frozen: { rows: 2, columns: 1 },
    filterRow: 2,
    pagesWide: 1,
  };
}
