import { expect, test } from 'vitest';
import { casesAtWork } from '#test/cases-at-work.ts';
import { COUNTY } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { receiptCodeOf } from './receipt-code.ts';
import { receiptOf } from './receipts.ts';

const county = casesAtWork();
const shown = (code: string) => receiptOf(county.desk(), code);

async function aCase() {
  const ming = await county.enrol(aChild('张小明', 1));
  const answers = { className: '2', reason: '家长申请' };
  const id = await county.begin('registrar', { procedure: 'class-change', students: [ming], answers });
  return { id, code: receiptCodeOf(county.desk().seal, COUNTY, id) };
}

test('a guardian follows a case by its code from the draft to its end', async () => {
  const { id, code } = await aCase();
  expect(await shown(code)).toMatchObject({ procedure: '调班', state: '填报中', open: true, submittedOn: undefined });
  await county.must('registrar', id, 'submit');
  expect(await shown(` ${code.toLowerCase()} `)).toMatchObject({
    ...{ state: '办理中', step: '学校审定', due: '2025-04-03', submittedOn: '2025-03-20', open: true },
  });
  await county.must('head', id, 'approve');
  expect(await shown(code)).toMatchObject({ state: '已办结', step: undefined, open: false });
});

test('nothing in it tells whose it is, or by whom it is handled', async () => {
  const { id, code } = await aCase();
  await county.must('registrar', id, 'submit');
  const text = JSON.stringify(await shown(code));
  for (const secret of ['张', '李', '王', '丁河', id, COUNTY, '4113']) expect(text).not.toContain(secret);
});

test('a code nobody was given shows nothing, and codes are not guessed from one another', async () => {
  const { id, code } = await aCase();
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
  expect(await shown(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)).toBeUndefined();
  expect(await shown('')).toBeUndefined();
  expect(receiptCodeOf(county.desk().seal, '411324', id)).not.toBe(code);
});
