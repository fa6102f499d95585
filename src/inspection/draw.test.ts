import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bandOf, type DrawPlan, draw, populationText, readPopulation, seedOf, shares } from './draw.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** 0d9d6a1e-0000-4000-8000-000000000007 of the third of three schools. */
const line = (at: number, school: string) => ({
  id: `0d9d6a1e-0000-4000-8000-${String(at).padStart(12, '0')}`,
  school,
});
const POPULATION = [
  ...Array.from({ length: 40 }, (_, at) => line(at, 'small')),
  ...Array.from({ length: 160 }, (_, at) => line(at + 100, 'middle')),
  ...Array.from({ length: 600 }, (_, at) => line(at + 1000, 'large')),
];
const PLAN: DrawPlan = { drawSchools: 0, pupils: 40, bySize: false };
const idsOf = (plan: Partial<DrawPlan> = {}, seed = '17|830174', of = POPULATION) =>
  draw(of, seed, { ...PLAN, ...plan }, sha256).pupils.map(({ id }) => id);

test('the same list and the same number give the same pupils in the same order, however the list was sorted', () => {
  expect(idsOf()).toHaveLength(40);
  expect(idsOf({}, '17|830174', POPULATION.toReversed())).toEqual(idsOf());
});

test('another number gives other pupils', () => {
  const [one, other] = [new Set(idsOf()), idsOf({}, '18|830174')];
  expect(other.filter((id) => one.has(id)).length).toBeLessThan(12);
});

test('the ticket is what anybody’s SHA-256 says of number, line feed and id', () => {
  const [first] = draw(POPULATION, '17', PLAN, sha256).pupils;
  expect(first?.ticket).toBe(sha256(`17\n${first?.id}`));
  const best = POPULATION.map(({ id }) => sha256(`17\n${id}`)).sort()[0];
  expect(first?.ticket).toBe(best);
});

test('who leaves the list moves nobody else out of the sample', () => {
  const [gone, ...rest] = idsOf();
  const without = POPULATION.filter(({ id }) => id !== gone);
  expect(idsOf({}, '17|830174', without).slice(0, 39)).toEqual(rest);
});

test('every pupil has the same chance: over many numbers each part of the list comes as often as it is large', () => {
  const counts = { small: 0, middle: 0, large: 0 };
  for (let seed = 0; seed < 200; seed += 1) {
    for (const { school } of draw(POPULATION, String(seed), PLAN, sha256).pupils) {
      counts[school as keyof typeof counts] += 1; // one of the three
    }
  }
  // 8000 draws, expected 400, 1600 and 6000; four standard deviations.
  expect(Math.abs(counts.small - 400)).toBeLessThan(80);
  expect(Math.abs(counts.middle - 1600)).toBeLessThan(145);
  expect(Math.abs(counts.large - 6000)).toBeLessThan(160);
});

test('by size of school each band gives its share, and none is passed over', () => {
  const { pupils } = draw(POPULATION, '17', { ...PLAN, bySize: true }, sha256);
  const count = (band: string) => pupils.filter((each) => each.band === band).length;
  expect([count('small'), count('middle'), count('large')]).toEqual([2, 8, 30]);
});

test('schools are drawn first where it is asked, and then pupils of them alone', () => {
  const { schools, pupils } = draw(POPULATION, '17', { ...PLAN, drawSchools: 1 }, sha256);
  expect(schools).toHaveLength(1);
  expect(new Set(pupils.map(({ school }) => school))).toEqual(new Set(schools));
});

test('more than there are cannot be drawn: then everybody is', () => {
  expect(idsOf({ pupils: 9999 })).toHaveLength(800);
});

test.each([
  [{ small: 1, middle: 1, large: 998 }, 10, [1, 1, 8]],
  [{ small: 0, middle: 50, large: 50 }, 3, [undefined, 2, 1]],
  [{ small: 10, middle: 10, large: 10 }, 2, [1, 1, 0]],
  [{ small: 3, middle: 3, large: 3 }, 20, [3, 3, 3]],
])('%j share %i', (sizes, count, expected) => {
  const given = shares(new Map(Object.entries(sizes)), count);
  expect(['small', 'middle', 'large'].map((band) => given.get(band))).toEqual(expected);
});

test('a school is small below a hundred, and large from five hundred on', () => {
  expect([99, 100, 499, 500].map(bandOf)).toEqual(['small', 'middle', 'middle', 'large']);
});

test('the random number is what each gave, in their order', () => {
  const parts = [
    { by: '孙督查', value: ' 17 ' },
    { by: '王校长', value: '830174' },
  ];
  expect(seedOf(parts)).toBe('17|830174');
});

test('the list is written by id, and read back as it was', () => {
  const text = populationText(POPULATION.toReversed());
  expect(text.split('\n')[0]).toBe(`${POPULATION[0]?.id} small`);
  expect(readPopulation(text)).toEqual(POPULATION);
  expect(readPopulation(text.replaceAll('\n', '\r\n'))).toEqual(POPULATION);
  for (const wrong of ['', '姓名,学校\n', `${text}张三 small\n`]) expect(readPopulation(wrong)).toBeUndefined();
});
