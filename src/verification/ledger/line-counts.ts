import type { LineFilter } from './line-filter.ts';
import { LINE_STATES } from './line-states.ts';

interface CountShape {
  readonly title: string;
  readonly filter: LineFilter;
}

/** 汇总的数字 — each with the filter that lists exactly what it counts. The eight states add up to the roll. */
export const LINE_COUNTS = {
  roll: { title: '在册', filter: {} },
  notIssued: { title: LINE_STATES['not-issued'], filter: { state: 'not-issued' } },
  issued: { title: LINE_STATES.issued, filter: { state: 'issued' } },
  returned: { title: LINE_STATES.returned, filter: { state: 'returned' } },
  confirmed: { title: LINE_STATES.confirmed, filter: { state: 'confirmed' } },
  changed: { title: LINE_STATES.changed, filter: { state: 'changed' } },
  keyed: { title: LINE_STATES.keyed, filter: { state: 'keyed' } },
  rechecked: { title: LINE_STATES.rechecked, filter: { state: 'rechecked' } },
  cannot: { title: LINE_STATES.cannot, filter: { state: 'cannot' } },
  printed: { title: '已打印核对表', filter: { isPrinted: true } },
  handedOut: { title: '下发', filter: { isIssued: true } },
  cameBack: { title: '回收', filter: { cameBack: true } },
  withChanges: { title: '有修改的', filter: { hasChanges: true } },
  entered: { title: '录入', filter: { isKeyed: true } },
  settled: { title: '已完成', filter: { isSettled: true } },
  unsettled: { title: '未完成', filter: { isSettled: false } },
  questioned: { title: '退回家长确认', filter: { isQuestioned: true } },
  left: { title: '中途离开', filter: { gone: true } },
  outOfReach: { title: '无法回收：联系不上', filter: { cannot: 'out-of-reach' } },
  willNotSign: { title: '无法回收：拒绝签字', filter: { cannot: 'will-not-sign' } },
  notAtSchool: { title: '无法回收：学生不在校', filter: { cannot: 'not-at-school' } },
  noGuardian: { title: '无法回收：暂无监护人', filter: { cannot: 'no-guardian' } },
  otherReason: { title: '无法回收：其他', filter: { cannot: 'other' } },
} as const satisfies Readonly<Record<string, CountShape>>;

export type CountName = keyof typeof LINE_COUNTS;

/** How many lines each of the numbers counts. */
export type LineCounts = Readonly<Record<CountName, number>>;

export const EVERY_COUNT = Object.keys(LINE_COUNTS) as readonly CountName[]; // the keys of a literal object

export const NOTHING_COUNTED = Object.fromEntries(EVERY_COUNT.map((name) => [name, 0])) as LineCounts; // each once
