/** 告知书的版本: changes with every word of it, and stands on each receipt. */
export const NOTICE_VERSION = '2025-1';

/** 个人信息处理告知书 — before anything is shown (个人信息保护法 13, 17, 30, 31; security 1.F). A duty is told of, not agreed to. */
export function noticeOf(county: string, school: string, campaign: string): readonly (readonly [string, string])[] {
  return [
    ['谁在处理', `${county}教育行政部门和${school}`],
    ['为什么', `${campaign}：请监护人核对孩子的学籍信息，保证准确`],
    ['依据', '《中华人民共和国义务教育法》《中小学生学籍管理办法》；为履行法定职责所必需，不以同意为前提'],
    [
      '哪些信息',
      '孩子的姓名、证件、户籍、住址、学籍信息，家庭成员的姓名、关系、电话、证件；您的手写签名。都按敏感个人信息保护',
    ],
    ['怎样处理', '号码遮盖显示；加密存放在县教育部门的服务器，不出境，不提供给其他单位和个人，也没有第三方程序'],
    ['保存多久', '学籍信息按学籍档案的期限保存；您的答复和签名随本次核查的档案保存；这个页面在专项结束后失效'],
    ['您的权利', '可以查阅、复制、要求更正，也可以投诉。要求由学校受理，15 个工作日内答复'],
    ['找谁', `班主任或${school}学籍管理员；对处理不满意的，找${county}教育行政部门基础教育股`],
  ];
}
