interface ItemShape {
  readonly title: string;
  /** What is looked at, so that two inspectors find the same. */
  readonly asks: string;
  /** On whose authority. */
  readonly basis: string;
  /** What the school has to bring; '' where the register is enough. */
  readonly papers: string;
}

/** 逐名学生的检查项. */
export const PUPIL_ITEMS = {
  present: {
    title: '人籍一致',
    asks: '学生本人在这个班就读；不在的，去向有手续',
    basis: '通知二（一）人籍一致、籍随人走',
    papers: '班级花名册、最近一个月的考勤册',
  },
  roster: {
    title: '表册一致',
    asks: '学籍中的姓名、性别、班级与花名册、考勤册一致',
    basis: '通知一（一）完整、准确',
    papers: '',
  },
  identity: {
    title: '与户口簿一致',
    asks: '姓名、出生日期、身份证件与户口簿（复印件）一致',
    basis: '通知一（一）重点核查姓名、证件、监护人',
    papers: '抽中学生的户口簿或身份证件复印件',
  },
  guardians: {
    title: '监护人信息属实',
    asks: '监护人姓名、关系、电话与核对表上的签字一致',
    basis: '通知一（一）重点核查家长（监护人）信息',
    papers: '抽中学生已签字的学籍信息核对表',
  },
  evidence: {
    title: '佐证齐全',
    asks: '变更、休学、复学、其他证件类型的佐证材料齐全，原件与上传的一致',
    basis: '通知一（三）规范上传相关佐证材料',
    papers: '抽中学生的佐证材料原件',
  },
  key: {
    title: '关键信息变更有依据',
    asks: '姓名、性别、出生日期、证件的每次变更都有公安部门的证明',
    basis: '通知一（三）；豫公治明发〔2019〕359号',
    papers: '户籍登记项目变更证明、户籍注销证明',
  },
  time: {
    title: '办理及时',
    asks: '转学、休复学、接续等每个环节不超过十个工作日',
    basis: '通知二（一）',
    papers: '',
  },
} as const satisfies Readonly<Record<string, ItemShape>>;

/** 对学校的检查项. */
export const SCHOOL_ITEMS = {
  plan: {
    title: '核查办法落实',
    asks: '有布置、有分工、有截止日期，各班收到',
    basis: '通知一（一）、附件 2',
    papers: '本校核查工作安排、班主任培训签到表',
  },
  sheets: {
    title: '核对表下发、回收',
    asks: '核对表逐人下发，签字回收，与系统登记的张数一致',
    basis: '附件 1、3、4',
    papers: '已回收的核对表',
  },
  numberless: {
    title: '无证件号学生逐人核实',
    asks: '花名册逐人有核实记录，没有重复建籍',
    basis: '通知一（二）',
    papers: '无身份证件号学生核实花名册',
  },
  admission: {
    title: '接收学生有手续',
    asks: '新生有录取手续、转入学生有转学手续，没有空挂学籍',
    basis: '通知二（一）',
    papers: '新生录取名册、转学证明',
  },
  dropout: {
    title: '疑似辍学及时排查',
    asks: '无故离校的学生当天排查，劝返有记录，书面上报',
    basis: '通知二（二）',
    papers: '劝返记录、书面报告',
  },
  login: {
    title: '每天登录、及时办理',
    asks: '学籍管理员工作日登录，待办业务没有积压',
    basis: '通知三',
    papers: '',
  },
  files: {
    title: '档案保管',
    asks: '纸质档案有专人、专柜，查得到抽中学生的档案',
    basis: '《中小学生学籍管理办法》',
    papers: '抽中学生的纸质档案',
  },
} as const satisfies Readonly<Record<string, ItemShape>>;

export type PupilItem = keyof typeof PUPIL_ITEMS;
export type SchoolItem = keyof typeof SCHOOL_ITEMS;
export type CheckItem = PupilItem | SchoolItem;

export const EVERY_PUPIL_ITEM = Object.keys(PUPIL_ITEMS) as readonly PupilItem[]; // the keys of literal objects
export const EVERY_SCHOOL_ITEM = Object.keys(SCHOOL_ITEMS) as readonly SchoolItem[];

/** What is said of an item. */
export const VERDICTS = { right: '相符', wrong: '不符', none: '不涉及' } as const;

export type Verdict = keyof typeof VERDICTS;

export const EVERY_VERDICT = Object.keys(VERDICTS) as readonly Verdict[]; // likewise

export const LONGEST_NOTE = 500;

export function itemShape(item: CheckItem): ItemShape {
  return { ...PUPIL_ITEMS, ...SCHOOL_ITEMS }[item];
}

/** 请准备的材料 — what a school is asked to bring, each paper once. */
export function papersToBring(): readonly string[] {
  const items: readonly ItemShape[] = [...Object.values(SCHOOL_ITEMS), ...Object.values(PUPIL_ITEMS)];
  return [...new Set(items.map(({ papers }) => papers).filter((papers) => papers !== ''))];
}

/** May this item be said of what is looked at? */
export function isItemOf(item: string, of: 'pupil' | 'school'): item is CheckItem {
  const items: readonly string[] = of === 'pupil' ? EVERY_PUPIL_ITEM : EVERY_SCHOOL_ITEM;
  return items.includes(item);
}
