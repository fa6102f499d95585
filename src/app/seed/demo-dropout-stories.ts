import type { Category } from '#src/dropout/dropout-case.ts';
import type { OutcomeName } from '#src/dropout/outcomes.ts';
import type { VisitKind, VisitResult, VisitWay } from '#src/dropout/visit.ts';

/** A visit so many days ago. */
export interface DemoVisit {
  readonly ago: number;
  readonly kind: VisitKind;
  readonly way: VisitWay;
  readonly result: VisitResult;
  readonly said: string;
}

/** 演示控辍 — one made-up child's story, told in days before today; it stops where it stands. */
export interface DemoDropout {
  /** Of the class whose teacher's account is offered, or of another class of the school. */
  readonly of: 'class' | 'school';
  readonly away: number;
  readonly found: number;
  readonly words: string;
  readonly learned?: { readonly ago: number; readonly category: Category; readonly whereabouts: string };
  readonly visits: readonly DemoVisit[];
  /** 书面报告 drafted and sent. */
  readonly reported?: number;
  readonly received?: number;
  readonly outcome?: { readonly ago: number; readonly is: OutcomeName; readonly words: string };
  readonly seated?: number;
  readonly closed?: number;
}

const phone = { way: 'phone', kind: 'investigation' } as const;
const home = { way: 'home', kind: 'persuasion' } as const;

export const DEMO_DROPOUTS: readonly DemoDropout[] = [
  { of: 'class', away: 7, found: 1, words: '连续五天没有来，父亲电话无人接听', visits: [] },
  {
    ...{ of: 'school', away: 9, found: 3, words: '没有请假，一周没有来' },
    visits: [{ ...phone, ago: 2, result: 'unreached', said: '父母电话都打不通，托邻居带话' }],
  },
  {
    ...{ of: 'class', away: 16, found: 9, words: '开学后没有来过' },
    learned: { ago: 8, category: 'weary', whereabouts: '在家，白天去镇上网吧' },
    visits: [
      { ...phone, ago: 8, result: 'learned', said: '奶奶说孩子不想念了，父母在外务工' },
      { ...home, ago: 6, result: 'refused', said: '与孩子谈了一个小时，说跟不上，不愿来' },
      { ...home, ago: 3, result: 'promised', said: '父亲电话里答应周一送来' },
    ],
  },
  {
    ...{ of: 'school', away: 28, found: 22, words: '逐班核实去向不明' },
    learned: { ago: 20, category: 'work', whereabouts: '随表哥在外地打零工' },
    visits: [
      { ...phone, ago: 21, result: 'learned', said: '母亲承认孩子外出务工' },
      { ...home, ago: 18, result: 'away', said: '孩子不在家，母亲说管不了' },
      { ...home, ago: 14, result: 'away', said: '再次上门，仍在外地' },
      { ...home, ago: 8, result: 'refused', said: '与孩子通了视频，说不回来' },
    ],
    reported: 1,
  },
  {
    ...{ of: 'school', away: 40, found: 34, words: '一个月没有来，家里没人' },
    learned: { ago: 32, category: 'poverty', whereabouts: '随父母在邻县建筑工地' },
    visits: [
      { ...phone, ago: 33, result: 'unreached', said: '电话打不通' },
      { ...home, ago: 30, result: 'unreached', said: '家里没人，邻居说举家外出' },
      { ...home, ago: 26, result: 'away', said: '联系上舅舅，人在邻县' },
      { ...home, ago: 20, result: 'refused', said: '父亲说等年底再说' },
      { kind: 'joint', way: 'home', ago: 4, result: 'promised', said: '联合劝返组到工地见到父母，答应月底送回' },
    ],
    ...{ reported: 15, received: 13 },
  },
  {
    ...{ of: 'school', away: 20, found: 14, words: '连续六天没有来' },
    learned: { ago: 12, category: 'illness', whereabouts: '在县医院陪护的外祖父家' },
    visits: [
      { ...phone, ago: 13, result: 'learned', said: '母亲说孩子身体弱，想歇一年' },
      { ...home, ago: 6, result: 'refused', said: '家长坚持休学，已有县医院诊断证明' },
    ],
    outcome: { ago: 2, is: 'leave', words: '有县人民医院诊断证明，按休学办理' },
  },
  {
    ...{ of: 'class', away: 18, found: 12, words: '没有请假，五天没有来' },
    learned: { ago: 11, category: 'weary', whereabouts: '在家' },
    visits: [
      { ...phone, ago: 11, result: 'learned', said: '与同学闹矛盾，不愿来' },
      { ...home, ago: 10, result: 'back', said: '班主任上门，第二天由父亲送来' },
    ],
    ...{ outcome: { ago: 9, is: 'returned', words: '父亲送到学校' }, seated: 1, closed: 0 },
  },
];
