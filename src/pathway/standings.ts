import type { PathwayFact } from '#src/workflow/facts.ts';

/** 户籍核实结果 — what the household register says of a child without a number (notice 一(二)). */
export const HOUSEHOLD_RESULTS = {
  'no-number': '确无证件号',
  'has-number': '已有证件号',
  'duplicate-household': '户籍重复',
} as const;

export type HouseholdResult = keyof typeof HOUSEHOLD_RESULTS;

/** Where the national look-up found a record. */
export const FOUND_PLACES = { county: '本县', province: '省内他县', beyond: '外省' } as const;

export type FoundPlace = keyof typeof FOUND_PLACES;

/** 提醒方式 */
export const REMINDER_WAYS = {
  phone: '电话',
  visit: '家访',
  letter: '书面告知',
  meeting: '家长会',
  message: '短信或微信',
} as const;

export type ReminderWay = keyof typeof REMINDER_WAYS;

/** 核实进度 — where a child without a number stands, in the order of the way. */
export const STANDINGS = {
  unchecked: '待核实户籍',
  waiting: '确无证件号，待办户籍',
  'to-compare': '待认定是否同一人',
  'to-look-up': '待全国学籍查询',
  'to-await-roster': '查到在本县，待该校导入',
  'to-change': '待申请更正证件号',
  'to-merge': '待删除空号并转入',
  'to-delete': '待删除空号',
  'to-change-household': '户籍重复，待申请变更',
  'in-case': '业务办理中',
} as const;

export type Standing = keyof typeof STANDINGS;

/** 下一步业务 — the only right one (notice 一(二)); the ways of getting a number into the record, and of getting rid of an empty one. */
export type NextStep = PathwayFact['step'];

/** Where nothing stands, nothing may be begun yet. */
export const NEXT_STEPS: Readonly<Partial<Record<Standing, NextStep>>> = {
  'to-change': 'change',
  'to-merge': 'merge',
  'to-delete': 'delete',
  'to-change-household': 'change-household',
};

/** What is asked of the school there, and on whose authority: one question at a time. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  unchecked: '请看户口簿或问派出所：孩子有没有身份证件号？',
  waiting:
    '请提醒监护人办理户籍，保留临时学籍；补上在校生就读证明和监护人签字的身份证或户口簿。取得证件号后，再登记一次核实结果',
  'to-compare': '本系统有同名、同性别、同出生日期的学籍。请与对方学校核实：是不是同一个孩子？',
  'to-look-up': '请在全国学籍系统“全国学籍查询”里用姓名和证件号查询，把结果和截图登记在这里',
  'to-await-roster': '全国系统查到的学籍在本县，本系统还没有。请学籍所在学校导入花名册，再重新查询本系统',
  'to-change': '没有查到别的学籍：请申请关键信息变更，把证件号补到本条学籍',
  'to-merge': '孩子另有学籍：请申请删除本校的空号学籍，同时把查到的学籍转入。两件一起办结，缺一件都不办结',
  'to-delete': '孩子在本校另有一条学籍：请申请删除这条空号学籍，只保留有号码的一条',
  'to-change-household':
    '户籍重复：请申请关键信息变更。通知一(二)：因户籍重复需在学籍系统内变更身份证号的，要由学校提交关键信息变更申请，不可进行学籍删除操作',
  'in-case': '业务正在办理。办结后，这名学生自动从花名册消失；退回或不予办理的，从这里重新申请',
};
