import { expect, test } from 'vitest';
import { availableActions, decide, stepOf } from '#src/workflow/case.ts';
import { CHILD, NO_NUMBER, PLACE } from '#test/a-child.ts';
import { codesOf, effectOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { actorAt, aDossier, after, played, registrarAt } from '#test/played.ts';
import { TODAY } from '#test/world.ts';
import { transferInAcrossProvinces as procedure } from './transfer-in-across-provinces.ts';

const NOBODY = { record: undefined };
const ANSWERS = {
  ...{ ...CHILD, ...PLACE, nationalNumber: `G${CHILD.idNumber}`, grade: '小学一年级', reason: 'work' },
  ...{ fromPlace: '湖北省十堰市', fromSchool: '十堰市车城路小学' },
};
const registrar = registrarAt(PLACES.other);

test('调档 closes it, and nothing before', () => {
  expect(codesOf(procedure, ANSWERS, NOBODY)).toEqual([]);
  expect(played(procedure)).toEqual([
    '转入学校审核：head',
    '转入地县局审核：county',
    '转出学校核办：系统外，登记人 registrar',
    '转出地教育局核办：系统外，登记人 registrar',
    '转入学校调档：系统外，登记人 registrar',
    'done',
  ]);
  expect(effectOf(procedure, ANSWERS, NOBODY)).toMatchObject({ kind: 'open', school: PLACES.other });
});

test('a step in the other province is written down with its day and its proof, by whoever asked', () => {
  const waiting = atTheOtherSchool();
  const approved = { action: 'approve', by: registrar, on: TODAY, seen: waiting } as const;
  const codes = (dossier: typeof waiting, doneOn?: '2025-03-18' | '2025-03-21') =>
    decide(dossier, { ...approved, doneOn }).objections?.map(({ code }) => code);
  expect(codes(waiting)).toEqual(['day-required']);
  expect(codes(waiting, '2025-03-21')).toEqual(['day-to-come']);
  expect(codes({ ...waiting, proven: [] }, '2025-03-18')).toEqual(['proof-required']);
  expect(codes(waiting, '2025-03-18')).toBeUndefined();
});

test('it can be taken back until 调档, and never after', () => {
  const waiting = atTheOtherSchool();
  expect(availableActions(waiting, registrar)).toContain('withdraw');
  const said = { doneOn: TODAY } as const;
  let dossier = waiting;
  while (stepOf(dossier)) dossier = after(dossier, 'approve', registrar, said);
  expect(availableActions(dossier, registrar)).toEqual([]);
});

test('a child with another document brings what 附件 2 asks for', () => {
  const { idType, idNumber, guardianIdType, guardianIdNumber } = NO_NUMBER;
  const without = { ...ANSWERS, idType, idNumber, guardianIdType, guardianIdNumber };
  expect(codesOf(procedure, without, { ...NOBODY, evidence: ['application-form', 'transfer-reason'] })).toEqual([
    'missing-proof:enrolment-certificate',
    'missing-proof:guardian-identity',
  ]);
});

function atTheOtherSchool() {
  const submitted = after(aDossier(procedure), 'submit', registrar);
  const checked = after(submitted, 'approve', actorAt('head', PLACES.other));
  return after(checked, 'approve', actorAt('county', PLACES.county));
}
