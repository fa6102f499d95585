import type { LetterTemplate } from '#src/letters/letter-template.ts';

/** 督查情况通报 — the city's, after the result is published; its figures are those of the check. */
export const INSPECTION_CIRCULAR: LetterTemplate = {
  key: 'inspection.circular',
  kind: 'circular',
  name: '督查情况通报',
  house: 'city-inspector',
  title: '关于{县}{督查}情况的通报',
  body: [
    '{起}至{止}，我局依据{依据}，对{县}{内容}进行了督查。以事先登记的随机数从{名单人数}名在册学生中抽取{抽查人数}名，检查{学校数}所学校。',
    '检查的{查完人数}名学生中，{不符人数}名有不符之处，占{差错率}（95%区间{区间}）。问题较多的检查项：{主要问题}。',
    '{结论}',
    '请{县}于收到通报后按督办要求整改并答复。',
  ],
  enclosures: ['逐项检查结果'],
  fields: [
    { name: '县', example: '西峡县' },
    { name: '督查', example: '2025年春季学籍管理督查' },
    { name: '起', example: '2025年3月24日' },
    { name: '止', example: '2025年3月28日' },
    { name: '依据', example: '宛教督〔2025〕3号' },
    { name: '内容', example: '表册一致、佐证齐全' },
    { name: '名单人数', example: '61240' },
    { name: '抽查人数', example: '60' },
    { name: '学校数', example: '8' },
    { name: '查完人数', example: '60' },
    { name: '不符人数', example: '7' },
    { name: '差错率', example: '11.7%' },
    { name: '区间', example: '5.8%—22.2%' },
    { name: '主要问题', example: '佐证齐全 4 人、监护人信息属实 3 人' },
    { name: '结论', example: '总体较好，佐证材料有待规范。' },
  ],
};

export const INSPECTION_LETTERS: readonly LetterTemplate[] = [INSPECTION_CIRCULAR];
