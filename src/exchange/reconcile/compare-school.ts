import type { FileRow } from '#src/intake/compare.ts';
import { indexRecords, matchOf } from '#src/intake/match.ts';
import { classKeyOf, type KeyHints, keysOf } from '#src/intake/pupil-keys.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { isLive } from '#src/registry/live-record.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { answersOf, unspokenOf } from './answers.ts';
import type { Expected } from './expectation.ts';
import type { Answer } from './outcome.ts';

/** An answer, and of whom: a record of the school, or a name that no record could be found for. */
export interface AnswerOfPupil extends Answer {
  readonly record?: PupilRecord;
  readonly name: string;
}

/** One school's list beside its records, on the day the national system gave it out. */
export interface SchoolReading {
  readonly rows: readonly FileRow[];
  readonly records: readonly PupilRecord[];
  readonly expectedOf: (record: PupilRecord) => Expected;
  /** Numbers of rows without a record here that the register knows at another school. */
  readonly elsewhere: ReadonlySet<string>;
  /** Records that an earlier list had not, and that have been waited for since. */
  readonly missedBefore: ReadonlySet<string>;
  readonly exportedOn: LocalDate;
  readonly hints: KeyHints;
}

const NOBODY_SPOKE = '这份名单里没有这名学生，看不出';

/** 一校的核对 — every row is somebody or is said to be nobody; every record of the classes that the list speaks of is in it or missed. */
export function compareSchool(reading: SchoolReading): readonly AnswerOfPupil[] {
  const { rows, records, hints } = reading;
  const index = indexRecords(records, hints);
  const spoken = new Map<string, FileRow>();
  const unclear = new Set<string>();
  const answers: AnswerOfPupil[] = [];
  for (const at of rows) {
    const name = textOf(at.cells, 'name');
    const match = matchOf(at.cells, index);
    if (match.kind === 'none') {
      answers.push(nobody(at.cells, name, reading));
    } else if (match.kind === 'unclear') {
      unclear.add(name);
      answers.push(unclearRow(name, match.reason));
    } else if (spoken.has(match.record.id)) {
      answers.push(unclearRow(name, `与第 ${spoken.get(match.record.id)?.row} 行是同一名学生`));
    } else {
      spoken.set(match.record.id, at);
      const told = answersOf(at.cells, match.record.cells, reading.expectedOf(match.record), hints);
      answers.push(...of(match.record, reading.missedBefore.has(match.record.id) ? [...told, THERE] : told));
    }
  }
  const classes = new Set(rows.map(({ cells }) => classKeyOf(cells, hints)));
  const rest = records.filter(({ id }) => !spoken.has(id));
  return [...answers, ...rest.flatMap((record) => of(record, missed(record, classes, unclear, reading)))];
}

const THERE: Answer = {
  ...{ aspect: 'present', category: 'record', outcome: 'arrived', ours: '', theirs: '', before: '' },
  reason: '那边的名单里已经有了',
};

/** A record that no row meant. */
function missed(
  record: PupilRecord,
  classes: ReadonlySet<string | undefined>,
  unclear: ReadonlySet<string>,
  { expectedOf, exportedOn, hints }: SchoolReading,
): readonly Answer[] {
  const expected = expectedOf(record);
  const { openedOn } = expected;
  if (!isLive(record.cells)) return gone(record, expected);
  const unspoken = unspokenOf(record.cells, expected, NOBODY_SPOKE);
  const isSpokenOf = classes.has(classKeyOf(record.cells, hints)) && !unclear.has(textOf(record.cells, 'name'));
  if (!isSpokenOf || (openedOn !== undefined && openedOn > exportedOn)) return unspoken;
  const about = { aspect: 'present', category: 'record', ours: '', theirs: '', before: '' } as const;
  const missing: Answer =
    openedOn === undefined
      ? { ...about, outcome: 'elsewhere', reason: '本系统有这条学籍，那边的名单里没有' }
      : { ...about, outcome: 'waiting', since: openedOn, reason: '学籍在本系统已到本校，那边的名单里还没有' };
  return [missing, ...unspoken];
}

/** Who has left is on no list any more: that is what was waited for, and of the rest nothing can be told. */
function gone(record: PupilRecord, expected: Expected): readonly Answer[] {
  return unspokenOf(record.cells, expected, NOBODY_SPOKE).map((answer) =>
    answer.aspect === 'recordStatus'
      ? { ...answer, outcome: 'arrived', reason: '已离校，那边的名单里也没有了' }
      : answer,
  );
}

function nobody(row: Student, name: string, { elsewhere, hints }: SchoolReading): AnswerOfPupil {
  const { national, identity } = keysOf(row, hints);
  const isElsewhere = elsewhere.has(national ?? '') || elsewhere.has(identity ?? '');
  const about = { name, aspect: 'absent', category: 'record', ours: '', theirs: '', before: '' } as const;
  return isElsewhere
    ? { ...about, outcome: 'waiting', reason: '本系统里这名学生的学籍已不在本校，那边的名单里还在' }
    : { ...about, outcome: 'elsewhere', reason: '那边的名单里有这名学生，本系统没有' };
}

function unclearRow(name: string, reason: string): AnswerOfPupil {
  return { name, aspect: 'row', category: 'row', outcome: 'unread', ours: '', theirs: '', before: '', reason };
}

function of(record: PupilRecord, answers: readonly Answer[]): readonly AnswerOfPupil[] {
  return answers.map((answer) => ({ ...answer, record, name: textOf(record.cells, 'name') }));
}
