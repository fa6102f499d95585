import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import { type Clerk, clerkOf } from './clerks.ts';
import { grownUpsName, surnameOf } from './names.ts';
import { staffPhone } from './phones.ts';
import { madeUpName, townshipCode, villageName, XIXIA_TOWNSHIPS } from './places.ts';
import type { Plan } from './plan.ts';

/** A grown-up of the county's offices and schools. */
export interface Person {
  readonly name: string;
  readonly phone: string;
}

/** 学校 or 教学点 as the county counts it. */
export interface SchoolUnit {
  readonly code: string;
  readonly name: string;
  /** A code of `schoolKind`. */
  readonly kind: string;
  /** Its place in the county's list of townships. */
  readonly township: number;
  /** The grades it runs, 1 up to 12. */
  readonly grades: readonly [number, number];
  /** How many of a township's pupils come here, compared with its other schools. */
  readonly weight: number;
  readonly principal: Person;
  readonly registrar: Person;
  readonly clerk: Clerk;
}

/** 乡镇、街道 with its 中心校, which trains, guides and adds up, and approves nothing. */
export interface Township {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly centralSchool: { readonly name: string; readonly principal: Person; readonly registrar: Person };
}

/** 县 — the first is 西峡县; the others are made up, name and code. */
export interface County {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly pupils: number;
  /** 乡镇 in the order of their codes, and 学校 in the order of their townships. */
  readonly townships: readonly Township[];
  readonly schools: readonly SchoolUnit[];
}

/** So many pupils at most does one county have; a bigger register has more counties. */
const MOST_PER_COUNTY = 80_000;

export function countiesOf(plan: Plan): number {
  return Math.ceil(plan.pupils / MOST_PER_COUNTY);
}

/** The n-th county of the plan, from 0. It needs none of the others. */
export function countyOf(plan: Plan, random: SeededRandom, index: number): County {
  const counties = countiesOf(plan);
  const pupils = Math.floor(plan.pupils / counties) + (index < plan.pupils % counties ? 1 : 0);
  const name = index === 0 ? '西峡县' : `${madeUpName(index)}县`;
  const code = index === 0 ? '411323' : String(419_100 + index);
  const hiring = new Hiring(random.fork('staff', index), index);
  const townships = townshipsOf(index, code, pupils, hiring);
  return { index, code, name, pupils, townships, schools: schoolsOf(index, name, pupils, townships, hiring) };
}

/** Staff are hired in order, so that no two have one phone. */
class Hiring {
  private readonly random: SeededRandom;
  private readonly county: number;
  private hired = 0;

  constructor(random: SeededRandom, county: number) {
    this.random = random;
    this.county = county;
  }

  hire(): Person {
    const name = surnameOf(this.random) + grownUpsName(this.random, this.random.below(2) === 0 ? '男' : '女');
    return { name, phone: staffPhone(this.county, this.hired++) };
  }

  clerk(): Clerk {
    return clerkOf(this.random);
  }
}

function townshipsOf(index: number, code: string, pupils: number, hiring: Hiring): Township[] {
  const count = Math.min(XIXIA_TOWNSHIPS.length, Math.max(1, Math.ceil(pupils / 4200)));
  return Array.from({ length: count }, (_, at) => {
    const madeUp = `${madeUpName(index * 19 + at + 7)}${at < 3 ? '街道' : '镇'}`;
    const name = index === 0 ? (XIXIA_TOWNSHIPS[at] ?? madeUp) : madeUp;
    const centralSchool = { name: `${name}中心校`, principal: hiring.hire(), registrar: hiring.hire() };
    return { code: townshipCode(code, at), name, weight: at < 3 ? 36 : 10, centralSchool };
  });
}

interface Sketch {
  readonly name: string;
  readonly kind: string;
  readonly township: number;
  readonly grades: readonly [number, number];
  readonly weight: number;
}

function schoolsOf(
  county: number,
  countyName: string,
  pupils: number,
  townships: readonly Township[],
  hiring: Hiring,
): SchoolUnit[] {
  const total = townships.reduce((sum, township) => sum + township.weight, 0);
  const sketches = townships.flatMap((township, at) =>
    compulsorySchools(countyName, township, at, (pupils * township.weight) / total),
  );
  const seniors = Math.max(1, Math.round(pupils / 16_000));
  for (let i = 0; i < seniors; i++) {
    const township = i % Math.min(3, townships.length);
    const both = i === 1;
    const name = `${countyName}第${ORDINALS[i]}${both ? '完全中学' : '高级中学'}`;
    sketches.push({ name, kind: both ? '341' : '342', township, grades: [both ? 7 : 10, 12], weight: 10 });
  }
  if (pupils >= 20_000)
    sketches.push({ name: `${countyName}特殊教育学校`, kind: '514', township: 0, grades: [1, 9], weight: 0 });
  return sketches
    .sort((a, b) => a.township - b.township)
    .map((sketch, at) => ({
      ...sketch,
      code: `${sketch.kind.slice(0, 2)}41${String(county * 400 + at + 1).padStart(6, '0')}`,
      principal: hiring.hire(),
      registrar: hiring.hire(),
      clerk: hiring.clerk(),
    }));
}

/** Primary and junior schools of one township: one big school and a few small ones, or a few big ones in the county town. */
function compulsorySchools(county: string, township: Township, at: number, pupils: number): Sketch[] {
  const town = at < 3;
  const sketches: Sketch[] = [];
  const add = (name: string, kind: string, grades: readonly [number, number], weight: number) =>
    sketches.push({ name, kind, township: at, grades, weight });
  const primaries = Math.max(1, Math.round(pupils / (town ? 2000 : 800)));
  for (let i = 0; i < primaries; i++) {
    if (town) add(`${county}${township.name}第${ORDINALS[i]}小学`, '211', [1, 6], 40);
    else if (i === 0) add(`${township.name}中心小学`, '211', [1, 6], 30);
    else add(`${township.name}${villageName(at, i)}小学`, '211', [1, 6], 10);
  }
  const points = Math.max(1, Math.round(pupils / (town ? 5000 : 750)));
  for (let i = 0; i < points; i++) {
    add(`${township.name}${villageName(at, 8 + i)}教学点`, '218', [1, i % 3 === 2 ? 3 : 4], 3);
  }
  const juniors = Math.max(1, Math.round(pupils / (town ? 5500 : 3200)));
  for (let i = 0; i < juniors; i++) {
    add(`${town ? county : ''}${township.name}${juniors > 1 ? `第${ORDINALS[i]}` : ''}初级中学`, '311', [7, 9], 30);
  }
  if (at % 3 === 0 && !town) add(`${township.name}${villageName(at, 15)}九年一贯制学校`, '312', [1, 9], 8);
  return sketches;
}

const ORDINALS = [
  ...'一二三四五六七八九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
];
