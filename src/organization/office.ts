import type { UnitKind, UnitPath } from './unit.ts';

interface OfficeShape {
  readonly title: string;
  /** The kinds of unit at which it can be held. */
  readonly at: readonly UnitKind[];
  readonly duty: string;
}

/** 岗位 — what a person is at a unit. The office says what, the unit says how far. 家长 holds none: a guardian has no account. */
export const OFFICES = {
  registrar: { title: '学籍管理员', at: ['school', 'teaching-point'], duty: '本校学籍的日常维护与业务申请' },
  head: { title: '学校领导', at: ['school', 'teaching-point'], duty: '核验本校的学籍业务与问题学籍' },
  'class-teacher': { title: '班主任', at: ['class'], duty: '本班学生信息的核实' },
  'central-school': { title: '中心校学籍员', at: ['central-school'], duty: '指导、汇总、督促辖区学校' },
  county: { title: '县局基础教育股', at: ['county'], duty: '审核全县学籍业务，督办问题' },
  'county-admin': { title: '县系统管理员', at: ['county'], duty: '维护机构、人员与岗位，看不到学生' },
  auditor: { title: '县审计员', at: ['county'], duty: '只看审计记录' },
  'city-inspector': { title: '市局督查', at: ['city'], duty: '只读的数字与抽查' },
  'tip-off-inspector': {
    title: '举报查办员',
    at: ['county', 'city'],
    duty: '查办举报；举报的内容只有他们打得开',
  },
  township: { title: '乡镇联合劝返组', at: ['central-school'], duty: '控辍保学的劝返' },
} as const satisfies Readonly<Record<string, OfficeShape>>;

export type Office = keyof typeof OFFICES;

export const EVERY_OFFICE = Object.keys(OFFICES) as readonly Office[]; // the keys of a literal object are its offices

/** 行为人 — a signed-in person in one of their offices. */
export interface Actor {
  readonly person: string;
  readonly name: string;
  /** The county, or the city, whose people table knows them. */
  readonly county: string;
  readonly office: Office;
  readonly unit: UnitPath;
}
