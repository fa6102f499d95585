import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { played } from '#test/played.ts';
import { transferOutWithinProvince as procedure } from './transfer-out-within-province.ts';

const ANSWERS = { toPlace: '湖北省十堰市', toSchool: '十堰市车城路小学', requestedOn: '2025-03-18' };

test('our school and our county answer what another county of the province asked for', () => {
  expect(codesOf(procedure, ANSWERS)).toEqual([]);
  expect(played(procedure)).toEqual(['转出学校审核：head', '转出地县局核办：county', 'done']);
  expect(effectOf(procedure, ANSWERS)).toEqual({
    kind: 'change',
    cells: { recordStatus: '转出', changeKind: '转学(转出)' },
  });
});

test('the other school’s request is shown: its form, or the screen on which it came', () => {
  expect(codesOf(procedure, ANSWERS, { evidence: [] })).toEqual(['missing-proof:application-form|outside-proof']);
  expect(codesOf(procedure, ANSWERS, { evidence: ['outside-proof'] })).toEqual([]);
});

test('a problem record, wrong data, another case and a leave stand in the way, as they do on the national platform', () => {
  const told = { rule: 'DUP-01', title: '身份证件号重复' };
  expect(codesOf(procedure, ANSWERS, { facts: { problems: [told] } })).toEqual(['problem-record']);
  expect(codesOf(procedure, ANSWERS, { facts: { faults: [told] } })).toEqual(['data-wrong']);
  expect(codesOf(procedure, ANSWERS, { record: aRecord({ recordStatus: '休学' }) })).toEqual(['on-leave']);
  expect(codesOf(procedure, ANSWERS, { record: aRecord({ recordStatus: '毕业' }) })).toEqual(['not-in-school']);
});

test('what was asked for before the summer freeze is answered in it', () => {
  const frozen = [{ title: '暑期转学冻结期', from: '2025-07-15', until: '2025-08-14' }] as const;
  const facts = { today: '2025-07-20', frozen } as const;
  expect(codesOf(procedure, { ...ANSWERS, requestedOn: '2025-07-14' }, { facts })).toEqual([]);
});

test('nobody asked tomorrow', () => {
  expect(codesOf(procedure, { ...ANSWERS, requestedOn: '2025-03-21' })).toEqual(['requested-later']);
});
