import { expect, test } from 'vitest';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, type CastMember } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { type CaseCell, revealCaseCell } from './reveal-case-cell.ts';

const county = casesAtWork();
const MING = aChild('张小明', 1);
const RIGHT = aChild('张小明', 3).idNumber ?? '';
const NUMBER: CaseCell = { ordinal: 0, name: 'idNumber', of: 'before', reason: '对照户口簿' };

async function aCase(): Promise<string> {
  const ming = await county.enrol(MING);
  const id = await county.begin('registrar', { procedure: 'key-information-change', students: [ming] });
  await county.fill('registrar', id, { reason: 'number-wrong', idNumber: RIGHT });
  return id;
}

const reveal = (who: CastMember, id: string, cell: Partial<CaseCell> = {}) =>
  revealCaseCell(county.desk(), CAST[who], id, { ...NUMBER, ...cell });

function revealed() {
  const { db } = county.desk();
  return db.selectFrom('audit_events').selectAll().where('action', '=', 'case.reveal').execute();
}

test('a value is shown in clear to whoever may, and why is written down without the value', async () => {
  const id = await aCase();
  expect((await county.look('registrar', id)).pupils[0]?.before.idNumber).toContain('*');

  expect(await reveal('registrar', id)).toEqual({ is: 'clear', value: MING.idNumber });
  expect(await reveal('registrar', id, { of: 'answers' })).toEqual({ is: 'clear', value: RIGHT });

  const deeds = await revealed();
  expect(deeds).toMatchObject([
    { person: CAST.registrar.person, subject: id, reason: '对照户口簿' },
    { person: CAST.registrar.person, subject: id },
  ]);
  expect(JSON.stringify(deeds)).not.toContain(MING.idNumber);
});

test('another school, another county and whoever may reveal nothing are told that there is no such case', async () => {
  const id = await aCase();
  for (const who of ['neighbour', 'stranger', 'strangeRegistrar', 'inspector'] as const) {
    expect([who, await reveal(who, id)]).toEqual([who, { is: 'not-found' }]);
  }
  expect(await revealed()).toEqual([]);
});

test('what the case does not hold is not found, and nothing is written down', async () => {
  const id = await aCase();
  expect(await reveal('registrar', id, { name: 'grade' })).toEqual({ is: 'not-found' });
  expect(await reveal('registrar', id, { ordinal: 9 })).toEqual({ is: 'not-found' });
  expect(await revealed()).toEqual([]);
});

test('nobody looks up a whole school: in one hour there is an end', async () => {
  const id = await aCase();
  let answer = await reveal('registrar', id);
  let shown = 0;
  while (answer.is === 'clear' && shown < 1000) {
    shown += 1;
    answer = await reveal('registrar', id);
  }
  expect(answer).toEqual({ is: 'too-many', limit: shown });
  county.clock().pass(61);
  expect(await reveal('registrar', id)).toMatchObject({ is: 'clear' });
});
