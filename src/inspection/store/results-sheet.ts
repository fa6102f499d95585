import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { itemShape, VERDICTS, type Verdict } from '../check-sheet.ts';
import { answersOf } from './answer-rows.ts';
import type { InspectionDesk } from './inspection-desk.ts';
import { findInspection } from './inspection-rows.ts';
import { notedLook } from './noted.ts';
import { inspectedSchools } from './school-rows.ts';

const HEADINGS = ['学校', '查的是', '检查项', '结果', '说明'];
const WIDTHS = [30, 14, 22, 10, 60];

/** 检查结果 item by item as a workbook: a pupil by the order of the draw, never by name. Only what the actor may see already. */
export async function resultsSheet(desk: InspectionDesk, actor: Actor, id: string): Promise<Sheet | undefined> {
  const { db, seal } = desk;
  const found = await findInspection(db, actor, id);
  if (found === undefined) return undefined;
  if (!can(actor, 'inspection.run', found.unit) && found.state !== 'published') return undefined;
  const schools = await inspectedSchools(db, seal, actor, found);
  const pupils = await db
    .selectFrom('inspection_pupils')
    .select(['student', 'school', 'ordinal'])
    .where('county', '=', found.county)
    .where('inspection', '=', id)
    .orderBy('ordinal')
    .execute();
  const places = new Map<string, readonly [school: string, whom: string]>();
  for (const { id: school, name } of schools) {
    places.set(school, [name, '学校']);
    for (const pupil of pupils) {
      if (pupil.school === school) places.set(pupil.student, [name, `第 ${pupil.ordinal} 名学生`]);
    }
  }
  const answers = await answersOf(db, seal, found, [...places.keys()]);
  await db
    .transaction()
    .execute((work) => notedLook(desk, work, actor, found, 'inspection.export', { rows: answers.length }));
  const lines = answers.map(({ about, item, verdict, note }) => {
    const [school = '', whom = ''] = places.get(about) ?? [];
    const said: Verdict = verdict;
    return { cells: [school, whom, itemShape(item).title, VERDICTS[said], note] };
  });
  return {
    ...{ name: '检查结果', widths: WIDTHS, frozen: { rows: 2, columns: 1 }, filterRow: 2, pagesWide: 1 },
    rows: [
      { cells: [{ value: found.title, look: 'title' }], joined: { from: 0, to: HEADINGS.length - 1 } },
      { cells: HEADINGS.map((value) => ({ value, look: 'heading' as const })) },
      ...lines,
    ],
  };
}
