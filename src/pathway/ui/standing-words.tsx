import type { ReactNode } from 'react';
import { STANDINGS, type Standing } from '../standings.ts';

/** Every standing, in the order of the way. */
export const EVERY_STANDING = Object.keys(STANDINGS) as readonly Standing[]; // the keys of a literal object

/** As a heading of a narrow column. */
export const STANDING_HEADINGS: Readonly<Record<Standing, string>> = {
  unchecked: '待核实户籍',
  waiting: '待办户籍',
  'to-compare': '待认定',
  'to-look-up': '待全国查询',
  'to-await-roster': '待该校导入',
  'to-change': '待更正',
  'to-merge': '待删除并转入',
  'to-delete': '待删除空号',
  'to-change-household': '户籍重复',
  'in-case': '业务办理中',
};

const TONES: Readonly<Record<Standing, string>> = {
  unchecked: 'r-error',
  waiting: 'r-query',
  'to-compare': 'r-query',
  'to-look-up': 'r-query',
  'to-await-roster': 'r-quiet',
  'to-change': 'r-query',
  'to-merge': 'r-query',
  'to-delete': 'r-query',
  'to-change-household': 'r-query',
  'in-case': 'p-acting',
};

/** 核实进度 — in words, with its colour. */
export function StandingWord({ of }: { readonly of: Standing }): ReactNode {
  return <span className={TONES[of]}>{STANDINGS[of]}</span>;
}
