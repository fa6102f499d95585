import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_TABLES, type CodeTable, codeOf, codesOf, labelOf } from './codes.ts';
import { FIELDS, fieldOf, MEMBER_PARTS, memberField } from './fields.ts';

const CODES = rowsOf('test/authority/codes.csv');
const FIELD_ROWS = rowsOf('test/authority/fields.csv');
const TABLES = Object.keys(CODE_TABLES) as readonly CodeTable[]; // the keys are the names of the tables
const isTable = (name: string): name is CodeTable => (TABLES as readonly string[]).includes(name);

describe('the code tables', () => {
  test.each(CODES)('know $table $code $label_zh', ({ table = '', code = '', label_zh: label = '' }) => {
    expect(isTable(table)).toBe(true);
    if (!isTable(table)) return;
    expect(labelOf(table, code)).toBe(label);
    expect(codesOf(table, code)).toContain(code);
    expect(codesOf(table, label)).toContain(code);
  });

  test('know no code of which the county has not heard, but for the soldiers of JY/T 1001 and the nations', () => {
    const heard = new Set(CODES.map(({ table, code }) => `${table} ${code}`));
    const unheard = TABLES.filter((table) => table !== 'nationality').flatMap((table) =>
      CODE_TABLES[table].map(({ code }) => `${table} ${code}`).filter((entry) => !heard.has(entry)),
    );
    expect(unheard).toEqual(['idType 2', 'idType 3', 'idType 4', 'idType 5']);
  });

  test.each(TABLES)('of %s understand every wording they list, however it is spaced or widened', (table) => {
    for (const { code, label, also = [] } of CODE_TABLES[table]) {
      for (const wording of [code, label, ...also]) {
        expect(codesOf(table, wording)).toContain(code);
        expect(codesOf(table, ` ${wide(wording)}　`)).toContain(code);
      }
    }
  });

  test.each(TABLES)('of %s never let another wording hide a label', (table) => {
    const first = new Map<string, string>();
    for (const { code, label } of CODE_TABLES[table]) if (!first.has(label)) first.set(label, code);
    for (const [label, code] of first) expect(codeOf(table, label)).toBe(code);
  });

  test('never throw, and know nothing of what is in no table', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TABLES), fc.string({ unit: 'binary' }), (table, text) => {
        for (const code of codesOf(table, text)) expect(CODE_TABLES[table].map((entry) => entry.code)).toContain(code);
      }),
    );
    expect(codeOf('sex', '')).toBeUndefined();
    expect(codeOf('sex', 'constructor')).toBeUndefined();
  });
});

test.each([
  ['relation', '爸爸', ['51']],
  ['relation', '母女', ['52']],
  ['relation', '姥姥', ['64']],
  ['relation', '养父', ['57']],
  ['relation', '邻居', []],
  ['ethnicity', '汉', ['01']],
  ['ethnicity', '维吾尔', ['05']],
  ['ethnicity', '穿青人', ['97']],
  ['entryMode', '其他', ['12', '99']],
  ['hkmotwOverseas', '非港澳台侨外', ['00']],
  ['politicalStatus', '少年先锋队员', ['13']],
  ['leftBehind', '否', ['0']],
  ['leftBehind', '是', []],
  ['travelMode', '公共交通（含城市公交、农村客运、地铁）', ['3']],
  ['disability', '智力', ['5']],
  ['idType', '港澳居民来往内地通行证', ['6', '7']],
  ['nationality', '156', ['CHN']],
  ['recordStatus', '在校', ['01']],
] as const)('in the table of %s, %s is %j', (table, wording, codes) => expect(codesOf(table, wording)).toEqual(codes));

describe('the fields of the record', () => {
  test.each(FIELD_ROWS)('$order $header_zh are what the data standard says', (row) => {
    const { identifier = '', header_zh: title, required, codes } = row;
    const field = FIELDS.find(({ name }) => name === identifier);
    expect(field).toBeDefined();
    expect(field?.title).toBe(title);
    expect(field?.required).toBe(required?.startsWith('when') ? 'conditional' : required);
    if (codes === 'regions') expect(field?.kind).toBe('region');
    else if (codes) expect(field?.kind).toEqual({ code: codes });
    else expect(typeof field?.kind).toBe('string');
  });

  test('stand in the order of the record card', () => {
    const card = FIELD_ROWS.map(({ identifier }) => identifier);
    expect(FIELDS.slice(0, card.length).map(({ name }) => name)).toEqual(card);
  });

  test('of the second family member are those of the first', () => {
    for (const { part } of MEMBER_PARTS) {
      const [first, second] = [fieldOf(memberField(1, part)), fieldOf(memberField(2, part))];
      expect(second).toEqual({ ...first, name: second.name, title: first.title.replace('成员1', '成员2') });
    }
  });
});

function wide(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ''));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
