import { sql } from 'kysely';
import { auditMany } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { cellShapeOf, titleOfCell } from '#src/registry/cells.ts';
import { labelOf } from '#src/registry/codes.ts';
import { type ShownCells, shownCells } from '#src/registry/mask-table.ts';
import type { CellName } from '#src/registry/record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { Inspection } from '../inspection.ts';
import { type AnswerGiven, answersOf } from './answer-rows.ts';
import type { InspectionDesk } from './inspection-desk.ts';
import { findInspection } from './inspection-rows.ts';
import { doerIn, nameIn } from './noted.ts';
import { filesOf, type SheetFile } from './photos.ts';
import { type InspectedSchool, inspectedSchools } from './school-rows.ts';

/** A pupil who was drawn, as far as an inspector has to recognise them and compare. */
export interface DrawnPupil {
  readonly student: string;
  readonly ordinal: number;
  readonly name: string;
  readonly sex: string;
  readonly class: string;
  /** 号码遮盖 */
  readonly facts: readonly { readonly title: string; readonly text: string }[];
  /** Gone from the school since the draw. */
  readonly hasLeft: boolean;
}

export interface Sheet {
  readonly inspection: Inspection;
  readonly school: InspectedSchool;
  readonly pupils: readonly DrawnPupil[];
  readonly answers: readonly AnswerGiven[];
  readonly files: readonly SheetFile[];
}

/** 检查表 of one school — every look is written down, pupil by pupil, in the audit of their own county. */
export async function lookAtSheet(
  desk: InspectionDesk,
  actor: Actor,
  id: string,
  schoolId: string,
): Promise<Sheet | undefined> {
  const { db, seal, clock } = desk;
  const inspection = await findInspection(db, actor, id);
  if (inspection === undefined) return undefined;
  const school = (await inspectedSchools(db, seal, actor, inspection)).find((each) => each.id === schoolId);
  if (school === undefined) return undefined;
  const pupils = await pupilsOf(desk, inspection, school);
  // The school and its county learn what was found when it is published.
  const isOpen = actor.office === 'city-inspector' || inspection.state === 'published';
  const about = [schoolId, ...pupils.map(({ student }) => student)];
  const [answers, files] = isOpen
    ? await Promise.all([answersOf(db, seal, inspection, about), filesOf(db, inspection, about)])
    : [[], []];
  const { county } = inspection;
  const deeds = pupils.map(({ student, unit }) => ({
    ...({ action: 'inspection.look', subjectKind: 'student', subject: student, subjectUnit: unit } as const),
    detail: nameIn(actor, county),
  }));
  await db.transaction().execute((work) => auditMany(work, doerIn(actor, county), deeds, clock.now()));
  const shown = isOpen ? school : { ...school, said: 0, wrong: 0 };
  return { inspection, school: shown, pupils, answers, files };
}

async function pupilsOf(
  { db, seal, clock }: InspectionDesk,
  { county, id }: Inspection,
  school: InspectedSchool,
): Promise<readonly (DrawnPupil & { readonly unit: UnitPath })[]> {
  const { rows } = await sql<{ student: string; ordinal: number; unit: UnitPath }>`
    select student, ordinal, unit from inspection_pupils
    where county = ${county} and inspection = ${id}::uuid and school = ${school.id}::uuid order by ordinal`.execute(db);
  const records = new Map(
    (
      await openRecords(
        db,
        seal,
        county,
        rows.map(({ student }) => student),
      )
    ).map((record) => [record.id, record]),
  );
  const place = await placesOf(
    db,
    county,
    rows.map(({ unit }) => unit),
    clock.today(),
  );
  return rows.map(({ student, ordinal, unit }) => {
    const record = records.get(student);
    const cells = record === undefined ? {} : shownCells(record.cells);
    return {
      ...{ student, ordinal, unit, name: cells.name ?? '已撤销的学籍', sex: inWords('sex', cells) },
      class: place(unit).class || '未分班',
      facts: FACTS.map((cell) => ({ title: titleOfCell(cell), text: inWords(cell, cells) || '（空）' })),
      hasLeft: record === undefined || !(record.unit === school.unit || record.unit.startsWith(`${school.unit}/`)),
    };
  });
}

/** What is held against the papers. */
const FACTS: readonly CellName[] = [
  ...(['birthDate', 'idType', 'idNumber', 'nationalNumber', 'recordStatus', 'registeredOn', 'entryMonth'] as const),
  ...(['guardian1.name', 'guardian1.relation', 'guardian1.phone'] as const),
];

/** A code by its label; what the record does not hold is empty. */
function inWords(cell: CellName, cells: ShownCells): string {
  const [text, { kind }] = [cells[cell] ?? '', cellShapeOf(cell)];
  return typeof kind === 'object' && text !== '' ? labelOf(kind.code, text) : text;
}
