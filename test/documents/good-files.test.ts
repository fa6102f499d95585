import { describe, expect, test } from 'vitest';
import { CONTENTS, type GoodRows, textOf } from './contents.ts';
import { ENCODINGS } from './encodings.ts';
import { GOOD_ODDITIES } from './good-oddities.ts';
import { readHere } from './read-apart.ts';
import { WRITERS } from './writers.ts';

/** What a web page cannot say: it shows numbers and dates as they look, and white space as one space. */
const NOT_IN_A_WEB_PAGE = ['numbers of every kind', 'dates of every kind', 'commas, quotes and semicolons'];
/** What a writer cannot write: SheetJS cuts a text of an .xls off after 255 characters. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  'SheetJS web page': NOT_IN_A_WEB_PAGE,
  'SheetJS .xls': ['a long address'],
};

describe.each(Object.entries(WRITERS))('%s', (writer, write) => {
  const contents = Object.entries(CONTENTS).filter(([name]) => !BEYOND[writer]?.includes(name));

  test.each(contents)('%s is read cell for cell', async (_, rows) => {
    const read = await readHere(await write(rows));

    expect(read).toMatchObject({ warnings: [] });
    expect('sheets' in read && Object.values(read.sheets)).toEqual([textOf(rows)]);
  });
});

describe.each(Object.entries(ENCODINGS))('text in %s', (encoding, encode) => {
  const styles = [',', '\t', ';', '|'].flatMap((delimiter) =>
    ['\n', '\r\n', '\r'].flatMap((end) => [false, true].map((quoted) => ({ delimiter, end, quoted }))),
  );

  test.each(styles)('parted by $delimiter, ended by $end, quoted $quoted', async (style) => {
    for (const [name, rows] of Object.entries(CONTENTS)) {
      if (name === 'private-use characters' && encoding === 'GB18030') continue;
      if (name === 'one column only' || isNumeric(rows)) continue;
      const read = await readHere(encode(written(rows, style)));

      expect(read, name).toMatchObject({ warnings: [], sheets: { '': textOf(rows) } });
    }
  });
});

describe('the oddities of real files', () => {
  test.each(Object.entries(GOOD_ODDITIES))('%s', async (_, { make, sheets, warnings = [] }) => {
    const read = await readHere(await make());

    expect(read).toMatchObject({ sheets });
    expect('warnings' in read && read.warnings.map((warning) => warning.replace(/“.*”/, '“…”'))).toEqual(warnings);
  });
});

function isNumeric(rows: GoodRows): boolean {
  return rows.some((row) => row.some((cell) => typeof cell !== 'string'));
}

function written(rows: GoodRows, style: { delimiter: string; end: string; quoted: boolean }): string {
  const special = new RegExp(`["\\r\\n\\${style.delimiter}]`);
  const cell = (text: string) => (style.quoted || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return textOf(rows)
    .map((row) => row.map(cell).join(style.delimiter) + style.end)
    .join('');
}
