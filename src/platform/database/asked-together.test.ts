import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askedTogether } from './asked-together.ts';
import type { Database } from './database.ts';

const aDatabase = () => ({}) as Database; // only told apart from another, never asked

test('questions of one moment are one statement, and each gets its own answer', async () => {
  const statements: (readonly number[])[] = [];
  const squareOf = askedTogether(async (_db, questions: readonly number[]) => {
    statements.push(questions);
    return questions.map((question) => question ** 2);
  });
  const db = aDatabase();
  expect(await Promise.all([3, 4, 5].map((each) => squareOf(db, each)))).toEqual([9, 16, 25]);
  expect(statements).toEqual([[3, 4, 5]]);
});

test('no question is answered by a statement that was sent before it came', async () => {
  let truth = 'in office';
  const releases: (() => void)[] = [];
  const standing = askedTogether(async (_db, questions: readonly string[]) => {
    const seen = truth;
    await new Promise<void>((release) => releases.push(release));
    return questions.map(() => seen);
  });
  const db = aDatabase();
  const before = standing(db, 'Zhang');
  await turn();
  await turn();
  truth = 'dismissed';
  const after = standing(db, 'Zhang');
  await turn();
  await turn();
  for (const release of releases) release();
  expect(await before).toBe('in office');
  expect(await after).toBe('dismissed');
});

test('who comes while two statements are under way waits for neither to answer in their place, and is asked with the rest', async () => {
  const statements: (readonly number[])[] = [];
  const releases: (() => void)[] = [];
  const same = askedTogether(async (_db, questions: readonly number[]) => {
    statements.push(questions);
    await new Promise<void>((release) => releases.push(release));
    return questions;
  });
  const db = aDatabase();
  const asked: Promise<number>[] = [];
  for (const question of [1, 2, 3, 4, 5]) {
    asked.push(same(db, question));
    await turn();
    await turn();
  }
  expect(statements).toEqual([[1], [2]]);
  releases.shift()?.();
  await asked[0];
  await turn();
  expect(statements).toEqual([[1], [2], [3, 4, 5]]);
  for (const release of releases) release();
  expect(await Promise.all(asked)).toEqual([1, 2, 3, 4, 5]);
});

test('a question that makes the statement fail fails alone', async () => {
  const halfOf = askedTogether(async (_db, questions: readonly number[]) => {
    if (questions.some((question) => question % 2 === 1)) throw new Error('odd');
    return questions.map((question) => question / 2);
  });
  const db = aDatabase();
  const answers = await Promise.allSettled([2, 3, 4].map((each) => halfOf(db, each)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[2]).toMatchObject({ value: 2 });
});

test('what one database is asked, no other is', async () => {
  const places = new Map<Database, string>();
  const placeOf = askedTogether(async (db, questions: readonly string[]) => questions.map(() => places.get(db)));
  const [here, there] = [aDatabase(), aDatabase()];
  places.set(here, 'here').set(there, 'there');
  expect(await Promise.all([placeOf(here, '?'), placeOf(there, '?')])).toEqual(['here', 'there']);
});
