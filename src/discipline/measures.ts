import type { LocalDate } from '#src/kernel/local-date.ts';

interface MeasureShape {
  readonly title: string;
  /** What `carry-out` writes down: its words, and how it is said. */
  readonly carried: { readonly title: string; readonly asks: readonly MeasureField[] };
  /** What `finish` writes down. */
  readonly finished: { readonly title: string; readonly asks: readonly MeasureField[] };
  /** 文书: a letter of this kind belongs to it. */
  readonly letter?: 'circular';
  /** Working days for each of the two steps, where nobody said. */
  readonly days: { readonly carry: number; readonly finish: number };
}

/** 填写项 of a measure, sealed. */
export const MEASURE_FIELDS = {
  who: { title: '约谈人', most: 100 },
  whom: { title: '被约谈人', most: 100 },
  minutes: { title: '约谈纪要', most: 4000 },
  promises: { title: '整改承诺', most: 2000 },
  sentTo: { title: '通报范围', most: 200 },
  referredTo: { title: '移交何处', most: 100 },
  followUp: { title: '落实情况', most: 2000 },
  outcome: { title: '处理结果', most: 2000 },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly most: number }>>;

export type MeasureField = keyof typeof MEASURE_FIELDS;

/** 措施 — 约谈、通报批评、追究相关人员责任 (notice 四), each carried out on a day and followed until it is done. */
export const MEASURES = {
  talk: {
    title: '约谈',
    carried: { title: '登记约谈', asks: ['who', 'whom', 'minutes', 'promises'] },
    finished: { title: '承诺已落实', asks: ['followUp'] },
    days: { carry: 5, finish: 20 },
  },
  circular: {
    title: '通报批评',
    carried: { title: '登记已通报', asks: ['sentTo'] },
    finished: { title: '整改已落实', asks: ['followUp'] },
    letter: 'circular',
    days: { carry: 10, finish: 20 },
  },
  accountability: {
    title: '追究相关人员责任',
    carried: { title: '登记移交', asks: ['referredTo', 'whom'] },
    finished: { title: '登记处理结果', asks: ['outcome'] },
    days: { carry: 5, finish: 30 },
  },
} as const satisfies Readonly<Record<string, MeasureShape>>;

export type MeasureKind = keyof typeof MEASURES;

export const EVERY_MEASURE = Object.keys(MEASURES) as readonly MeasureKind[]; // the keys of a literal object

export const MEASURE_STATES = { ordered: '待执行', carried: '跟踪中', done: '已落实' } as const;

export type MeasureState = keyof typeof MEASURE_STATES;

export type MeasureWords = Readonly<Partial<Record<MeasureField, string>>>;

/** One measure of a decision. */
export interface Measure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  /** Of the step that comes next. */
  readonly dueOn: LocalDate | undefined;
  readonly carriedOn: LocalDate | undefined;
  readonly doneOn: LocalDate | undefined;
  readonly words: MeasureWords;
}

/** What the kind says, in one type for all of them. */
export function measureShape(kind: MeasureKind): MeasureShape {
  return MEASURES[kind];
}

/** The step that comes next; none when it is done. */
export function nextStep({ kind, state }: Pick<Measure, 'kind' | 'state'>): MeasureShape['carried'] | undefined {
  if (state === 'done') return undefined;
  return state === 'ordered' ? measureShape(kind).carried : measureShape(kind).finished;
}
