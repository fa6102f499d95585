import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { readXls } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXls } from '#src/documents/write-xls.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { type TemplateFormat, type TemplateRow, templateSheets, textIn } from '#src/exchange/template-workbook.ts';
import { TEMPLATES } from '#src/exchange/templates/index.ts';
import { inForce, TEMPLATE_KINDS, type Template } from '#src/exchange/templates/template.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { fieldOf } from '#src/registry/fields.ts';
import { fieldOfHeading } from '#src/roster/heading.ts';
import { aStudent } from '#test/world.ts';

/** 模板往返 — every template through our writers, and through LibreOffice where it is installed. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'renji-template-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PUPILS: readonly TemplateRow[] = [
  {
    cells: aStudent({ name: '𠮷㛃䶮𬭎', idNumber: '411323201503129914' }),
    facts: { problem: '号码重复', before: '0377' },
  },
  { cells: aStudent({ name: '阿卜杜热合曼·阿卜杜克热木', phone: '03776966', postcode: '047455' }), facts: {} },
];

const WRITERS = { xlsx: writeXlsx, xls: writeXls } as const;
const FORMATS = Object.keys(WRITERS) as readonly TemplateFormat[]; // the keys of a literal object
const CASES = TEMPLATES.flatMap((template) =>
  FORMATS.map((format) => ({ template, format, title: TEMPLATE_KINDS[template.kind] })),
);

async function written(template: Template, format: TemplateFormat): Promise<string> {
  const path = join(folder, `${template.kind}.${format}`);
  const sheets = templateSheets(template, PUPILS, { count: PUPILS.length, format });
  expect(await WRITERS[format](path, sheets)).toBeUndefined();
  return path;
}

async function rowsIn(path: string): Promise<readonly (readonly string[])[]> {
  const bytes = readFileSync(path);
  const { sheets } = path.endsWith('.xls') ? await readXls(bytes) : await readXlsx(bytes);
  return (sheets[0]?.rows ?? []).map((row) =>
    row.map((cell) => (cell === null || cell === undefined ? '' : String(cell))),
  );
}

describe.each(CASES)('$title .$format', ({ template, format }) => {
  test('is read back as it was written, every number a text', async () => {
    const [, ...rows] = await rowsIn(await written(template, format));
    const wanted = PUPILS.map((row) => template.columns.map((column) => textIn(column, row)));
    expect(rows.map((row) => template.columns.map((_, i) => row[i] ?? ''))).toEqual(wanted);
  });

  test('every heading of a field is read as that field, marked as required or not', async () => {
    const [headings = []] = await rowsIn(await written(template, format));
    for (const [i, column] of template.columns.entries()) {
      if ('field' in column) expect(fieldOfHeading(headings[i] ?? ''), headings[i]).toBe(column.field);
    }
  });
});

test('a later year replaces the columns from its own year on, and not before', () => {
  const [first] = TEMPLATES;
  const next = { ...first, year: 2027, columns: [] } as Template; // of the same kind
  const both = [next, ...TEMPLATES];
  expect(inForce(both, next.kind, 2026)).toBe(first);
  expect(inForce(both, next.kind, 2027)).toBe(next);
  expect(inForce(both, next.kind, 2020)).toBe(first);
});

test('more lines than .xls has go on in another sheet, under the same heading', () => {
  const [template] = TEMPLATES;
  if (template === undefined) throw new Error('there are templates');
  const names = (format: TemplateFormat) =>
    templateSheets(template, [], { count: 80_000, format }).map(({ name }) => name);
  expect(names('xls')).toEqual(['学籍花名册', '学籍花名册', '填写说明']);
  expect(names('xlsx')).toEqual(['学籍花名册', '填写说明']);
});

const office = officeHere();
const OFFICE = office === undefined ? 'LibreOffice is not installed here, and this is not tested: ' : '';

describe.skipIf(office === undefined).each(CASES)(
  `${OFFICE}$title .$format through LibreOffice`,
  ({ template, format }) => {
    test('keeps every value, and every drop-down with its list', async () => {
      const text = opened(await written(template, format));
      const first = text.slice(text.indexOf('<table:table '), text.indexOf('</table:table>'));
      const shown = PUPILS.flatMap((row) => template.columns.map((column) => textIn(column, row))).filter(Boolean);
      for (const value of shown) expect(first, value).toContain(`<text:p>${value}</text:p>`);
      expect(first).not.toMatch(/office:value-type="(float|date|percentage)"/);
      const lists = new Set(
        template.columns.flatMap((column) => {
          if (!('field' in column) || column.entry !== true) return [];
          const { kind } = fieldOf(column.field);
          return typeof kind === 'object' ? [kind.code] : [];
        }),
      );
      const columns = template.columns.filter(
        (column) => 'field' in column && column.entry && typeof fieldOf(column.field).kind === 'object',
      );
      const conditions = text.match(/cell-content-is-in-list\([^)]+\)/g) ?? [];
      expect(conditions).toHaveLength(columns.length);
      for (const table of lists)
        for (const { label } of CODE_TABLES[table]) expect(text).toContain(`<text:p>${label}</text:p>`);
      const named = [
        ...text.matchAll(/<table:named-range table:name="list_\d+"[^>]*table:cell-range-address="([^"]+)"/g),
      ];
      if (format === 'xls') expect(named).toHaveLength(lists.size);
      for (const [, range] of named) expect(range).toMatch(/^\$?'?码表'?\.\$[A-Z]+\$1:/);
    }, 120_000);
  },
);

/** As one flat XML text, which names every cell and every rule. */
function opened(path: string): string {
  const out = mkdtempSync(join(folder, 'office-'));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(office ?? '', [profile, '--headless', '--convert-to', 'fods', '--outdir', out, path], {
    stdio: 'ignore',
  });
  return readFileSync(
    join(
      out,
      `${path
        .split('/')
        .at(-1)
        ?.replace(/\.xlsx?$/, '')}.fods`,
    ),
    'utf8',
  );
}

function officeHere(): string | undefined {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next name, or none.
    }
  }
  return undefined;
}
