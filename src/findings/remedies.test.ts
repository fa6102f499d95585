import { describe, expect, test } from 'vitest';
import { FIELDS } from '#src/registry/fields.ts';
import { KEY_FIELDS } from '#src/registry/record.ts';
import { refusalOfExplanation } from './explanation.ts';
import { ownerOf } from './owner.ts';
import { wayToMend } from './remedies.ts';
import { EVERY_RULE, ruleOf } from './rule-of.ts';

describe('the button beside a finding', () => {
  test('leads to the field where an edit mends it', () => {
    expect(wayToMend('edit', 'phone')).toMatchObject({ kind: 'field', label: '修改“联系电话”' });
  });

  test('never leads to the editing of a key field', () => {
    for (const { remedy } of EVERY_RULE) {
      for (const field of KEY_FIELDS) expect(wayToMend(remedy, field).kind).not.toBe('field');
    }
    expect(wayToMend('edit', 'name')).toMatchObject({ label: '关键信息变更' });
    expect(wayToMend('edit', 'grade').note).toContain('“年级”不能在这里直接改');
  });

  test('leads to where the procedure is begun, or says who handles it', () => {
    for (const { remedy } of EVERY_RULE) {
      for (const { name } of FIELDS) {
        const way = wayToMend(remedy, name);
        if (way.kind !== 'procedure') continue;
        expect(way.door?.to ?? way.note).toMatch(
          /^\/cases\/new$|^\/pathway\/\$id$|书面报县教体局|不能在这里直接改|由就读学校发起/,
        );
      }
    }
    expect(wayToMend('reentry', 'recordStatus').door?.search).toEqual({ procedure: 'return-from-leave' });
  });
});

test('every rule of the catalogue is found by its code, and somebody has to see to what it finds', () => {
  for (const rule of EVERY_RULE) expect(ruleOf(rule.code)).toBe(rule);
  expect(ownerOf('report to county')).toBe('county');
});

describe('an explanation', () => {
  test('settles a query and not an error, which wants evidence', () => {
    expect(refusalOfExplanation('query', 'explained', '已与家长核实无误')).toBeUndefined();
    expect(refusalOfExplanation('error', 'explained', '已与家长核实无误')?.code).toBe('must-be-mended');
    expect(refusalOfExplanation('error', 'evidenced', '户口簿复印件存校档案')).toBeUndefined();
  });

  test.each(['证号411323201503129914无误', '电话 138 3770 0001 属实', '４１１３２３２０１５０３１２９９１Ｘ 无误'])(
    'may not repeat a number: %s',
    (text) => expect(refusalOfExplanation('query', 'explained', text)?.code).toBe('number-in-full'),
  );

  test('may name a day', () => {
    expect(refusalOfExplanation('query', 'explained', '2025年3月18日电话核实，20250318 已登记')).toBeUndefined();
  });

  test('says something', () => expect(refusalOfExplanation('notice', 'explained', ' 无 ')?.code).toBe('too-short'));
});
