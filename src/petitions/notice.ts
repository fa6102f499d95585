/** 告知书的版本: changes with every word of it, and stands on each petition from the web. */
export const PETITION_NOTICE_VERSION = '2025-1';

/** 个人信息处理告知 — before the form is shown (个人信息保护法 13, 17, 30, 31): what asking makes known, and to whom. */
export function petitionNotice(county: string): readonly (readonly [string, string])[] {
  return [
    ['谁在处理', `${county}教育行政部门，和承办您诉求的中心校、学校`],
    ['为什么', '办理和答复您的诉求'],
    ['哪些信息', '您的姓名、电话、与学生的关系、学生姓名，和您写的内容。请不要写身份证号，需要时会当面核对'],
    ['怎样处理', '加密存放在县教育部门的服务器；只给承办的人看，电话遮盖；没有第三方程序，不出境'],
    ['保存多久', '办结后三年，到期删除姓名、电话和内容'],
    ['您的权利', '凭查询码随时查看办理情况、撤回；可以要求更正、删除'],
    ['不愿意的', '也可以到学校、中心校、县局当面说，或者打电话，一样办理。举报违纪请走“学籍管理举报”，可以匿名'],
  ];
}
