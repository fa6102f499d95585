import { EVERY_OFFICE, OFFICES } from './office.ts';
import { EVERY_PERMISSION, PERMISSIONS, type Permission } from './permissions.ts';
import { UNIT_KINDS } from './unit.ts';

/** What each line of the permission table lets somebody do, within the unit of their office. */
export const PERMISSION_TITLES: Readonly<Record<Permission, string>> = {
  'unit.read': '查看机构',
  'unit.manage': '设立、更名、划转、合并、撤销机构',
  'person.read': '查看人员与岗位',
  'directory.read': '查通讯录（全县，电话遮盖）',
  'person.manage': '新增人员、维护账号',
  'office.grant': '授予、终止、交接岗位',
  'settings.manage': '查看、修改县级设置（登录策略）',
  'record.read': '查看学籍（号码遮盖）',
  'record.reveal': '说明理由后查看号码原文',
  'record.looks': '查看谁看过哪个学生的学籍',
  'record.edit': '修改学籍的一般信息',
  'record.export': '导出学籍',
  'import.run': '导入花名册',
  'import.undo': '撤销导入',
  'finding.read': '查看问题',
  'finding.work': '说明、佐证、指派问题',
  'finding.export': '导出问题清单',
  'recheck.run': '全县重新核查',
  'overview.read': '查看质量概览（只有数字）',
  'audit.read': '查看审计记录',
  'case.read': '查看学籍业务办理单',
  'case.apply': '填报学籍业务',
  'case.decide': '核办学籍业务',
  'case.export': '导出业务台账',
  'figures.read': '查看、导出登录与办理情况',
  'chain.read': '查看办理链、冻结期与豁免',
  'chain.manage': '拟定、审定办理链、冻结期与豁免',
  'calendar.manage': '维护本县工作日历',
  'pathway.read': '查看无身份证件号学生核实',
  'pathway.work': '核实无身份证件号学生',
  'promotion.run': '年度升级与回退',
  'campaign.summary': '查看核查进度与汇总（只有数字）',
  'campaign.read': '查看核查专项与台账',
  'campaign.run': '拟定、启动、结束核查专项',
  'campaign.plan': '拟定、发布核查办法',
  'campaign.hand-out': '登记核对表的下发与回收',
  'campaign.key': '识别、录入收回的核对表',
  'campaign.recheck': '复核录入结果',
  'campaign.sign': '签核汇总表、撤回签核',
  'campaign.export': '导出核查台账与汇总表',
  'sheet.print': '打印核对表（号码原文）',
  'sheet.print-masked': '打印核对表（号码遮盖）',
  'gathering.read': '查看培训会与家长会',
  'gathering.keep': '登记培训会与家长会',
  'roll-call.read': '查看逐班核实结果',
  'roll-call.run': '逐班核实在校学生',
  'exchange.export': '按全国系统模板导出',
  'exchange.run': '导入填好的模板、与全国系统对账',
  'dropout.read': '查看控辍保学台账',
  'dropout.work': '排查、劝返、登记结果',
  'dropout.report': '书面报告乡镇和县局',
  'dropout.joint': '接收书面报告、联合劝返（只看报来的）',
  'dropout.close': '确认销号、重新列入、定控辍办法',
  'dropout.secret': '查看、登记涉案情况',
  'dropout.export': '导出、打印控辍台账',
  'supervision.read': '查看、导出督办',
  'supervision.open': '发起督办，审核答复',
  'supervision.answer': '答复上级督办',
  'letter.read': '查看本单位和下级单位的发文',
  'letter.desk': '拟稿、发出、签收本单位的公文',
  'letter.sign': '签发本单位的公文',
  'letter.manage': '设定机关代字、公文模板',
};

/** 岗位权限目录 — the permission table as a Markdown page, printed by the table itself. */
export function permissionsCatalogue(): string {
  return [
    '# 岗位与权限',
    '',
    '本页由权限表生成（`npm run catalogue`），请勿手改。表中没有的，一律不许。',
    '',
    '岗位说能做什么，机构说能做到哪里：权限只及任职的机构和它下面的各级机构。范围以外的，与不存在一样。',
    '',
    '## 岗位',
    '',
    '| 岗位 | 设在 | 职责 |',
    '|---|---|---|',
    ...EVERY_OFFICE.map((office) => {
      const { title, at, duty } = OFFICES[office];
      return `| ${title} | ${at.map((kind) => UNIT_KINDS[kind]).join('、')} | ${duty} |`;
    }),
    '',
    '县系统管理员、县审计员只能单独担任，同一账号不再有别的岗位；谁也不能给自己授予岗位。',
    '',
    '## 权限',
    '',
    `| 权限 | ${EVERY_OFFICE.map((office) => OFFICES[office].title).join(' | ')} |`,
    `|---|${EVERY_OFFICE.map(() => '---|').join('')}`,
    ...EVERY_PERMISSION.map((permission) => {
      const holders: readonly string[] = PERMISSIONS[permission];
      const marks = EVERY_OFFICE.map((office) => (holders.includes(office) ? '✓' : ''));
      return `| ${PERMISSION_TITLES[permission]} | ${marks.join(' | ')} |`;
    }),
    '',
  ].join('\n');
}
