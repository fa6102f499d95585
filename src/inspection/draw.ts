import type { SeedPart } from './inspection.ts';

/** SHA-256 of a text in UTF-8, in hexadecimal digits. Lent by whoever draws: the browser and the server have their own. */
export type Digest = (text: string) => string;

/** 名单的一行 — one pupil of the population. */
export interface PopulationLine {
  /** The record's id in this register; says nothing about the child. */
  readonly id: string;
  /** 学校标识码 */
  readonly school: string;
}

export interface Drawn extends PopulationLine {
  /** The digest by which it was drawn. */
  readonly ticket: string;
  readonly band: SizeBand;
}

/**
 * 抽样办法 — whoever has the list and the random number comes to the same sample, with this program, another one or `sha256sum`:
 * of each record SHA-256 is taken of `随机数`, a line feed and the record's id; the records with the smallest digests are drawn.
 * Order and completeness of the list cannot favour anybody (P. B. Stark, R. L. Rivest: consistent sampling by hashing).
 */
export const METHOD = 'SHA-256(随机数 + 换行 + 学籍标识)，按结果从小到大取前 n 名';

/** 随机数 — what several people gave, in the order in which they gave it. */
export function seedOf(parts: readonly SeedPart[]): string {
  return parts.map(({ value }) => value.trim()).join('|');
}

/** 名单原文 — a line for each record, by id; its SHA-256 is printed in the protocol. */
export function populationText(lines: readonly PopulationLine[]): string {
  return [...lines]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, school }) => `${id} ${school}\n`)
    .join('');
}

/** The lines of a list; `undefined` for one that is none. */
export function readPopulation(text: string): readonly PopulationLine[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => /^([0-9a-f-]{36}) (\S+)\r?$/.exec(line));
  if (read.length === 0 || read.some((match) => match === null)) return undefined;
  return read.map((match) => ({ id: match?.[1] ?? '', school: match?.[2] ?? '' }));
}

/** 学校规模 by pupils on the roll. */
export const SIZE_BANDS = { small: '100 人以下', middle: '100 至 499 人', large: '500 人以上' } as const;

export type SizeBand = keyof typeof SIZE_BANDS;

const EVERY_BAND = Object.keys(SIZE_BANDS) as readonly SizeBand[]; // the keys of a literal object

export function bandOf(pupils: number): SizeBand {
  return pupils < 100 ? 'small' : pupils < 500 ? 'middle' : 'large';
}

export interface Sample {
  /** 学校标识码 of the schools among whose pupils it was drawn. */
  readonly schools: readonly string[];
  /** In the order in which they were drawn. */
  readonly pupils: readonly Drawn[];
}

export interface DrawPlan {
  readonly drawSchools: number;
  readonly pupils: number;
  readonly bySize: boolean;
}

/** 抽样 — first schools, where schools are drawn, then pupils of them; in each band of size by its share, where it is asked. */
export function draw(
  population: readonly PopulationLine[],
  seed: string,
  { drawSchools, pupils, bySize }: DrawPlan,
  digest: Digest,
): Sample {
  const sizes = new Map<string, number>();
  for (const { school } of population) sizes.set(school, (sizes.get(school) ?? 0) + 1);
  const bandOfSchool = (school: string) => bandOf(sizes.get(school) ?? 0);
  const schools = [...sizes.keys()].map((id) => ({ id, band: bandOfSchool(id) }));
  const chosen = drawSchools === 0 ? schools : smallest(schools, drawSchools, seed, bySize, digest);
  const among = new Set(chosen.map(({ id }) => id));
  const meant = population
    .filter(({ school }) => among.has(school))
    .map((line) => ({ ...line, band: bandOfSchool(line.school) }));
  return { schools: chosen.map(({ id }) => id), pupils: smallest(meant, pupils, seed, bySize, digest) };
}

function smallest<Line extends { readonly id: string; readonly band: SizeBand }>(
  lines: readonly Line[],
  count: number,
  seed: string,
  bySize: boolean,
  digest: Digest,
): readonly (Line & { readonly ticket: string })[] {
  const tickets = lines.map((line) => ({ ...line, ticket: digest(`${seed}\n${line.id}`) }));
  tickets.sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
  if (!bySize) return tickets.slice(0, count);
  const share = shares(
    new Map(EVERY_BAND.map((band) => [band, lines.filter((line) => line.band === band).length])),
    count,
  );
  return EVERY_BAND.flatMap((band) => tickets.filter((line) => line.band === band).slice(0, share.get(band) ?? 0));
}

/** 按比例分配 — by largest remainder; a band that has anybody gives at least one, as far as there are enough to go round. */
export function shares<Band>(sizes: ReadonlyMap<Band, number>, count: number): ReadonlyMap<Band, number> {
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const bands = [...sizes].filter(([, size]) => size > 0);
  if (all === 0) return new Map();
  const wanted = Math.min(count, all);
  const least = wanted >= bands.length ? 1 : 0;
  const given = new Map(bands.map(([band, size]) => [band, Math.max(least, Math.floor((wanted * size) / all))]));
  const total = () => [...given.values()].reduce((sum, each) => sum + each, 0);
  const byRemainder = [...bands].sort(([, one], [, other]) => ((wanted * other) % all) - ((wanted * one) % all));
  while (total() > wanted) {
    const most = bands.reduce((one, other) => ((given.get(other[0]) ?? 0) > (given.get(one[0]) ?? 0) ? other : one));
    given.set(most[0], (given.get(most[0]) ?? 0) - 1);
  }
  for (let at = 0; total() < wanted; at += 1) {
    const [band, size] = byRemainder[at % byRemainder.length] ?? bands[0] ?? [];
    if (band === undefined || size === undefined) break;
    const has = given.get(band) ?? 0;
    if (has < size) given.set(band, has + 1);
  }
  return given;
}
