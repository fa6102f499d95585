import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { decideCase } from './decide-case.ts';

const county = casesAtWork();

/** Goes through so many statements, and no further. */
function cutAfter(most: number): KyselyPlugin {
  let told = 0;
  return {
    transformQuery: ({ node }) => {
      told += 1;
      if (told > most) throw new Error('cut short');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** More than any decision takes. */
const MOST_STATEMENTS = 200;

test('a last decision cut short after any of its statements leaves case and record as they were', async () => {
  const ming = await county.enrol(aChild('张小明', 1));
  const id = await county.begin('registrar', { procedure: 'key-information-change', students: [ming] });
  await county.fill('registrar', id, { reason: 'name-changed', name: '张晓明' });
  await county.attach('registrar', id, 'household-change-certificate');
  await county.must('registrar', id, 'submit');
  await county.must('head', id, 'approve');
  const before = await county.look('county', id);
  const seen = { revision: before.revision, hash: before.hash };
  const key = '3f0e7c1a-0000-4000-8000-000000000001';
  let statements = 1;
  for (; statements < MOST_STATEMENTS; statements++) {
    const desk = { ...county.desk(), db: county.desk().db.withPlugin(cutAfter(statements)) };
    const ended = await decideCase(desk, CAST.county, { id, action: 'approve', seen }, key).catch(() => undefined);
    if (ended !== undefined) {
      expect(ended).toMatchObject({ is: 'decided', settled: { state: 'done' } });
      break;
    }
    const { messages, ...after } = await county.look('county', id);
    expect(after, `after ${statements} statements`).toMatchObject({
      revision: before.revision,
      state: 'step',
      events: before.events,
    });
    expect((await county.cellsOf(ming))?.name).toBe('张小明');
  }
  expect(statements).toBeGreaterThan(20);
  expect(statements).toBeLessThan(MOST_STATEMENTS);
  expect((await county.cellsOf(ming))?.name).toBe('张晓明');
});
