import { expect, test } from 'vitest';
import { REFUSAL_CODES, refusal } from './refusals.ts';

test('every refusal has words of its own', () => {
  const sentences = REFUSAL_CODES.map((code) => refusal(code, '甲').message);

  expect(new Set(sentences).size).toBe(sentences.length);
});

test.each(REFUSAL_CODES)('%s says in one Chinese sentence what is wrong and what to do', (code) => {
  const { message } = refusal(code, '甲');

  expect(message).toMatch(/^[^。\n]*[\u4e00-\u9fff]+[^。\n]*。$/);
  expect(message).toMatch(/[；，（].*请|不予|已停止|请/);
  expect(message).not.toContain('{}');
});

test('a place that looks like a replacement pattern is shown as it is', () => {
  expect(refusal('no-sheet-part', "$& $1 $'").message).toContain("“$& $1 $'”");
});
