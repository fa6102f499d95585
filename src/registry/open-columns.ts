import type { LocalDate } from '#src/kernel/local-date.ts';
import { codeOf } from './codes.ts';
import { readGrade } from './grade.ts';
import { isLive } from './live-record.ts';
import { isTemporary, readNationalNumber } from './national-number.ts';
import { isWithoutNumber } from './numbers-of.ts';
import type { Cells, RecordStage } from './record.ts';
import { textOf } from './student.ts';

/** 在读 — what a record is taken for that says nothing of its status. */
const IN_SCHOOL = '01';

/** What lists filter and sort by, lying open beside the sealed record. Codes are '' where the cell is none of its table. */
export interface OpenColumns {
  readonly name: string;
  readonly sex: string;
  readonly grade: string;
  readonly className: string;
  readonly schoolCode: string;
  /** A code of `recordStatus`. */
  readonly status: string;
  readonly stage: RecordStage;
  readonly hasNumber: boolean;
  readonly live: boolean;
}

/** The open copies of a record's cells, as read on that day: 2021级 is another grade next year. */
export function openColumnsOf(cells: Cells, today: LocalDate): OpenColumns {
  const number = readNationalNumber(textOf(cells, 'nationalNumber'));
  const status = textOf(cells, 'recordStatus');
  const schoolKind = codeOf('schoolKind', textOf(cells, 'schoolKind'));
  return {
    name: textOf(cells, 'name').normalize('NFC'),
    sex: codeOf('sex', textOf(cells, 'sex')) ?? '',
    grade: readGrade(textOf(cells, 'grade'), { today, schoolKind })?.grade?.code ?? '',
    className: textOf(cells, 'className'),
    schoolCode: textOf(cells, 'schoolCode'),
    status: status === '' ? IN_SCHOOL : (codeOf('recordStatus', status) ?? ''),
    stage: number !== undefined && !isTemporary(number) ? 'formal' : 'temporary',
    hasNumber: !isWithoutNumber(cells),
    live: isLive(cells),
  };
}
