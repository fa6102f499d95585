import { expect, test } from 'vitest';
import { procedureOf } from '#src/procedures/index.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { casesAtWork } from '#test/cases-at-work.ts';
import { COUNTY, NEXT_COUNTY } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { recordOnceHere } from './once-here.ts';

const county = casesAtWork();
const GONE = aChild('张小明', 1, { recordStatus: '转出' });

function procedure(id: string): Procedure {
  const found = procedureOf(id);
  if (found === undefined) throw new Error(`no procedure ${id}`);
  return found;
}

const coming = (answers: Answers, of = 'transfer-in-across-provinces', where = COUNTY) =>
  recordOnceHere(county.desk().db, county.desk().seal, where, procedure(of), answers);
const WHO = { name: GONE.name, idNumber: GONE.idNumber };

test('a child who left and comes back is taken up in its own record, by number and name', async () => {
  const id = await county.enrol(GONE);
  expect(await coming(WHO)).toMatchObject({ id });
  expect(await coming({ name: GONE.name, nationalNumber: GONE.nationalNumber })).toMatchObject({ id });
});

test('another name, another number, or no number at all is another child', async () => {
  await county.enrol(GONE);
  expect(await coming({ ...WHO, name: '李小红' })).toBeUndefined();
  expect(await coming({ ...WHO, idNumber: aChild('张小明', 3).idNumber })).toBeUndefined();
  expect(await coming({ name: GONE.name })).toBeUndefined();
});

test('a record on the rolls is never taken up a second time, nor for a pupil who has one', async () => {
  await county.enrol(aChild('张小明', 1));
  expect(await coming(WHO)).toBeUndefined();
  await county.enrol(aChild('李小红', 2, { recordStatus: '转出' }));
  const { name, idNumber } = aChild('李小红', 2);
  expect(await coming({ name, idNumber }, 'transfer-within-county')).toBeUndefined();
});

test('the county next door finds nothing of it', async () => {
  await county.enrol(GONE);
  expect(await coming(WHO, 'transfer-in-across-provinces', NEXT_COUNTY)).toBeUndefined();
});
