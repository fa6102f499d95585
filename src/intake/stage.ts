import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { classOfPupil, unitOfPupil } from '#src/registry/class-of-pupil.ts';
import { applied } from '#src/registry/history.ts';
import type { Cells } from '#src/registry/record.ts';
import { textOf } from '#src/registry/student.ts';
import type { OutcomeName, PlaceOfRow, RowDetail, RowFault } from './batch.ts';
import type { Compared } from './compare.ts';

/** Where a pupil's class is looked for. */
export interface SchoolPlace {
  readonly path: UnitPath;
  readonly kind: string | undefined;
  readonly today: LocalDate;
}

/** What is kept of one outcome until the batch is committed. */
export interface Staged {
  readonly outcome: OutcomeName;
  readonly student: string | undefined;
  readonly name: string;
  readonly unit: string | undefined;
  readonly proposes: boolean;
  readonly faults: number;
  readonly detail: RowDetail;
}

/** 暂存 — of what the comparison found only what the preview, the commit and the way back need. */
export function staged(
  result: Compared,
  texts: readonly string[],
  faults: readonly RowFault[],
  school: SchoolPlace | undefined,
): Staged {
  const found = faults.length > 0 ? { faults } : {};
  const common = { student: undefined, unit: undefined, proposes: false, faults: faults.length };
  if (result.outcome === 'missing') {
    const { id, unit, cells } = result.record;
    return { ...common, outcome: 'missing', student: id, name: textOf(cells, 'name'), unit, detail: {} };
  }
  const name = textOf(result.at.cells, 'name');
  if (result.outcome === 'refused') {
    const unit = school?.path;
    return { ...common, outcome: 'refused', name, unit, detail: { texts, reason: result.reason, ...found } };
  }
  if (result.outcome === 'new') {
    const unit = school && unitOfPupil(school.path, result.cells, school.today, school.kind);
    const { cells, schoolCode } = result;
    const detail = { texts, ...(schoolCode && { schoolCode }), ...placeOf(cells, school), ...found };
    return { ...common, outcome: 'new', name, unit, detail };
  }
  const { record, difference, outcome } = result;
  const { changes, keyChanges, withheld } = difference;
  const place = placeAfter(result, school);
  return {
    ...common,
    outcome,
    student: record.id,
    name: textOf(record.cells, 'name'),
    unit: place.unit,
    proposes: keyChanges.length > 0,
    detail: {
      ...(changes.length > 0 && { texts, changes, seen: record.revision, unitBefore: record.unit }),
      ...place.detail,
      ...(keyChanges.length > 0 && { keyChanges }),
      ...(withheld.length > 0 && { withheld }),
      ...found,
    },
  };
}

/** The class the record will be in: another one only where 年级 or 班级 change. */
function placeAfter(
  { record, difference: { changes } }: Extract<Compared, { outcome: 'changed' | 'unchanged' }>,
  school: SchoolPlace | undefined,
): { readonly unit: string; readonly detail: { readonly place?: PlaceOfRow } } {
  const moves = changes.some(({ field }) => field === 'grade' || field === 'className');
  if (!moves || school === undefined) return { unit: record.unit, detail: {} };
  const cells: Cells = applied(record.cells, changes);
  return { unit: unitOfPupil(school.path, cells, school.today, school.kind), detail: placeOf(cells, school) };
}

function placeOf(cells: Cells, school: SchoolPlace | undefined): { readonly place?: PlaceOfRow } {
  const found = school && classOfPupil(cells, school.today, school.kind);
  return found && school
    ? { place: { school: school.path, gradeCode: found.gradeCode, className: found.className } }
    : {};
}
