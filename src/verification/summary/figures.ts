import { type CountName, EVERY_COUNT, LINE_COUNTS, type LineCounts, NOTHING_COUNTED } from '../ledger/line-counts.ts';
import type { LineFilter } from '../ledger/line-filter.ts';

/** What a figure counts, and so which list it opens: lines of the ledger, cases, or roll calls. */
export type Counts =
  | { readonly of: 'lines'; readonly filter: LineFilter }
  | { readonly of: 'cases'; readonly state?: CaseWord }
  | { readonly of: 'roll-calls'; readonly word?: string };

/** A state of a case that was handed in. */
type CaseWord = 'step' | 'returned' | 'done' | 'refused' | 'withdrawn';

interface FigureShape {
  readonly title: string;
  readonly counts: Counts;
}

const ANY_PROBLEM = 'any';

/** 汇总的其他数字 — what the annex asks for beside the sheets. Pupils, cases or classes, as each says. */
export const MORE_FIGURES = {
  problemOpen: { title: '未处理', counts: problems({ handling: 'open' }) },
  problemDeleted: { title: '删除', counts: problems({ handling: 'deleted', gone: true }) },
  problemChanged: { title: '变更', counts: problems({ handling: 'fixed' }) },
  problemEvidenced: { title: '佐证', counts: problems({ handling: 'evidenced' }) },
  problemExplained: { title: '说明', counts: problems({ handling: 'explained' }) },
  withoutNumber: { title: '无证件号', counts: { of: 'lines', filter: { number: 'none' } } },
  numberProven: { title: '其中材料齐全', counts: { of: 'lines', filter: { number: 'proven' } } },
  numberGot: { title: '本次补上号码', counts: { of: 'lines', filter: { number: 'got' } } },
  keyApplied: { title: '申请变更', counts: { of: 'cases' } },
  keyInHand: { title: '办理中', counts: { of: 'cases', state: 'step' } },
  keyReturned: { title: '退回补正', counts: { of: 'cases', state: 'returned' } },
  keyDone: { title: '已办结', counts: { of: 'cases', state: 'done' } },
  keyRefused: { title: '不予办理', counts: { of: 'cases', state: 'refused' } },
  keyWithdrawn: { title: '已撤回', counts: { of: 'cases', state: 'withdrawn' } },
  classes: { title: '应核实班级', counts: { of: 'roll-calls' } },
  called: { title: '已核实班级', counts: { of: 'roll-calls' } },
  listed: { title: '名单人数', counts: { of: 'roll-calls' } },
  present: { title: '在班', counts: { of: 'roll-calls', word: 'present' } },
  absent: { title: '不在班', counts: { of: 'roll-calls', word: 'absent' } },
  differs: { title: '状态不符', counts: { of: 'roll-calls', word: 'differs' } },
  unlisted: { title: '不在名单', counts: { of: 'roll-calls', word: 'unlisted' } },
  unlistedOpen: { title: '其中未了结', counts: { of: 'roll-calls', word: 'unlisted' } },
} as const satisfies Readonly<Record<string, FigureShape>>;

export type MoreName = keyof typeof MORE_FIGURES;

export type FigureName = CountName | MoreName;

const EVERY_MORE = Object.keys(MORE_FIGURES) as readonly MoreName[]; // the keys of a literal object

export const EVERY_FIGURE: readonly FigureName[] = [...EVERY_COUNT, ...EVERY_MORE];

/** The figures of a unit: those of its lines always, the others where they were asked for. */
export type Figures = LineCounts & Readonly<Partial<Record<MoreName, number>>>;

interface SectionShape {
  readonly title: string;
  /** What is counted, in words for whoever reads the table. */
  readonly text: string;
  readonly columns: readonly FigureName[];
}

/** 汇总表的各栏, in the order of the annex. */
export const SECTIONS = {
  sheets: {
    title: '核对表',
    text: '学生人数：核对表下发、回收、录入情况',
    columns: [
      ...(['roll', 'printed', 'handedOut', 'cameBack', 'confirmed', 'withChanges', 'entered', 'rechecked'] as const),
      ...(['cannot', 'settled', 'unsettled', 'left'] as const),
    ],
  },
  reasons: {
    title: '无法回收',
    text: '学生人数：核对表无法回收的原因',
    columns: ['roll', 'cannot', 'outOfReach', 'willNotSign', 'notAtSchool', 'noGuardian', 'otherReason'],
  },
  problems: {
    title: '问题学籍',
    text: '学生人数：专项开始以来问题学籍的办理情况，一名学生只算一次',
    columns: ['roll', 'problemOpen', 'problemDeleted', 'problemChanged', 'problemEvidenced', 'problemExplained'],
  },
  numbers: {
    title: '无证件号',
    text: '学生人数：没有身份证件号的、就读证明和监护人证件已上传的、专项开始以来补上号码的',
    columns: ['roll', 'withoutNumber', 'numberProven', 'numberGot'],
  },
  keys: {
    title: '关键信息变更',
    text: '件数：专项开始以来提交的关键信息变更申请',
    columns: ['keyApplied', 'keyInHand', 'keyReturned', 'keyDone', 'keyRefused', 'keyWithdrawn'],
  },
  presence: {
    title: '逐班核实',
    text: '班级数和人数：以各班最近一次签字的核实为准',
    columns: ['classes', 'called', 'listed', 'present', 'absent', 'differs', 'unlisted', 'unlistedOpen'],
  },
} as const satisfies Readonly<Record<string, SectionShape>>;

export type SectionName = keyof typeof SECTIONS;

export const EVERY_SECTION = Object.keys(SECTIONS) as readonly SectionName[]; // the keys of a literal object

/** How a heading reads, as short as a column is wide. */
export function titleOfFigure(name: FigureName): string {
  if (name === 'printed') return '已打印';
  if (name === 'withChanges') return '有修改';
  return isMore(name) ? MORE_FIGURES[name].title : LINE_COUNTS[name].title.replace(/^无法回收：/, '');
}

/** What the figure counts. */
export function countsOf(name: FigureName): Counts {
  return isMore(name) ? MORE_FIGURES[name].counts : { of: 'lines', filter: LINE_COUNTS[name].filter };
}

/** The sum, figure by figure; what nobody counted stays away. A county has some thousand classes: one object is made, not one each. */
export function sumOfFigures(all: Iterable<Readonly<Partial<Record<FigureName, number>>>>): Figures {
  const sums = new Map<FigureName, number>();
  for (const counts of all) {
    for (const name of EVERY_FIGURE) {
      const count = counts[name];
      if (count !== undefined) sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  return { ...NOTHING_COUNTED, ...Object.fromEntries(sums) };
}

/** The figures of a section that the ledger's lines do not say. */
export function moreOf(section: SectionName): readonly MoreName[] {
  const { columns }: { readonly columns: readonly FigureName[] } = SECTIONS[section];
  return columns.filter(isMore);
}

function isMore(name: FigureName): name is MoreName {
  return Object.hasOwn(MORE_FIGURES, name);
}

function problems(filter: LineFilter): Counts {
  return { of: 'lines', filter: { problem: ANY_PROBLEM, ...filter } };
}
