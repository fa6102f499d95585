import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DelimitedText, type Delimiter, sniffDelimiter } from './delimited.ts';

const delimiters: Delimiter[] = [',', '\t', ';', '|'];

function read(pieces: readonly string[], delimiter: Delimiter = ','): string[][] {
  const rows: string[][] = [];
  const text = new DelimitedText(delimiter, (_, cells) => rows.push(cells));
  for (const piece of pieces) text.push(piece);
  text.end();
  return rows;
}

test('what was written is read, wherever the pieces are cut', () => {
  const cell = fc.string({
    unit: fc.constantFrom('张', '𠮷', ',', ';', '|', '\t', '"', '\n', '\r', ' ', 'a'),
    maxLength: 6,
  });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...delimiters),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.nat(),
      (rows, delimiter, end, at) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(delimiter) + end).join('');
        const cut = at % (text.length + 1);
        expect(read([text.slice(0, cut), text.slice(cut)], delimiter)).toEqual(rows);
      },
    ),
  );
});

test('an empty line is a row of one empty cell, so that rows keep their numbers', () => {
  expect(read(['a\n\nb'])).toEqual([['a'], [''], ['b']]);
});

test('a quote that is never closed is refused with the line where it stands', () => {
  expect(() => read(['a\nb\n"c\nd'])).toThrow(
    expect.objectContaining({
      refusal: expect.objectContaining({ refused: 'open-quote', message: expect.stringContaining('第 3 行') }),
    }),
  );
});

describe('the delimiter', () => {
  test.each([
    ['姓名\t性别\t地址\n张\t男\t甲,乙,丙,丁\n', '\t'],
    ['西峡县小学生名册\n姓名,性别\n张,男\n', ','],
    ['姓名|性别|备注\n张|男|a;b;c;d\n李|女|无\n', '|'],
    ['姓名;性别\n"a,b,c,d";男\n', ';'],
    ['姓名\n张小明\n', ','],
  ])('of %j is %j', (text, delimiter) => expect(sniffDelimiter(text)).toBe(delimiter));
});
