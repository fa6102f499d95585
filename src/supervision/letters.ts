import type { House } from '#src/letters/letter.ts';
import type { LetterTemplate } from '#src/letters/letter-template.ts';
import type { UnitKind } from '#src/organization/unit.ts';

/** Who signs 督办函 for a unit of this kind. */
const HOUSE_OF: Partial<Readonly<Record<UnitKind, House>>> = {
  city: 'city-inspector',
  county: 'county',
  'central-school': 'central-school',
};

function templateFor(house: House): LetterTemplate {
  return {
    ...{ key: `supervision.${house}`, kind: 'supervision', name: '督办函', house },
    title: '关于{事由}的督办函',
    body: [
      '{起因}现将有关事项督办如下。',
      '一、督办要求',
      '{要求}',
      '二、办理期限',
      '请于{期限}前（{天数}个工作日内）办结，并通过学籍工作台书面答复，附整改佐证材料。',
      '三、有关说明',
      '本次督办依据：{依据}。逾期未答复的，将通报上级主管部门。',
    ],
    fields: [
      { name: '事由', example: '转学业务超期未办' },
      { name: '起因', example: '我局在学籍业务监测中发现：办理环节超时 3/12。' },
      { name: '要求', example: '请逐件核实超时的环节，在期限内办结，并说明原因。' },
      { name: '期限', example: '2025年3月27日' },
      { name: '天数', example: '5' },
      { name: '依据', example: '通知二(一)' },
    ],
    receipt: { outcomes: { taken: '已收到，按期办理', cannot: '已收到，按期办理有困难' }, days: 3 },
  };
}

/** 督办函 — one wording for every house that supervises. */
export const SUPERVISION_LETTERS: readonly LetterTemplate[] = Object.values(HOUSE_OF).map(templateFor);

/** The one of a unit of this kind; `undefined` for a unit that issues nothing. */
export function letterTemplateFor(issuer: UnitKind): LetterTemplate | undefined {
  const house = HOUSE_OF[issuer];
  return SUPERVISION_LETTERS.find((template) => template.house === house);
}
