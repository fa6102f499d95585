import { CONTINUITY_RULES } from '#src/continuity/rules.ts';
import { SUSPECTED_DROPOUT } from '#src/dropout/signal.ts';
import { NOT_SIGNED_IN, STEP_OVERDUE, UNREGISTERED_TOO_LONG } from './watch-rules.ts';

/** 指标分组, in the order of the board. */
export const FIGURE_GROUPS = {
  deadlines: '办理时限',
  presence: '每日登录',
  quality: '学籍信息质量',
  verification: '信息核查',
  care: '接续与控辍',
  matters: '诉求与督办',
} as const;

export type FigureGroup = keyof typeof FIGURE_GROUPS;

interface FigureShape {
  readonly title: string;
  readonly group: FigureGroup;
  readonly unit: '件' | '人' | '所' | '项' | '工作日' | '校日';
  /** `count`: so many. `share`: so many of so many. `days`: the middle one of so many, and what nine of ten keep to. */
  readonly shows: 'count' | 'share' | 'days';
  /** 分子, or what is counted. */
  readonly part: string;
  /** 分母, or over what the middle is taken. */
  readonly whole?: string;
  /** 口径 */
  readonly definition: string;
  /** `day`: as it stood at the end of the day. `month`: what happened in thirty days up to it. `workday`: on that day, if it was worked. */
  readonly asOf: 'day' | 'month' | 'workday';
  readonly better: 'less' | 'more' | 'neither';
  /** Its list: what is counted, or what is wanting to the whole. */
  readonly lists: 'part' | 'rest' | 'whole';
  readonly listTitle: string;
  /** The code of the rule it watches over. */
  readonly rule?: string;
  readonly basis: string;
  /** Whether any past day can be reckoned anew from what was written down; the others are known from the day they were first kept. */
  readonly derivable: boolean;
}

/** 监测指标目录 — each figure once: server, board, wall, workbook and tests read it here (手册 9.3). */
export const FIGURES = {
  'steps-overdue': {
    ...{ title: STEP_OVERDUE.title, group: 'deadlines', unit: '件', shows: 'share', asOf: 'day', better: 'less' },
    ...{ part: '已过期限还没有办的环节', whole: '正在办的环节', lists: 'part', listTitle: '超时的环节' },
    definition: '按经办岗位所在单位计：校内环节计学校，中心校、县局环节计中心校、县局。暂停计时的不算超时。',
    ...{ rule: STEP_OVERDUE.code, basis: STEP_OVERDUE.basis, derivable: true },
  },
  'steps-in-time': {
    ...{ title: '按时核办率', group: 'deadlines', unit: '件', shows: 'share', asOf: 'month', better: 'more' },
    ...{ part: '期限之内办出的环节', whole: '近 30 天到期的环节', lists: 'rest', listTitle: '到期没有办出的环节' },
    definition: '期限按国务院放假安排推算的工作日计；填报学校撤回的不计。',
    ...{ basis: '通知二(一)；手册 9.3', derivable: true },
  },
  'step-days': {
    ...{ title: '环节用时', group: 'deadlines', unit: '工作日', shows: 'days', asOf: 'month', better: 'less' },
    ...{ part: '中位数；九成不超过', whole: '近 30 天办出的环节', lists: 'whole', listTitle: '办出的环节' },
    definition: '从到达经办岗位的次日起到办出，只算工作日，暂停的日子不算；撤回的不计。',
    ...{ basis: '通知二(一)', derivable: true },
  },
  'first-handling': {
    ...{ title: '首次处理用时', group: 'deadlines', unit: '工作日', shows: 'days', asOf: 'month', better: 'less' },
    ...{ part: '中位数；九成不超过', whole: '近 30 天首次处理的业务', lists: 'whole', listTitle: '首次处理的业务' },
    definition: '从提交的次日起到第一个岗位办出，只算工作日。',
    ...{ basis: '通知三：及时处理待办业务', derivable: true },
  },
  'daily-login': {
    ...{ title: '日登录率', group: 'presence', unit: '所', shows: 'share', asOf: 'workday', better: 'more' },
    ...{ part: '当日有学籍管理员登录的学校', whole: '应登录的学校', lists: 'rest', listTitle: '当日没有登录的学校' },
    definition: '有在任学籍管理员的学校、教学点。只看工作日，放假日没有数字；一校有几人的，一人登录即可。',
    ...{ rule: NOT_SIGNED_IN.code, basis: NOT_SIGNED_IN.basis, derivable: true },
  },
  'login-days': {
    ...{ title: '近30天登录率', group: 'presence', unit: '校日', shows: 'share', asOf: 'month', better: 'more' },
    ...{
      part: '有人登录的工作日',
      whole: '应登录的工作日（每校每日算一个）',
      lists: 'rest',
      listTitle: '没有登录的日子',
    },
    definition: '近 30 天里的工作日逐校逐日相加；学籍管理员到任以前的日子不算。',
    ...{ rule: NOT_SIGNED_IN.code, basis: NOT_SIGNED_IN.basis, derivable: true },
  },
  pupils: {
    ...{ title: '在册学生', group: 'quality', unit: '人', shows: 'count', asOf: 'day', better: 'neither' },
    ...{ part: '在册学生', lists: 'part', listTitle: '在册学生' },
    definition: '没有毕业、转出、注销、删除的学籍，按学生现在所在的班级归到学校。',
    ...{ basis: '手册 9.3', derivable: true },
  },
  'error-records': {
    ...{ title: '问题学籍', group: 'quality', unit: '人', shows: 'share', asOf: 'day', better: 'less' },
    ...{ part: '有未了错误的学籍', whole: '在册学生', lists: 'part', listTitle: '有未了错误的学籍' },
    definition: '核查规则中级别为“错误”、还没有改好也没有说明的。',
    ...{ basis: '通知一(一)；手册 9.3', derivable: true },
  },
  'complete-records': {
    ...{ title: '信息完整率', group: 'quality', unit: '人', shows: 'share', asOf: 'day', better: 'more' },
    ...{ part: '必填项齐全的学籍', whole: '在册学生', lists: 'rest', listTitle: '必填项不全的学籍' },
    definition: '没有未了的“完整性”问题（核查规则目录中维度为完整性的各条）。',
    ...{ basis: '通知一(一)；手册 9.3', derivable: true },
  },
  'without-number': {
    ...{ title: '无证件号率', group: 'quality', unit: '人', shows: 'share', asOf: 'day', better: 'less' },
    ...{ part: '没有身份证件号的学生', whole: '在册学生', lists: 'part', listTitle: '没有身份证件号的学生' },
    definition: '学籍上没有身份证件号码的在册学生。',
    ...{ basis: '通知一(二)；手册 9.3', derivable: false },
  },
  'stale-status': {
    ...{ title: '学籍状态未更新', group: 'quality', unit: '人', shows: 'count', asOf: 'day', better: 'less' },
    ...{ part: '状态与实际不符的学籍', lists: 'part', listTitle: '状态没有更新的学籍' },
    definition: '休学期满未复学（EN-11）、毕业年级逾期未毕业（EN-12）、在校状态与实际不符（PR-04），一名学生算一次。',
    ...{ basis: '通知引言：学籍状态更新不及时', derivable: true },
  },
  'findings-overdue': {
    ...{ title: '问题逾期未处理', group: 'quality', unit: '项', shows: 'share', asOf: 'day', better: 'less' },
    ...{ part: '已过期限的未了问题', whole: '有期限的未了问题', lists: 'part', listTitle: '逾期未处理的问题' },
    definition: '错误 10 个、疑问 15 个工作日内处理；提示没有期限，不计。',
    ...{ basis: '通知一(一)', derivable: true },
  },
  'findings-settled': {
    ...{ title: '问题处理率', group: 'quality', unit: '项', shows: 'share', asOf: 'day', better: 'more' },
    ...{ part: '已改、已说明、已佐证的问题', whole: '发现过的问题', lists: 'rest', listTitle: '未了的问题' },
    definition: '从建库以来发现的全部问题；重新出现的算未了。',
    ...{ basis: '手册 9.3：问题学籍处理率', derivable: true },
  },
  'campaign-returned': {
    ...{ title: '核对表回收率', group: 'verification', unit: '人', shows: 'share', asOf: 'day', better: 'more' },
    ...{ part: '核对表已收回的学生', whole: '核查范围内的学生', lists: 'rest', listTitle: '还没有收回核对表的学生' },
    definition: '进行中的核查专项；几个专项同时进行的相加。没有进行中的专项时没有数字。',
    ...{ basis: '通知一(一)；手册 9.3', derivable: false },
  },
  'campaign-settled': {
    ...{ title: '核查完成率', group: 'verification', unit: '人', shows: 'share', asOf: 'day', better: 'more' },
    ...{ part: '已办完的学生', whole: '核查范围内的学生', lists: 'rest', listTitle: '核查还没有办完的学生' },
    definition: '未修改、已复核，或登记了无法回收原因的算办完。',
    ...{ basis: '通知一(一)', derivable: false },
  },
  'present-with-record': {
    ...{ title: '人籍一致率', group: 'verification', unit: '人', shows: 'share', asOf: 'day', better: 'more' },
    ...{
      part: '在班且有籍的学生',
      whole: '核实到的学生（有籍的和在班无籍的）',
      lists: 'rest',
      listTitle: '人籍不一致的学生',
    },
    definition: '按每名学生最近一次签字的逐班核实；没有核实过的不计。',
    ...{ basis: '通知二(一)；手册 9.3', derivable: false },
  },
  'without-record': {
    ...{ title: UNREGISTERED_TOO_LONG.title, group: 'verification', unit: '人', shows: 'share', asOf: 'day' },
    ...{ better: 'less', part: '从发现之日起满期限还没有学籍的学生', whole: '在班无籍的学生' },
    ...{ lists: 'part', listTitle: '超期没有建籍的学生' },
    definition:
      '逐班核实发现在班、本县查不到学籍的学生，从发现之日起满期限还没有了结的。期限一般一个月，县局可以另定。',
    ...{ rule: UNREGISTERED_TOO_LONG.code, basis: UNREGISTERED_TOO_LONG.basis, derivable: true },
  },
  'leavers-unclaimed': {
    ...{ title: '毕业生未接续', group: 'care', unit: '人', shows: 'count', asOf: 'day', better: 'less' },
    ...{ part: '过了规定的日子还没有学校接收的小学毕业生', lists: 'part', listTitle: '没有接续的小学毕业生' },
    definition: '已立案查找或正在函告、还没有了结的；按毕业学校计。',
    ...{ rule: CONTINUITY_RULES['CT-01'].code, basis: '通知二(一)', derivable: true },
  },
  'transfers-unclaimed': {
    ...{ title: '转出未接收', group: 'care', unit: '人', shows: 'count', asOf: 'day', better: 'less' },
    ...{ part: '转出以后过了规定的日子还没有学校接收的学生', lists: 'part', listTitle: '转出以后没有学校接收的学生' },
    definition: '已立案查找或正在函告、还没有了结的；按转出学校计。',
    ...{ rule: CONTINUITY_RULES['CT-02'].code, basis: '通知二(二)', derivable: true },
  },
  'leavers-continued': {
    ...{ title: '小升初接续率', group: 'care', unit: '人', shows: 'share', asOf: 'day', better: 'more' },
    ...{
      part: '学籍已有学校接收的毕业生',
      whole: '一年内的小学毕业生',
      lists: 'rest',
      listTitle: '学籍还没有接续的毕业生',
    },
    definition: '本县接收，或外地接收有回执的算接续；已经依据销号的不计；按毕业学校计。',
    ...{ basis: '通知二(一)；手册 9.3', derivable: true },
  },
  'dropout-open': {
    ...{ title: '疑似辍学', group: 'care', unit: '人', shows: 'count', asOf: 'day', better: 'less' },
    ...{ part: '还没有销号的疑似辍学学生', lists: 'part', listTitle: '没有销号的控辍件' },
    definition: '从发现线索到销号，一名学生一件。',
    ...{ rule: SUSPECTED_DROPOUT.code, basis: '通知二(二)', derivable: true },
  },
  'petitions-overdue': {
    ...{ title: '诉求逾期未办结', group: 'matters', unit: '件', shows: 'share', asOf: 'day', better: 'less' },
    ...{ part: '过了期限没有办结的诉求', whole: '没有办结的诉求', lists: 'part', listTitle: '逾期未办结的诉求' },
    definition: '按承办单位计；撤回的不算。',
    ...{ basis: '通知三', derivable: true },
  },
  'supervision-overdue': {
    ...{ title: '督办逾期未答复', group: 'matters', unit: '件', shows: 'share', asOf: 'day', better: 'less' },
    ...{ part: '过了期限没有答复的督办', whole: '待答复的督办', lists: 'part', listTitle: '逾期未答复的督办' },
    definition: '按被督办单位计；已答复待审核的不算。',
    ...{ basis: '通知四', derivable: true },
  },
} as const satisfies Readonly<Record<string, FigureShape>>;

export type FigureKey = keyof typeof FIGURES;

export const EVERY_FIGURE = Object.keys(FIGURES) as readonly FigureKey[]; // the keys of a literal object

/** What a figure says, in one type for all of them. */
export function figureShape(key: FigureKey): FigureShape {
  return FIGURES[key];
}

/** 数字 — of a count the part; of a share part and whole; of days the middle one, over how many, and what nine of ten keep to. */
export interface FigureValue {
  readonly part: number;
  readonly whole?: number | undefined;
  readonly nine?: number | undefined;
}

/** What is known of a unit on a day; what is absent could not be reckoned, or had nothing to be reckoned of. */
export type Figures = Readonly<Partial<Record<FigureKey, FigureValue>>>;

/** 小规模单位 — below so many no percentage is said, and nobody is ranked by one: seven children shame no school. */
export const FEWEST_FOR_PERCENT = 30;

/** In words, with what it is of: `3/120（2.5%）`, `4 工作日（九成 9，共 57）`, `12`. */
export function figureInWords(key: FigureKey, { part, whole, nine }: FigureValue): string {
  const { shows, unit } = figureShape(key);
  const count = part.toLocaleString('zh-CN');
  if (shows === 'count') return count;
  const of = (whole ?? 0).toLocaleString('zh-CN');
  if (shows === 'days') return `${count} ${unit}（九成不超过 ${nine ?? part}，共 ${of} 件）`;
  const rate = rateOf({ part, whole });
  return rate === undefined ? `${count}/${of}` : `${count}/${of}（${(rate * 100).toFixed(1)}%）`;
}

/** The share, where the whole is large enough to speak of one. */
export function rateOf({ part, whole }: FigureValue): number | undefined {
  return whole === undefined || whole < FEWEST_FOR_PERCENT ? undefined : part / whole;
}

/** 大字 — the share, the middle one or the count, as large as it is shown; of a small whole both numbers, for half of two is no rate. */
export function figureInLarge(key: FigureKey, value: FigureValue): { readonly text: string; readonly unit: string } {
  const { shows, unit } = figureShape(key);
  const rate = shows === 'share' ? rateOf(value) : undefined;
  if (rate !== undefined) return { text: `${(rate * 100).toFixed(1)}%`, unit: '' };
  const part = value.part.toLocaleString('zh-CN');
  return shows === 'share' ? { text: `${part}/${value.whole ?? 0}`, unit } : { text: part, unit };
}

/** How many lines the list behind it has. */
export function listedOf(key: FigureKey, { part, whole = 0 }: FigureValue): number {
  const { lists } = figureShape(key);
  return lists === 'part' ? part : lists === 'rest' ? whole - part : whole;
}

/**
 * 最差的在前 — how much worse one unit stands than another; positive when the first is the worse. Large enough wholes are held against
 * each other by their shares; small ones follow, by how many there are, and are never put before them by a percentage.
 */
export function worseBy(key: FigureKey, one: FigureValue | undefined, other: FigureValue | undefined): number {
  const [a, b] = [badnessOf(key, one), badnessOf(key, other)];
  return a.rank - b.rank || a.value - b.value;
}

function badnessOf(key: FigureKey, value: FigureValue | undefined): { readonly rank: number; readonly value: number } {
  if (value === undefined) return { rank: -1, value: 0 };
  const { shows, better } = figureShape(key);
  if (shows !== 'share') return { rank: 1, value: better === 'more' ? -value.part : value.part };
  const rate = rateOf(value);
  const wrong = better === 'more' ? (value.whole ?? 0) - value.part : value.part;
  if (rate === undefined) return { rank: 0, value: wrong };
  return { rank: 1, value: better === 'more' ? 1 - rate : rate };
}
