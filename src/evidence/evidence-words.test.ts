import { expect, test } from 'vitest';
import { formInWords, returnReasonOf, verdictInWords, whatMakesOne } from './evidence-words.ts';

const MET = { legible: true, complete: true, sealed: true, dated: true, agrees: true };
const ITEM = { id: '1', kind: 'household-book', name: 'a.jpg', hints: [], usedElsewhere: 0, addedAt: '' } as const;

test('whoever checks a diagnosis reads who issues it, what must stand on it and how long it counts', () => {
  expect(whatMakesOne('diagnosis-certificate')).toMatch(/^县级（含）以上医院出具。.*公章.*；开具后 3 个月内有效。$/);
  expect(whatMakesOne('household-book')).not.toContain('有效');
  expect(whatMakesOne('a kind of last year')).toBe('');
});

test('a photograph is described by its pixels, a PDF by its pages', () => {
  expect(formInWords({ ...ITEM, type: 'image/jpeg', width: 2400, height: 1800, size: 627_000 })).toBe(
    'JPG 2400×1800，612 KB',
  );
  expect(formInWords({ ...ITEM, type: 'application/pdf', pages: 3, size: 1_300_000 })).toBe('PDF 3 页，1.2 MB');
});

test('what a reviewer found wanting is named, point by point, with what they said', () => {
  const verdict = { points: { ...MET, sealed: false, dated: false }, note: '缺公章', by: '陈股长', at: '' };
  expect(verdictInWords(verdict)).toEqual({ good: false, text: '陈股长：不符合：盖章或签字、日期有效。缺公章' });
  expect(verdictInWords({ points: MET, by: '陈股长', at: '' })).toEqual({
    good: true,
    text: '陈股长：审核要点均符合',
  });
});

test('what was found wanting is the standard reason of the return; what was not looked at is none', () => {
  expect(returnReasonOf([undefined, { points: MET }, { points: { ...MET, agrees: false, sealed: false } }])).toBe(
    'not-sealed',
  );
  expect(returnReasonOf([undefined, { points: { legible: true } }])).toBeUndefined();
  expect(returnReasonOf([])).toBeUndefined();
});
