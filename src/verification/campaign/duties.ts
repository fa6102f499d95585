import type { Office } from '#src/organization/office.ts';

interface DutyShape {
  readonly title: string;
  readonly text: string;
  /** Who does it at the school; the first is in charge where the plan says nothing. */
  readonly by: readonly Office[];
  /** What is counted, and of what. */
  readonly done: string;
}

/** 校级工作职责 — the six of the notice's annex, in its order, and how each is counted. */
export const DUTIES = {
  sheets: {
    title: '打印核对表',
    text: '学籍管理员通过数据导出集中打印学生学籍信息核对表',
    by: ['registrar'],
    done: '已打印核对表的学生',
  },
  training: {
    title: '召开班主任培训会并逐班核实',
    text: '布置核对表和问题学籍学生名单的下发、核对、回收和录入；逐班核实在校学生是否已建学籍、在校状态与实际是否相符；补充其他证件类型、无身份证件号学生的证明材料',
    by: ['registrar', 'head', 'class-teacher'],
    done: '已培训并核实的班级',
  },
  parents: {
    title: '召开学生家长会，下发核对表',
    text: '宣讲学籍信息的重要性，下发核对表和问题学籍学生名单，讲解核对注意事项',
    by: ['class-teacher', 'head'],
    done: '已下发核对表的学生',
  },
  returns: {
    title: '回收核对表，录入、修改',
    text: '录入前核对填写是否清楚、准确，有疑问的与家长再次确认；确认无误的集中录入；姓名或证件号与户籍不符的经学校领导核验后办理关键信息变更',
    by: ['registrar', 'class-teacher', 'head'],
    done: '已回收并录入、复核（或无修改、已登记无法回收）的学生',
  },
  problems: {
    title: '处理问题学籍',
    text: '收集问题学籍学生的资料，经学校领导核验后进行问题学籍的删除、变更或佐证操作',
    by: ['registrar', 'head'],
    done: '已处理的问题学籍',
  },
  report: {
    title: '汇总上报',
    text: '汇总上报核对表下发、回收、录入情况和问题学籍办理情况',
    by: ['head', 'registrar'],
    done: '已签核上报的学校',
  },
} as const satisfies Readonly<Record<string, DutyShape>>;

export type DutyName = keyof typeof DUTIES;

export const EVERY_DUTY = Object.keys(DUTIES) as readonly DutyName[]; // the keys of a literal object
