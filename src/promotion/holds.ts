interface Hold {
  readonly title: string;
  /** Why, and what to do. */
  readonly remedy: string;
}

/** 未升级的原因 — why a pupil does not go up, in the order in which a county works them off. */
export const HOLDS = {
  'open-case': { title: '有在办业务', remedy: '先把在办的业务办结或撤回，再补升' },
  'problem-record': { title: '问题学籍', remedy: '先办理问题学籍的删除、变更或佐证，再补升；也可以选择照常升级' },
  'on-leave': { title: '休学', remedy: '休学学生不升级；复学时由学校编入相应年级' },
  'not-in-school': { title: '不在校', remedy: '出国、其他离校、失踪等不升级；回校的先办理恢复' },
  graduation: { title: '毕业年级，学校未办毕业', remedy: '请学校办理“毕业”，或选择由县局统一办理' },
  'grade-differs': {
    title: '年级与班级的届别不符',
    remedy: '年级和入学年份对不上，可能多升、少升或编错班；核对后用留级、跳级或调班更正',
  },
  system: { title: '年级超出学制', remedy: '六三制没有初四，五四制小学没有六年级；核对学校的学制或学生的年级' },
  'no-class': { title: '没有编班', remedy: '看不出是哪一届；先办理分班，再补升' },
  'grade-unknown': { title: '年级看不懂', remedy: '先更正年级，再补升' },
} as const satisfies Readonly<Record<string, Hold>>;

export type HoldName = keyof typeof HOLDS;

export const EVERY_HOLD = Object.keys(HOLDS) as readonly HoldName[]; // the keys of a literal object
