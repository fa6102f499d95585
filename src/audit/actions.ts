/**
 * 审计事项 — everything that is written down when it is done, and what the auditor reads in its place.
 *
 * The name says subject and deed; `look` marks what shows somebody a child's data without changing them.
 */
export const ACTIONS = {
  'session.begin': { title: '登录' },
  'session.end': { title: '退出登录' },
  'session.office': { title: '切换岗位' },
  'session.confirm': { title: '重新验证身份' },
  'session.locked': { title: '登录失败过多，暂停登录' },
  'session.end-others': { title: '结束其他设备上的登录' },
  'password.change': { title: '修改密码' },
  'second-factor.enroll': { title: '启用动态口令' },
  'second-factor.remove': { title: '停用动态口令' },
  'second-factor.recovery': { title: '使用备用码登录' },
  'person.create': { title: '新增人员' },
  'person.change': { title: '修改人员信息' },
  'person.code': { title: '发放一次性登录码' },
  'person.phone': { title: '查看人员电话' },
  'person.export': { title: '导出人员名册' },
  'person.seal': { title: '封存账号' },
  'person.seal-dormant': { title: '封存长期未用账号' },
  'person.unseal': { title: '启用已封存账号' },
  'person.import': { title: '批量导入人员' },
  'office.grant': { title: '授予岗位' },
  'office.end': { title: '终止岗位' },
  'office.hand-over': { title: '交接岗位' },
  'unit.open': { title: '设立机构' },
  'unit.rename': { title: '机构更名' },
  'unit.move': { title: '机构划转' },
  'unit.merge': { title: '机构合并' },
  'unit.close': { title: '撤销机构' },
  'unit.reopen': { title: '恢复机构' },
  'unit.import': { title: '批量导入机构' },
  'settings.change': { title: '修改县级参数' },
  'channel.set': { title: '设定消息接收方式' },
  'case.print': { title: '打印业务单据', look: true },
  'chain.propose': { title: '拟定办理链' },
  'chain.review': { title: '审定办理链' },
  'exemption.grant': { title: '批准小规模学校豁免' },
  'exemption.end': { title: '终止小规模学校豁免' },
  'window.set': { title: '设定冻结期' },
  'window.remove': { title: '取消冻结期' },
  'calendar.set': { title: '增定本县工作日' },
  'record.open': { title: '查看学籍', look: true },
  'record.history': { title: '查看学籍历史', look: true },
  'record.reveal': { title: '查看号码原文', look: true },
  'record.photo': { title: '查看照片', look: true },
  'record.search-number': { title: '按号码查找', look: true },
  'record.create': { title: '建立学籍' },
  'record.edit': { title: '修改学籍' },
  'record.export': { title: '导出学籍', look: true },
  'record.change-photo': { title: '更换照片' },
  'record.key-refused': { title: '直接修改关键信息，被拒绝' },
  'import.upload': { title: '上传花名册' },
  'import.commit': { title: '导入花名册' },
  'import.undo': { title: '撤销导入' },
  'import.discard': { title: '放弃导入' },
  'import.download': { title: '下载退回的花名册', look: true },
  'finding.explain': { title: '说明问题' },
  'finding.evidence': { title: '为问题提供佐证' },
  'finding.reopen': { title: '撤回对问题的说明' },
  'finding.assign': { title: '指派问题' },
  'finding.due': { title: '定问题期限' },
  'finding.export': { title: '导出问题清单', look: true },
  'promotion.run': { title: '年度升级' },
  'promotion.roll-back': { title: '升级回退' },
  'recheck.run': { title: '全县重新核查' },
  'case.open': { title: '查看学籍业务', look: true },
  'case.start': { title: '填报学籍业务' },
  'case.edit': { title: '修改学籍业务申请' },
  'case.decide': { title: '办理学籍业务' },
  'case.pause': { title: '暂停或恢复业务计时' },
  'case.message': { title: '在业务上留言或催办' },
  'case.look-up': { title: '为业务查找外校学生', look: true },
  'case.export': { title: '导出学籍业务台账', look: true },
  'case.reveal': { title: '查看业务中的号码原文', look: true },
  'pathway.see': { title: '查看无身份证件号核实', look: true },
  'pathway.check': { title: '登记户籍核实结果' },
  'pathway.compare': { title: '认定同名学籍' },
  'pathway.look-again': { title: '为无号学生重新查询本系统' },
  'pathway.look-up': { title: '登记全国学籍查询结果' },
  'pathway.remind': { title: '登记对监护人的提醒' },
  'pathway.open': { title: '申请无号学生的下一步业务' },
  'pathway.attach': { title: '上传无号核实材料' },
  'pathway.export': { title: '导出无身份证件号花名册', look: true },
  'data.backup': { title: '备份数据' },
  'data.restore': { title: '恢复数据' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly look?: true }>>;

export type Action = keyof typeof ACTIONS;

export const EVERY_ACTION = Object.keys(ACTIONS) as readonly Action[]; // the keys of a literal object are its actions

/** By which somebody saw a child's data. */
export const LOOKS: readonly Action[] = EVERY_ACTION.filter((action) => 'look' in ACTIONS[action]);

/** What the auditor reads; an action of an older version of the program keeps its name. */
export function titleOfAction(action: string): string {
  const titles: Readonly<Record<string, { readonly title: string }>> = ACTIONS;
  return titles[action]?.title ?? action;
}
