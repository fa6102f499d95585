import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { ABSENCE_REASONS, type AbsenceReason } from './absence.ts';
import { type AttendanceLine, meaningOf } from './import-lines.ts';

/** What the register knows that a line is held against. */
export interface PlanFacts {
  /** The class that these words mean in the school; `undefined` where it has none. */
  readonly classOf: (grade: string, className: string) => UnitPath | undefined;
  readonly pupilsOf: (unit: UnitPath) => readonly { readonly student: string; readonly name: string }[];
  /** Whose number it is, within the school. */
  readonly carrierOf: (number: string) => string | undefined;
  readonly objectionTo: (day: LocalDate) => Objection | undefined;
  /** What is marked already. */
  readonly markedAs: (student: string, day: LocalDate) => AbsenceReason | undefined;
}

export interface PlannedMark {
  readonly student: string;
  readonly unit: UnitPath;
  readonly day: LocalDate;
  readonly reason: AbsenceReason;
}

/** 一行的结果 — `there`: it is marked so already; `kept`: another reason is, and stays; `refused`: with the reason. */
export interface PlannedLine {
  readonly row: number;
  readonly title: string;
  readonly outcome: 'new' | 'there' | 'kept' | 'refused';
  readonly message: string;
}

export interface AttendancePlan {
  readonly lines: readonly PlannedLine[];
  readonly marks: readonly PlannedMark[];
  /** Every class and day that the file speaks of: the class was looked at that day. */
  readonly classDays: readonly { readonly unit: UnitPath; readonly day: LocalDate }[];
}

/** 核对考勤表 — line by line. What a teacher has marked stays: a list made at the month's end knows no better. */
export function planAttendance(lines: readonly AttendanceLine[], facts: PlanFacts): AttendancePlan {
  const planned: PlannedLine[] = [];
  const marks = new Map<string, PlannedMark>();
  const classDays = new Map<string, { readonly unit: UnitPath; readonly day: LocalDate }>();
  for (const line of lines) {
    const read = readLine(line, facts);
    const title = [line.grade, line.className, line.name].filter(Boolean).join(' ') || '（空）';
    if ('refused' in read) {
      planned.push({ row: line.row, title, outcome: 'refused', message: read.refused });
      continue;
    }
    classDays.set(`${read.unit} ${read.day}`, { unit: read.unit, day: read.day });
    if (read.mark === undefined) {
      planned.push({ row: line.row, title, outcome: 'new', message: `${read.day} 全班到齐` });
      continue;
    }
    planned.push({ row: line.row, title, ...outcomeOf(read.mark, facts, marks) });
  }
  return { lines: planned, marks: [...marks.values()], classDays: [...classDays.values()] };
}

type ReadLine =
  | { readonly unit: UnitPath; readonly day: LocalDate; readonly mark: PlannedMark | undefined }
  | { readonly refused: string };

function readLine(line: AttendanceLine, facts: PlanFacts): ReadLine {
  const meaning = meaningOf(line);
  if (meaning.is === 'wrong') return { refused: meaning.message };
  const objection = facts.objectionTo(meaning.day);
  if (objection !== undefined) return { refused: `${meaning.day}：${objection.message}` };
  const unit = facts.classOf(line.grade, line.className);
  if (unit === undefined) return { refused: `本校没有“${line.grade}${line.className}”，请核对年级和班级的写法` };
  if (meaning.is === 'all-present') return { unit, day: meaning.day, mark: undefined };
  const student = pupilOf(line, unit, facts);
  if (typeof student === 'object') return student;
  return { unit, day: meaning.day, mark: { student, unit, day: meaning.day, reason: meaning.reason } };
}

function pupilOf(
  { name, number }: AttendanceLine,
  unit: UnitPath,
  facts: PlanFacts,
): string | { readonly refused: string } {
  const named = facts.pupilsOf(unit).filter((pupil) => pupil.name === name.replace(/\s+/g, ''));
  const carrier = number === '' ? undefined : facts.carrierOf(number);
  if (number !== '') {
    const both = named.find(({ student }) => student === carrier);
    if (both !== undefined) return both.student;
    return { refused: '这个号码在本校不是这名学生的，请核对号码和姓名；不需要号码的可以不填' };
  }
  const [only, ...others] = named;
  if (only === undefined) return { refused: '本班名册上没有这名学生，请核对姓名和班级' };
  if (others.length > 0) return { refused: `本班有 ${named.length} 名同名学生，请填写学籍号或证件号` };
  return only.student;
}

function outcomeOf(
  mark: PlannedMark,
  { markedAs }: PlanFacts,
  marks: Map<string, PlannedMark>,
): Pick<PlannedLine, 'outcome' | 'message'> {
  const key = `${mark.student} ${mark.day}`;
  const said = `${mark.day} ${ABSENCE_REASONS[mark.reason].title}`;
  const before = markedAs(mark.student, mark.day);
  if (before === mark.reason) return { outcome: 'there', message: `${said}，已经登记过` };
  if (before !== undefined) {
    return { outcome: 'kept', message: `${said}；班主任登记的是${ABSENCE_REASONS[before].title}，保留班主任的` };
  }
  const same = marks.get(key);
  if (same !== undefined && same.reason !== mark.reason) {
    return { outcome: 'refused', message: `${mark.day} 这名学生在表里写了两种原因，请留下一种` };
  }
  marks.set(key, mark);
  return { outcome: same === undefined ? 'new' : 'there', message: said };
}
