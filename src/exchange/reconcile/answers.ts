import { fieldsInStars, isInStars, isShownOf } from '#src/intake/in-stars.ts';
import { isSameMeaning } from '#src/intake/meaning.ts';
import type { KeyHints } from '#src/intake/pupil-keys.ts';
import type { FieldName } from '#src/registry/fields.ts';
import { isDamaged } from '#src/registry/identity-number.ts';
import type { Cells } from '#src/registry/record.ts';
import type { Student } from '#src/registry/student.ts';
import type { Expectation, Expected } from './expectation.ts';
import { isCompared } from './expectation.ts';
import { type Answer, categoryOf, type Outcome } from './outcome.ts';

/**
 * 逐项回答 — what their row says of our record. What was expected is answered in every case: a column that the list has not,
 * stars, and a number that a spreadsheet has damaged are `unread`, and go on being waited for. Where nothing was expected, an
 * empty cell says nothing, and a difference was made there.
 */
export function answersOf(row: Student, ours: Cells, expected: Expected, hints: KeyHints): readonly Answer[] {
  const isMasked = fieldsInStars(row).length > 0;
  const inRow = Object.keys(row).filter((field) => isCompared(field as FieldName)) as FieldName[]; // the keys of a Student
  const told = inRow.flatMap((field) =>
    answerOf(field, row[field] ?? '', ours[field] ?? '', expected, hints, isMasked),
  );
  const untold = [...expected.cells].filter(([field, { isWatched }]) => row[field] === undefined && isWatched !== true);
  return [...told, ...untold.map(([field, expectation]) => unread(field, expectation, ours, '这份名单没有这一栏'))];
}

/** Nobody spoke of the pupil: everything that was expected goes on being waited for. */
export function unspokenOf(ours: Cells, { cells }: Expected, reason: string): readonly Answer[] {
  return [...cells].flatMap(([field, expectation]) =>
    expectation.isWatched === true ? [] : [unread(field, expectation, ours, reason)],
  );
}

function answerOf(
  field: FieldName,
  theirs: string,
  ours: string,
  { cells, pending }: Expected,
  hints: KeyHints,
  isMasked: boolean,
): readonly Answer[] {
  if (pending.has(field)) return [];
  const expectation = cells.get(field);
  const hidden = whyUnread(field, ours, theirs, isMasked);
  if (hidden !== undefined) {
    return expectation === undefined || expectation.isWatched
      ? []
      : [unread(field, expectation, { [field]: ours }, hidden, theirs)];
  }
  const same = isSameMeaning(field, ours, theirs, hints);
  if (expectation === undefined) {
    return same || theirs.trim() === ''
      ? []
      : [{ ...aboutCell(field, ours, theirs), outcome: 'elsewhere', before: '' }];
  }
  const { before, since, isWatched } = expectation;
  const outcome: Outcome = same
    ? 'arrived'
    : isWatched
      ? 'elsewhere'
      : isSameMeaning(field, before, theirs, hints)
        ? 'waiting'
        : 'different';
  return [{ ...aboutCell(field, ours, theirs), outcome, before, since }];
}

/** Stars tell first and last characters, which two numbers can share. */
function whyUnread(field: FieldName, ours: string, theirs: string, isMasked: boolean): string | undefined {
  if (isInStars(field, theirs)) return '那边的名单以星号遮盖，看不出';
  if (isMasked && ours !== theirs && isShownOf(field, ours, theirs)) return '那边的名单以星号遮盖，看不出';
  return /(^|\.)idNumber$/.test(field) && isDamaged(theirs) ? '号码被表格改坏了，看不出' : undefined;
}

function unread(field: FieldName, { before, since }: Expectation, ours: Cells, reason: string, theirs = ''): Answer {
  return { ...aboutCell(field, ours[field] ?? '', theirs), outcome: 'unread', before, since, reason };
}

function aboutCell(field: FieldName, ours: string, theirs: string) {
  return { aspect: field, category: categoryOf(field), ours, theirs } as const;
}
