import fc from 'fast-check';
import { readXls } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { xlsBytes } from './write-xls.ts';

const COLUMNS = [
  { heading: '姓名', width: 10 },
  { heading: '身份证件号', width: 22 },
];

test('whatever the cells say is read again as the text it was', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\p{Cc}\ufffe\uffff]/u.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      expect(await readAgain(rows)).toEqual([COLUMNS.map(({ heading }) => heading), ...rows]);
    }),
    { numRuns: 60 },
  );
});

test('an identity number stays text, and a rare character stays itself', async () => {
  const rows = [['𠮷㛃䶮𬭎', '419100201503129999']];
  expect((await readAgain(rows))[1]).toEqual(rows[0]);
});

test('strings go on across records wherever a record is full', async () => {
  const rows = Array.from({ length: 700 }, (_, row) => [`学生${row}${'长'.repeat(row % 61)}`, String(row)]);
  expect((await readAgain(rows)).slice(1)).toEqual(rows);
});

test('a file beyond seven megabytes needs a longer list of its sectors', async () => {
  const rows = Array.from({ length: 9000 }, (_, row) => [`${row}${'西峡县'.repeat(150)}`, String(row)]);
  const bytes = xlsBytes({ name: '名单', columns: COLUMNS, rows });
  expect(bytes.length).toBeGreaterThan(7_200_000);
  expect((await readAgain(rows))[9000]).toEqual(rows[8999]);
});

test('no sheet is longer than the format allows', () => {
  const rows = Array.from({ length: 65_536 }, () => ['一', '二']);
  expect(() => xlsBytes({ name: '名单', columns: COLUMNS, rows })).toThrow(RangeError);
});

async function readAgain(rows: readonly (readonly string[])[]): Promise<string[][]> {
  const { sheets } = await readXls(xlsBytes({ name: '名单', columns: COLUMNS, rows }));
  const read = sheets[0]?.rows ?? [];
  return [COLUMNS, ...rows].map((_, row) => COLUMNS.map((_, column) => String(read[row]?.[column] ?? '')));
}
