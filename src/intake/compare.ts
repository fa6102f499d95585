import { type FieldName, titleOf } from '#src/registry/fields.ts';
import { isLive } from '#src/registry/live-record.ts';
import type { Cells, PupilRecord } from '#src/registry/record.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import type { BatchKind } from './batch-kind.ts';
import { type Difference, differenceOf } from './difference.ts';
import type { Importer } from './import-policy.ts';
import { fieldsInStars } from './in-stars.ts';
import { described, matchOf, type RecordIndex } from './match.ts';
import { classKeyOf, keysOf } from './pupil-keys.ts';

/** One pupil's row of one file; rows count from 1 as the spreadsheet shows them. */
export interface FileRow {
  readonly file: number;
  readonly row: number;
  readonly cells: Student;
}

/** 比对结果 — what becomes of one row, or of a record that no row speaks of. */
export type Compared =
  | { readonly outcome: 'new'; readonly at: FileRow; readonly cells: Cells; readonly schoolCode: string | undefined }
  | {
      readonly outcome: 'changed' | 'unchanged';
      readonly at: FileRow;
      readonly record: PupilRecord;
      readonly difference: Difference;
    }
  | { readonly outcome: 'refused'; readonly at: FileRow; readonly reason: string }
  | { readonly outcome: 'missing'; readonly record: PupilRecord };

/** What must be known beside the rows and the records of their school. */
export interface Comparison {
  readonly importer: Importer;
  readonly kind?: BatchKind;
  /** The school the rows were recognised to be of. */
  readonly school: { readonly code: string };
  /** Why a number of a new row stands in the way: the child has a record elsewhere. Keyed by the number as compared. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

/** Numbers of rows that no record of this school has: whether the child has a record elsewhere must be asked. */
export function unknownNumbers(
  rows: readonly FileRow[],
  index: RecordIndex,
): readonly { kind: 'identity' | 'national'; value: string }[] {
  return rows.flatMap(({ cells }) => {
    const { identity, national } = keysOf(cells, index.hints);
    return [
      ...(identity !== undefined && !index.by.identity.has(identity)
        ? [{ kind: 'identity' as const, value: identity }]
        : []),
      ...(national !== undefined && !index.by.national.has(national)
        ? [{ kind: 'national' as const, value: national }]
        : []),
    ];
  });
}

/** 比对 — put the rows of one school's file beside the school's records. Every row gets one outcome, every live record of its classes too. */
export function compare(rows: readonly FileRow[], index: RecordIndex, known: Comparison): readonly Compared[] {
  const spoken = new Map<string, FileRow>();
  const compared = rows.map((at): Compared => {
    const result = compareRow(at, index, known);
    if (result.outcome !== 'new' && result.outcome !== 'changed' && result.outcome !== 'unchanged') return result;
    const names = namesOf(result, index);
    const earlier = names.map((name) => spoken.get(name)).find((row) => row !== undefined);
    if (earlier !== undefined) return refused(at, `与${placeOf(earlier, at)}是同一名学生；请删去重复的一行`);
    for (const name of names) spoken.set(name, at);
    return result;
  });
  // Who is not in a template of family members has not been asked about.
  return known.kind === 'family' ? compared : [...compared, ...missingFrom(rows, compared, index)];
}

function compareRow(at: FileRow, index: RecordIndex, known: Comparison): Compared {
  const match = matchOf(at.cells, index);
  if (match.kind === 'unclear') return refused(at, match.reason);
  if (match.kind === 'none') return newRow(at, index, known);
  const { record } = match;
  const difference = differenceOf(at.cells, record, known.importer, index.hints, known.kind);
  if (difference.changes.length > 0 && !isLive(record.cells) && known.importer === 'school') {
    return refused(at, `${described([record])}的学籍已经办结离校，不能再改；若学生又回来就读，请走复学或转入`);
  }
  return { outcome: difference.changes.length > 0 ? 'changed' : 'unchanged', at, record, difference };
}

function newRow(at: FileRow, index: RecordIndex, { elsewhere, school, kind }: Comparison): Compared {
  if (kind === 'family') return refused(at, NOBODY);
  if (textOf(at.cells, 'name') === '') return refused(at, '这一行没有姓名，也没有能对上的号码，不知道是谁；请补上姓名');
  const { national, identity } = keysOf(at.cells, index.hints);
  const stars = fieldsInStars(at.cells);
  if (stars.length > 0) return refused(at, hiddenBy(stars));
  const reason = elsewhere.get(national ?? '') ?? elsewhere.get(identity ?? '');
  if (reason !== undefined) return refused(at, reason);
  const schoolCode = textOf(at.cells, 'schoolCode') === '' ? school.code : undefined;
  return { outcome: 'new', at, cells: withSchool(at.cells, schoolCode), schoolCode };
}

/** What a new record is opened with: the row, and the school that was told in another way. */
export function withSchool(cells: Cells, schoolCode: string | undefined): Cells {
  return schoolCode === undefined ? cells : { ...cells, schoolCode };
}

const NOBODY = '学籍中没有对上这名学生，家庭成员模板不新建学籍；请核对学籍号、姓名、年级和班级';

function hiddenBy(stars: readonly FieldName[]): string {
  const titles = stars.slice(0, 2).map(titleOf).join('”“');
  return `“${titles}”${stars.length > 2 ? '等' : ''}带星号，是遮掩后导出的，不能据以新建学籍；请导入号码完整的名单`;
}

/** By what two rows are found to speak of one child. */
function namesOf(result: Exclude<Compared, { outcome: 'refused' | 'missing' }>, index: RecordIndex): readonly string[] {
  if (result.outcome !== 'new') return [`record ${result.record.id}`];
  const { national, identity, person } = keysOf(result.cells, index.hints);
  const names = [national && `national ${national}`, identity && `identity ${identity}`].filter(
    (name) => name !== undefined,
  );
  return names.length > 0 ? names : [person ? `person ${person}` : `row ${result.at.file} ${result.at.row}`];
}

/** Live records of the classes the file speaks of (of the whole school, where it names no class) that no row meant. */
function missingFrom(rows: readonly FileRow[], compared: readonly Compared[], index: RecordIndex): readonly Compared[] {
  const meant = new Set(compared.flatMap((result) => ('record' in result ? [result.record.id] : [])));
  const classes = new Set(rows.map(({ cells }) => classKeyOf(cells, index.hints)));
  const isSpokenOf = ({ cells }: PupilRecord) => classes.has(classKeyOf(cells, index.hints));
  // A refused row may mean one of them: it is not said to be missing as well.
  const unsettled = new Set(
    compared.flatMap((result) => (result.outcome === 'refused' ? [nameOf(result.at.cells)] : [])),
  );
  return index.records
    .filter((record) => !meant.has(record.id) && isLive(record.cells) && isSpokenOf(record))
    .filter((record) => !unsettled.has(nameOf(record.cells)))
    .map((record) => ({ outcome: 'missing', record }));
}

function nameOf(cells: { readonly [field in FieldName]?: string | undefined }): string {
  return textOf(cells, 'name');
}

function refused(at: FileRow, reason: string): Compared {
  return { outcome: 'refused', at, reason };
}

function placeOf(earlier: FileRow, at: FileRow): string {
  return earlier.file === at.file ? `第 ${earlier.row} 行` : `另一份名单的第 ${earlier.row} 行`;
}
