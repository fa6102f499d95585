import type { Door } from '#src/findings/today.ts';

/** 通知种类 — what people are told that is not about a case, and in which words. */
export const NEWS = {
  'gathering-asked': '请您参加',
  'gathering-changed': '时间、地点或内容有变，请重新查看',
  'gathering-off': '已取消',
  'gathering-withdrawn': '不再请您参加',
  'gathering-soon': '快到了，请准时参加',
  'gathering-yours': '请您主持，开完会登记到会情况',
  'gathering-sheets': '核对表和问题名单已交给您，请下发给家长',
  'letter-to-sign': '拟好了，请签发',
  'letter-came': '请签收',
  'letter-answered': '已有回执',
  'letter-awaited': '已过回执期限，请查问',
  'campaign-opened': '已启动，请看本单位要做什么、到哪天',
  'campaign-plan': '中心校已发布核查办法，请按办法办理',
  'campaign-half': '时间已过半，您这里还有没完成的',
  'campaign-five': '只剩五个工作日，您这里还有没完成的',
  'campaign-two': '只剩两个工作日，您这里还有没完成的',
  'campaign-due': '已到截止日，您这里还有没完成的',
  'absence-report': '连续无故缺勤，请了解去向',
  'dropout-suspected': '疑似辍学，请当天开始排查',
  'supervision-opened': '上级督办，请按期答复',
  'supervision-answered': '已答复，请审核',
  'supervision-returned': '答复被退回，请按要求重新办理',
  'supervision-closed': '答复已认可，督办销号',
  'supervision-withdrawn': '督办已撤回，不用再办',
  'supervision-extended': '准予延期，请看新的期限',
  'supervision-extension': '申请延期，请答复',
  'supervision-urged': '有人催办，请尽快答复',
  'supervision-two-days': '督办还剩两个工作日',
  'supervision-due': '督办今天到期',
  'supervision-overdue': '督办已逾期',
  'supervision-escalated': '督办逾期三个工作日仍未答复',
  'inspection-begun': '市局已抽样，请通知被查学校准备材料',
  'inspection-papers': '抽到了本校，请准备材料',
  'inspection-off': '已取消，不用准备了',
  'inspection-soon': '快到结束日期，还有没填完的检查表',
  'inspection-published': '结果已公布',
  'inspection-answered': '被查学校有回应',
  'violation-registered': '新登记的违规，请核实',
  'violation-told': '告知书已送达，请在期限内陈述申辩',
  'violation-reply-soon': '申辩期还剩两个工作日',
  'violation-replied': '单位已答复，可以作决定',
  'violation-may-decide': '申辩期已满，可以作决定',
  'violation-decided': '已作出决定，请按决定办理',
  'violation-overdue': '有措施超过期限还没有登记',
  'violation-ended': '已结案或撤销',
  'leavers-opened': '过了规定的日子没有学校接收学籍，请逐人查清去向',
  'leavers-soon': '还剩两个工作日就到期，请查清去向',
  'leavers-overdue': '已经超期，还没有查清去向',
  'leavers-asked': '学校申请了结，请审定',
  'leavers-sent-back': '了结申请被退回，请按理由补正',
  'leavers-not-come': '登记要去的学校说没有来报到，请再查去向',
  'leavers-answered': '对方已回执，请看结果',
  'claim-opened': '两校对一名学生说法不同，请在期限内说明情况',
  'claim-soon': '还剩两个工作日就到期，请说明情况',
  'claim-overdue': '已经超期，还没有说明情况',
  'claim-ready': '两校都已说明，请裁定',
  'claim-judged': '县局已裁定，请按裁定办理',
} as const satisfies Readonly<Record<string, string>>;

export type NewsEvent = keyof typeof NEWS;

/** What a notice can be about, other than a case, and where it leads. */
export const ABOUT = {
  gathering: '/gatherings/$id',
  campaign: '/campaigns/$id',
  dropout: '/dropout/$id',
  supervision: '/supervision/$id',
  letter: '/letters/$id',
  pupil: '/pupils/$id',
  inspection: '/inspections/$id',
  violation: '/discipline/$id',
  leavers: '/continuity',
  claim: '/continuity/claims/$id',
} as const;

export type About = keyof typeof ABOUT;

/** Where a notice about this leads. */
export function doorOf(about: About, id: string): Door {
  return { to: ABOUT[about], params: { id } };
}
