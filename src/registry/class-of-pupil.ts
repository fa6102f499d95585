import type { LocalDate } from '#src/kernel/local-date.ts';
import { readDate } from '#src/kernel/local-date.ts';
import { classCode, type GradeCode, gradeCode, type StageLetter } from '#src/organization/class-path.ts';
import { below, type UnitPath } from '#src/organization/unit.ts';
import { codeOf } from './codes.ts';
import { readGrade } from './grade.ts';
import type { Cells } from './record.ts';
import { schoolYearOf } from './school-year.ts';
import type { Stage } from './stage.ts';

/** 所在班级 — the grade and class that a record's cells name. */
export interface ClassOfPupil {
  readonly gradeCode: GradeCode;
  /** As the cell has it. */
  readonly className: string;
  /** The class's part of the path. */
  readonly classCode: string;
}

/**
 * The class a pupil is in, by 年级 and 班级; `undefined` when they do not tell. A class inside the grade's cell (1.1班) counts
 * where the class's own cell is empty. `schoolKind` is that of the school's list, for a record that does not say.
 */
export function classOfPupil(cells: Cells, today: LocalDate, schoolKind?: string): ClassOfPupil | undefined {
  const reading = readGrade(cells.grade ?? '', {
    today,
    schoolKind: codeOf('schoolKind', cells.schoolKind ?? '') ?? schoolKind,
    birthDate: readDate(cells.birthDate ?? ''),
  });
  const stage = reading?.grade?.stage ?? reading?.stage;
  const entered = reading?.cohort ?? (reading?.grade && schoolYearOf(today) - reading.grade.year + 1);
  const className = cells.className?.trim() || reading?.className || '';
  const code = classCode(className);
  if (stage === undefined || entered === undefined || code === undefined) return undefined;
  return { gradeCode: gradeCode(LETTERS[stage], entered), className, classCode: code };
}

/** The class's path below its school; the school's own for a pupil whose cells name no class. */
export function unitOfPupil(school: UnitPath, cells: Cells, today: LocalDate, schoolKind?: string): UnitPath {
  const found = classOfPupil(cells, today, schoolKind);
  return found ? below(below(school, found.gradeCode), found.classCode) : school;
}

const LETTERS: Readonly<Record<Stage, StageLetter>> = { primary: 'p', junior: 'j', senior: 's' };
