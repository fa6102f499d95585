import { describe, expect, test } from 'vitest';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent } from '#test/world.ts';
import { type Compared, compare, unknownNumbers } from './compare.ts';
import type { Importer } from './import-policy.ts';
import { indexRecords } from './match.ts';

const HINTS = { today: '2025-03-20', schoolKind: '211' } as const;

const sister = aStudent({
  name: '张小红',
  sex: '女',
  birthDate: '20160708',
  idNumber: '411323201607089925',
  nationalNumber: 'G411323201607089925',
});

describe('one row and the records of its school', () => {
  test('a row that writes everything in another way changes nothing', () => {
    const row = aStudent({
      sex: '1',
      birthDate: '2015年3月12日',
      grade: '14',
      className: '四（1）班',
      phone: '138 3770 0001',
    });
    expect(comparedOne(row, [aStudent()])).toMatchObject({
      outcome: 'unchanged',
      difference: { changes: [], keyChanges: [], withheld: [] },
    });
  });

  test('an ordinary cell that differs is changed, with what stood there before', () => {
    expect(comparedOne(aStudent({ phone: '13837700009' }), [aStudent()])).toMatchObject({
      outcome: 'changed',
      difference: { changes: [{ field: 'phone', before: '13837700001', after: '13837700009' }] },
    });
  });

  test('a key field that differs is proposed and never changed', () => {
    expect(comparedOne(aStudent({ name: '张晓明' }), [aStudent()])).toMatchObject({
      outcome: 'unchanged',
      difference: { changes: [], keyChanges: [{ field: 'name', before: '张小明', after: '张晓明' }] },
    });
  });

  test('an empty cell and a missing column leave the register alone', () => {
    const { email: _, ...row } = aStudent({ phone: '', postcode: ' ' });
    expect(comparedOne(row, [aStudent({ email: 'a@example.com' })])).toMatchObject({ outcome: 'unchanged' });
  });

  test('a row out of an export in stars says nothing that is hidden, and opens no record', () => {
    const masked = aStudent({
      idNumber: '4****************4',
      nationalNumber: 'G*****************4',
      birthDate: '2015',
      phone: '138****0001',
      homeAddress: '河南省西峡县丁河镇',
      homepage: 'a.cn',
    });
    expect(comparedOne(masked, [aStudent()])).toMatchObject({
      outcome: 'changed',
      difference: { changes: [{ field: 'homepage' }], keyChanges: [], withheld: [] },
    });
    expect(comparedOne({ ...masked, phone: '139****0009' }, [aStudent()])).toMatchObject({
      difference: { changes: [{ field: 'homepage' }], withheld: [{ field: 'phone' }] },
    });
    expect(comparedOne(masked, [])).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('带星号') });
  });

  test('an address cut down to its township is withheld: an export has cut it, not a family that moved', () => {
    expect(comparedOne(aStudent({ homeAddress: '河南省西峡县丁河镇' }), [aStudent()])).toMatchObject({
      outcome: 'unchanged',
      difference: { changes: [], withheld: [{ field: 'homeAddress' }] },
    });
  });

  test('what the national system decides is withheld from a school and taken from the county', () => {
    const row = aStudent({ recordStatus: '休学', grade: '五年级' });
    const fields = (importer: Importer) => {
      const result = comparedOne(row, [aStudent()], importer);
      return 'difference' in result
        ? [result.difference.changes, result.difference.withheld].map((cells) => cells.map(({ field }) => field))
        : [];
    };
    expect(fields('school')).toEqual([[], ['grade', 'recordStatus']]);
    expect(fields('county')).toEqual([['grade', 'recordStatus'], []]);
  });

  test('a school may fill in a class where the register has none', () => {
    expect(comparedOne(aStudent(), [aStudent({ className: '' })])).toMatchObject({
      outcome: 'changed',
      difference: { changes: [{ field: 'className' }] },
    });
  });

  test('a number that a spreadsheet has damaged is not proposed', () => {
    expect(comparedOne(aStudent({ idNumber: '4.11323E+17', nationalNumber: '' }), [aStudent()])).toMatchObject({
      outcome: 'unchanged',
      difference: { keyChanges: [], withheld: [{ field: 'idNumber' }] },
    });
  });

  test('a child without numbers is known by name, birth date and sex, and by name within the class', () => {
    const noNumber = { nationalNumber: '', idNumber: '' };
    expect(comparedOne(aStudent({ ...noNumber, className: '2' }), [aStudent(), sister])).toMatchObject({
      record: { id: 'r0' },
    });
    expect(comparedOne(aStudent({ ...noNumber, birthDate: '20150313' }), [aStudent(), sister])).toMatchObject({
      record: { id: 'r0' },
      difference: { keyChanges: [{ field: 'birthDate' }] },
    });
  });

  test('his sister’s number in his row is not believed', () => {
    const row = aStudent({ idNumber: sister.idNumber, nationalNumber: '' });
    expect(comparedOne(row, [aStudent(), sister])).toMatchObject({
      outcome: 'refused',
      reason: '表中的号码是四年级1班 张小红的，姓名、出生日期却是四年级1班 张小明；可能填了别人的号码，请核对后再导入',
    });
  });

  test('numbers of two children in one row are refused, and no number is repeated', () => {
    const result = comparedOne(aStudent({ idNumber: sister.idNumber }), [aStudent(), sister]);
    expect(result).toMatchObject({ outcome: 'refused' });
    expect(JSON.stringify('reason' in result && result.reason)).not.toMatch(/\d{6}/);
  });

  test('of two records that were given one number the other number or the name tells which is meant', () => {
    const copy = { ...sister, idNumber: aStudent().idNumber };
    expect(comparedOne(copy, [aStudent(), copy])).toMatchObject({ outcome: 'unchanged', record: { id: 'r1' } });
    const plain = { ...copy, nationalNumber: '' };
    expect(comparedOne(plain, [aStudent(), plain])).toMatchObject({ outcome: 'unchanged', record: { id: 'r1' } });
    expect(comparedOne({ ...plain, name: '李红' }, [aStudent(), plain])).toMatchObject({ outcome: 'refused' });
  });

  test('two records alike in name, birth date and sex are told apart by class, and else refused', () => {
    const twins = [
      aStudent({ nationalNumber: '', idNumber: '' }),
      aStudent({ nationalNumber: '', idNumber: '', className: '2' }),
    ];
    const row = { nationalNumber: '', idNumber: '' };
    expect(comparedOne(aStudent({ ...row, className: '2' }), twins)).toMatchObject({ record: { id: 'r1' } });
    expect(comparedOne(aStudent({ ...row, className: '3' }), twins)).toMatchObject({ outcome: 'refused' });
  });

  test('a classmate of the same name with another number and birthday is another child', () => {
    const row = aStudent({
      birthDate: '20141103',
      idNumber: `41132320141103991${checkCharacterOf('41132320141103991')}`,
      nationalNumber: '',
    });
    expect(comparedOne(row, [aStudent()])).toMatchObject({ outcome: 'new' });
  });

  test('无身份证件号 in the number column is nobody’s number', () => {
    const without = { idNumber: '无身份证件号', nationalNumber: '' };
    expect(comparedOne(aStudent({ ...without, name: '李红', sex: '女' }), [aStudent(without)])).toMatchObject({
      outcome: 'new',
    });
  });

  test('a row without a name that no number explains is refused', () => {
    expect(comparedOne(aStudent({ name: '' }), [])).toMatchObject({ outcome: 'refused' });
    expect(comparedOne(aStudent({ name: '' }), [aStudent()])).toMatchObject({ outcome: 'unchanged' });
  });

  test('a child who has a record elsewhere gets no second one', () => {
    const elsewhere = new Map([['411323201503129914', '学生已在丁河镇中心小学建有学籍，请走转学']]);
    const [result] = compare([rowOf(aStudent(), 5)], indexRecords([], HINTS), {
      importer: 'school',
      school: { code: '1' },
      elsewhere,
    });
    expect(result).toMatchObject({ outcome: 'refused', reason: '学生已在丁河镇中心小学建有学籍，请走转学' });
  });

  test('only numbers that no record of the school has are asked about elsewhere', () => {
    const rows = [rowOf(aStudent(), 1), rowOf(sister, 2)];
    expect(unknownNumbers(rows, indexRecords(recordsOf([aStudent()]), HINTS))).toEqual([
      { kind: 'identity', value: sister.idNumber },
      { kind: 'national', value: sister.nationalNumber },
    ]);
  });
});

describe('the rows of one file', () => {
  test('the second row of one child is refused and names the first', () => {
    const results = compared([aStudent(), sister, aStudent({ phone: '13837700009' })], [aStudent()]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'new', 'refused']);
    expect(results[2]).toMatchObject({ reason: '与第 1 行是同一名学生；请删去重复的一行' });
    expect(compared([sister, sister], []).map(({ outcome }) => outcome)).toEqual(['new', 'refused']);
  });

  test('children of the file’s classes whom no row means are reported missing, and nobody of another class', () => {
    const records = [
      aStudent(),
      sister,
      aStudent({ ...sister, name: '王五', className: '2', idNumber: '', nationalNumber: '' }),
    ];
    const results = compared([aStudent()], records);
    expect(results.slice(1)).toMatchObject([{ outcome: 'missing', record: { id: 'r1' } }]);
  });

  test('a child who has left is not missed, and no school can change the record any more', () => {
    const left = { ...sister, recordStatus: '毕业' };
    expect(compared([aStudent()], [aStudent(), left])).toHaveLength(1);
    expect(comparedOne({ ...sister, phone: '13837700009' }, [left])).toMatchObject({ outcome: 'refused' });
  });

  test('a record whose row was refused is not said to be missing as well', () => {
    const results = compared([aStudent({ idNumber: sister.idNumber })], [aStudent(), sister]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'missing']);
    expect(results[1]).toMatchObject({ record: { id: 'r1' } });
  });
});

function comparedOne(row: Student, records: readonly Student[], importer: Importer = 'school'): Compared {
  const [first] = compared([row], records, importer);
  if (first === undefined) throw new Error('a row has an outcome');
  return first;
}

function compared(rows: readonly Student[], records: readonly Student[], importer: Importer = 'school') {
  const known = { importer, school: { code: '2141000001' }, elsewhere: new Map<string, string>() };
  return compare(
    rows.map((row, i) => rowOf(row, i + 1)),
    indexRecords(recordsOf(records), HINTS),
    known,
  );
}

function rowOf(cells: Student, row: number) {
  return { file: 1, row, cells };
}

function recordsOf(students: readonly Student[]): readonly PupilRecord[] {
  return students.map((cells, i) => ({
    county: '411323',
    id: `r${i}`,
    unit: '/41',
    stage: 'formal',
    revision: 1,
    cells,
  }));
}
