import type { House } from './letter.ts';

/** 发文机关名称 until the county has said otherwise: 西峡县教育体育局. */
export function houseNameOf(house: House, unitName: string): string {
  return NAMES[house](unitName);
}

const NAMES: Readonly<Record<House, (unit: string) => string>> = {
  county: (unit) => `${unit}教育体育局`,
  'city-inspector': (unit) => `${unit}教育局`,
  township: (unit) => `${unit.replace(/中心(学)?校$/, '')}联合劝返组`,
  head: (unit) => unit,
  'central-school': (unit) => unit,
};

/** 机关代字 until the county has said otherwise: 西教体. */
export function houseWordOf(house: House, unitName: string): string {
  return WORDS[house](unitName);
}

const WORDS: Readonly<Record<House, (unit: string) => string>> = {
  county: (unit) => `${[...unit][0] ?? ''}教体`,
  'city-inspector': (unit) => `${[...unit][0] ?? ''}教`,
  township: (unit) => `${shortOf(unit.replace(/中心(学)?校$/, ''))}劝返`,
  head: shortOf,
  'central-school': shortOf,
};

/** 丁河镇中心小学 → 丁河中小; 西峡县白羽街道第一小学 → 白羽一小. */
function shortOf(name: string): string {
  const short = SHORTER.reduce((words, [long, brief]) => words.replace(long, brief), name);
  return [...short].slice(0, 10).join('');
}

const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/^.{1,3}[县市区](?=.{3})/, ''],
  [/(?<=.{2})(?:街道|[镇乡])/, ''],
  [/第([一二三四五六七八九十]+)/, '$1'],
  [/中心小学$/, '中小'],
  [/初级中学$/, '初中'],
  [/高级中学$/, '高中'],
  [/中心(?:学)?校$/, '中校'],
  [/小学$/, '小'],
  [/中学$/, '中'],
  [/教学点$/, '点'],
  [/学校$/, '校'],
];
