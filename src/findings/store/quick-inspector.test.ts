import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '#src/quality/rules/index.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import { aStudent, SETTING } from '#test/world.ts';
import { askRules, type RecordFaults } from '../ask-rules.ts';
import { QuickInspector } from './quick-inspector.ts';

test('a thousand at once are told what each would be told alone', () => {
  const setting = { ...SETTING, county: '411323' };
  const inspector = new QuickInspector(setting);
  fc.assert(
    fc.property(fc.array(aRecord(), { minLength: 1, maxLength: 30 }), (records) => {
      const quick = inspector.inspect(records);
      const plain = records.map((cells) => askRules(RULES, cells, setting));
      expect(quick.map(inOrder)).toEqual(plain.map(inOrder));
    }),
    { numRuns: 150 },
  );
});

test('a record in which nothing is filled in is judged, not passed over', () => {
  const inspector = new QuickInspector(SETTING);
  const [first, empty] = inspector.inspect([aStudent(), { name: '', phone: '', idNumber: '' }]);
  expect(first?.faults).toEqual([]);
  expect(empty?.faults.map(({ rule }) => rule.code)).toContain('ID-01');
});

function inOrder({ faults, crashed }: RecordFaults) {
  return {
    faults: faults.map(({ rule, fault }) => `${rule.code} ${fault.field} ${fault.severity} ${fault.message}`).sort(),
    crashed: [...crashed].sort(),
  };
}

/** An ordinary child with some cells changed, some columns missing, and now and then nothing at all. */
function aRecord(): fc.Arbitrary<Cells> {
  const names = FIELDS.map(({ name }) => name);
  const cell = fc.constantFrom(
    '',
    '0',
    '1',
    '女',
    '无',
    '护照',
    '两\n行',
    '有\t制表符',
    '"引号"',
    '2019级',
    '1383770',
    '转出',
  );
  const changes = fc.array(fc.tuple(fc.constantFrom(...names), cell), { maxLength: 6 });
  const missing = fc.subarray(names, { maxLength: 3 });
  return fc.tuple(changes, missing).map(([changed, absent]) => {
    const cells = aStudent(Object.fromEntries(changed));
    return Object.fromEntries(Object.entries(cells).filter(([name]) => !absent.some((field) => field === name)));
  });
}
