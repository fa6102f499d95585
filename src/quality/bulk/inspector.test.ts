import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, type FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, SETTING } from '../../../test/world.ts';
import { inspect, newTally, type RuleBook, type Tally } from '../inspect.ts';
import type { Fault, Severity } from '../rule.ts';
import { RULE_BOOK } from '../rules/index.ts';
import { countyOfDeferrals, judgeDeferred } from './deferred.ts';
import { BulkInspector, sumOf } from './inspector.ts';
import type { Layout } from './layout.ts';
import { join, NeighbourStore, type Place } from './neighbour-store.ts';
import { judgeCandidates } from './neighbours.ts';
import { ScanKernel } from './scan-kernel.ts';

const coding = {
  decode: (bytes: Uint8Array, start: number, end: number) => new TextDecoder().decode(bytes.subarray(start, end)),
  encode: (text: string) => new TextEncoder().encode(text),
};

const fields = FIELDS.map(({ name }) => name);

describe('the quick way says what the plain way says', () => {
  test('of children in whom anything may be wrong', () => {
    fc.assert(
      fc.property(fc.array(aRow(), { minLength: 1, maxLength: 40 }), (students) => {
        expect(quickly(students, RULE_BOOK)).toEqual(plainly(students, RULE_BOOK));
      }),
      { numRuns: 300 },
    );
  });

  test('of two files that lack different columns', () => {
    const columns = fc
      .subarray(fields.filter((field) => field !== 'name'))
      .map((some): FieldName[] => ['name', ...some]);
    const rows = fc.array(aRow(), { minLength: 1, maxLength: 15 });
    const table = fc.tuple(columns, rows).map(([some, all]): Table => [some, all.map((row) => only(some, row))]);
    fc.assert(
      fc.property(table, table, (one, other) => {
        const students = [...one[1], ...other[1]];
        expect(quicklyIn([one, other], RULE_BOOK)).toEqual(plainly(students, RULE_BOOK));
      }),
      { numRuns: 300 },
    );
  });

  test('when a rule throws, it is counted as crashed by both', () => {
    const crashing = { ...RULE_BOOK, rules: RULE_BOOK.rules.map((rule) => ({ ...rule, faults: throwing })) };
    const students = [aStudent(), aStudent({ name: '张 三' })];
    expect(quickly(students, crashing)).toEqual(plainly(students, crashing));
  });
});

function throwing(): never {
  throw new Error('a rule with a mistake in it');
}

/** An ordinary child with some cells replaced: by cells of other children, by awkward ones, by anything. */
function aRow(): fc.Arbitrary<Student> {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map(inOneCell) },
  );
  const change = fc.tuple(fc.constantFrom(...fields), cell);
  return fc
    .tuple(fc.constantFrom<Student>({}, SIBLING, GIRL, TEMPORARY), fc.array(change, { maxLength: 6 }))
    .map(([base, changes]) => aStudent({ ...base, ...Object.fromEntries(changes) }));
}

/** Decoding bytes drops a byte order mark and lone surrogates; neither can stand in a cell that was read. */
function inOneCell(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text)).replace(/\uFEFF/g, '');
}

const AWKWARD = [
  ...[
    '0',
    '1',
    '2',
    '是',
    '否',
    '男',
    '女',
    '其他',
    '无',
    '同上',
    'Z',
    'A',
    '居民身份证',
    '护照',
    '在读',
    '转出',
    '休学',
  ],
  ...[
    '2019级',
    '初一',
    '七年级',
    '1.1班',
    '99',
    '20150312',
    '2015-03-12',
    '42075',
    '20250901',
    '202109',
    '411323',
    '110101',
  ],
  ...['张 三', '张•三', '买买提·艾力', '𠮷田', '李', '欧阳娜娜', 'Anna Li', '"引号"', 'a,b', '两\n行'],
  ...['411323198806059939', '41132319890721992X', '411323201503129914', '11010519491231002X', '110105194912310021'],
  ...[
    '4.11323E+17',
    "'411323201503129914",
    '41132320150312991４',
    '411323150312991',
    '13837700001',
    '0377-69680011',
    '138 3770 0001',
  ],
  ...[
    '父亲',
    '母亲',
    '祖父',
    '父子',
    '非亲属',
    'G411323201503129914',
    'L411323201503121234',
    '25',
    '3.5',
    '一致',
    '已变更',
  ],
];

const SIBLING: Student = {
  name: '张小华',
  sex: '男',
  idNumber: '',
  idType: '其他',
  nationalNumber: 'L411323201503120017',
};
const GIRL: Student = {
  name: '李小红',
  sex: '女',
  'guardian1.name': '李大山',
  'guardian2.name': '',
  migrantWorkersChild: '是',
};
const TEMPORARY: Student = {
  nationalNumber: 'L411323201503121234',
  registeredOn: '20230915',
  householdRegion: '110101000000',
};

interface Said {
  readonly findings: readonly string[];
  readonly tallies: readonly Tally[];
}

function plainly(students: readonly Student[], book: RuleBook): Said {
  const { findings, tallies } = inspect(students, book, SETTING);
  return {
    findings: findings
      .map(({ record, code, severity, field, message }) => line(record, code, severity, field, message))
      .sort(),
    tallies: sorted(tallies),
  };
}

/** The record as far as a file has these columns. A row with nothing in it would be a blank line, and no pupil's. */
function only(some: readonly FieldName[], student: Student): Student {
  const cells = some.map((field) => [field, student[field] ?? ''] as const);
  return Object.fromEntries(cells.every(([, text]) => text === '') ? [['name', '某某'], ...cells.slice(1)] : cells);
}

function quickly(students: readonly Student[], book: RuleBook): Said {
  return quicklyIn([[fields, students]], book);
}

type Table = readonly [columns: readonly FieldName[], students: readonly Student[]];

/** Each table in chunks of about a third, as the worker threads would take them. */
function quicklyIn(tables: readonly Table[], book: RuleBook): Said {
  const findings: string[] = [];
  const say = (row: number, rule: { code: string; severity: Severity }, fault: Fault) =>
    findings.push(line(row, rule.code, fault.severity ?? rule.severity, fault.field, fault.message));
  const spilled: Uint32Array[] = [];
  const store = new NeighbourStore((_, entries) => spilled.push(entries.slice()));
  const chunks: { from: number; firstRow: number; bytes: Uint8Array; layout: Layout }[] = [];
  let firstRow = 0;
  const kernel = new ScanKernel();
  const inspector = new BulkInspector({
    book,
    setting: SETTING,
    coding,
    store,
    kernel,
    kindOfRow: () => 'pupil',
    onFault: (row, rule, fault) => say(firstRow + row, rule, fault),
  });
  for (const [columns, students] of tables) {
    const layout: Layout = { columns, delimiter: ',' };
    const text = students.map((student) => columns.map((field) => quoted(student[field] ?? '')).join(',')).join('\n');
    const bytes = coding.encode(text);
    const inKernel = kernel.room(bytes.length);
    inKernel.set(bytes);
    // A table whose last row is one empty cell ends in nothing at all, which is no row.
    const third = Math.max(1, Math.ceil(bytes.length / 3));
    for (let from = 0; from < bytes.length; ) {
      const to = Math.min(bytes.length, from + third);
      const chunk = { number: chunks.length, bytes: inKernel, from, to, limit: bytes.length, layout };
      chunks.push({ from, firstRow, bytes, layout });
      const { end, rows } = inspector.inspect(chunk);
      firstRow += rows;
      from = end;
    }
  }
  const tallies = new Map(sumOf(inspector.tallies()).map((tally) => [tally.code, tally]));
  const rowOf = ({ chunk, row }: Place) => (chunks[chunk]?.firstRow ?? 0) + row;
  const studentAt = ({ chunk, offset }: Place): Student => {
    const place = chunks[chunk];
    if (place === undefined) return {};
    return inspector.studentAt(place.bytes, place.from + offset, place.bytes.length, place.layout);
  };
  const broken = new Set<string>();
  for (const entries of [...spilled, ...store.drain()]) {
    for (const candidates of join(
      entries,
      book.registerRules.map(({ atLeast }) => atLeast),
    )) {
      const rule = book.registerRules[candidates.number];
      if (rule === undefined) continue;
      for (const { place, fault } of judgeCandidates(candidates, rule, SETTING, coding.encode, studentAt)) {
        if (fault === undefined) continue;
        say(rowOf(place), rule, fault);
        broken.add(`${rule.code} ${rowOf(place)}`);
      }
    }
  }
  for (const key of broken) (tallies.get(key.split(' ')[0] ?? '') ?? newTally('')).broken += 1;
  const deferrals = inspector.deferrals();
  const setting = { ...SETTING, county: countyOfDeferrals(deferrals) };
  for (const rule of book.rules.filter(({ asksCounty }) => asksCounty)) {
    const tally = tallies.get(rule.code) ?? newTally(rule.code);
    judgeDeferred(rule, setting, deferrals, tally, (chunk, row, fault) =>
      say((chunks[chunk]?.firstRow ?? 0) + row, rule, fault),
    );
  }
  return { findings: findings.sort(), tallies: sorted([...tallies.values()]) };
}

function line(record: number, code: string, severity: string, field: FieldName, message: string): string {
  return [record, code, severity, field, message].join(' | ');
}

function sorted(tallies: readonly Tally[]): readonly Tally[] {
  return [...tallies].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
