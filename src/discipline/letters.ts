import type { LetterTemplate } from '#src/letters/letter-template.ts';

/** 违规告知书 — what the unit is told, and until when it may answer. */
export const TOLD_LETTER: LetterTemplate = {
  key: 'discipline.told',
  kind: 'letter',
  name: '违规告知书',
  house: 'county',
  title: '关于告知学籍管理违规情况的函',
  body: [
    '经核实，你单位存在以下违反学籍管理规定的情况（{编号}）：',
    '{告知内容}',
    '你单位有权陈述和申辩。请于{申辩截止}前答复，可以附佐证材料；逾期不答复的，视为没有意见，我局将依据已查明的事实作出决定。',
  ],
  fields: [
    { name: '编号', example: '违规〔2025〕3号' },
    { name: '告知内容', example: '3 名学生的出生日期未按程序变更。拟对你单位进行约谈。' },
    { name: '申辩截止', example: '2025年4月2日' },
  ],
  receipt: { outcomes: { received: '已收悉' }, days: 3 },
};

/** 通报批评 of one unit: a measure of its decision. */
export const UNIT_CIRCULAR: LetterTemplate = {
  key: 'discipline.unit-circular',
  kind: 'circular',
  name: '通报批评',
  house: 'county',
  title: '关于{单位}违反学籍管理规定的通报',
  body: [
    '{发现日期}，发现{单位}{事由}（{种类}）。经核实、告知并听取陈述申辩，情况属实。',
    '决定：{决定}',
    '截至{截至}，{单位}在册学生{在册}人，学籍有错误的{有错误}人，占{错误率}。',
    '各单位要引以为戒，严格执行学籍管理规定，做到人籍一致、籍随人走。',
  ],
  fields: [
    { name: '单位', example: '丹水镇中心小学' },
    { name: '发现日期', example: '2025年3月20日' },
    { name: '事由', example: '学籍信息与户口簿不符，未按程序变更' },
    { name: '种类', example: '弄虚作假、信息虚假' },
    { name: '决定', example: '对该校通报批评，约谈校领导。' },
    { name: '截至', example: '2025年4月10日' },
    { name: '在册', example: '812' },
    { name: '有错误', example: '31' },
    { name: '错误率', example: '3.8%' },
  ],
};

/** 一段时间的通报, over all units; the figures by unit are its annex. */
export const PERIOD_CIRCULAR: LetterTemplate = {
  key: 'discipline.period-circular',
  kind: 'circular',
  name: '学籍管理违规情况通报',
  house: 'county',
  title: '关于{起}至{止}学籍管理违规情况的通报',
  addressee: '各中心校、县直各学校',
  body: [
    '{起}至{止}，全县共查实、办理违反学籍管理规定的情况{件数}件，涉及{单位数}个单位，其中{按种类}。',
    '已约谈{约谈}件，通报批评{通报}件，追究相关人员责任{追责}件，办结{办结}件。各单位情况见附件。',
    '各单位要对照通知第四条逐项自查，及时接续学籍，严禁弄虚作假、重复建籍。',
  ],
  enclosures: ['各单位违规情况'],
  fields: [
    { name: '起', example: '2025年1月1日' },
    { name: '止', example: '2025年6月30日' },
    { name: '件数', example: '6' },
    { name: '单位数', example: '4' },
    { name: '按种类', example: '弄虚作假、信息虚假 3 件，不及时接续学籍 3 件' },
    { name: '约谈', example: '3' },
    { name: '通报', example: '2' },
    { name: '追责', example: '1' },
    { name: '办结', example: '4' },
  ],
};

export const DISCIPLINE_LETTERS: readonly LetterTemplate[] = [TOLD_LETTER, UNIT_CIRCULAR, PERIOD_CIRCULAR];
