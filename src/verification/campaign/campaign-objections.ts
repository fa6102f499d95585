import { ruleOf } from '#src/findings/rule-of.ts';
import type { Objection } from '#src/organization/objection.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { FIELDS } from '#src/registry/fields.ts';
import type { Campaign } from './campaign.ts';
import { DUTIES } from './duties.ts';

const LONGEST = 60;

/** What a person fills in of a campaign. */
export type CampaignDraft = Pick<Campaign, 'title' | 'basis' | 'startsOn' | 'deadline' | 'content'>;

/** What stands against it; `county` is the path of the county whose campaign it is. */
export function objectionsToCampaign(draft: CampaignDraft, county: UnitPath): readonly Objection[] {
  return [...objectionsToHead(draft), ...objectionsToScope(draft, county), ...objectionsToPhases(draft)];
}

function* objectionsToHead({ title, basis, startsOn, deadline }: CampaignDraft): Iterable<Objection> {
  if (title.trim() === '') yield { code: 'no-title', message: '请填写专项名称', field: 'title' };
  if (title.trim().length > LONGEST) {
    yield { code: 'long-title', message: `名称最多 ${LONGEST} 字`, field: 'title' };
  }
  if (basis.trim() === '') yield { code: 'no-basis', message: '请填写依据的文件名称或文号', field: 'basis' };
  if (deadline < startsOn) {
    yield { code: 'days', message: '截止日期早于开始日期，请核对两个日期', field: 'deadline' };
  }
}

function* objectionsToScope({ content }: CampaignDraft, county: UnitPath): Iterable<Objection> {
  const { units, grades, emphasis } = content;
  if (units.length === 0) yield { code: 'no-units', message: '请选择范围：全县，或其中的中心校、学校', field: 'units' };
  if (units.some((unit) => !isWithin(unit, county))) {
    yield { code: 'units', message: '范围里有不属于本县的机构，请从列表中选', field: 'units' };
  }
  if (grades.some((grade) => !CODE_TABLES.grade.some(({ code }) => code === grade))) {
    yield { code: 'grades', message: '有看不懂的年级，请从列表中选', field: 'grades' };
  }
  if (emphasis.fields.some((name) => !FIELDS.some((field) => field.name === name))) {
    yield { code: 'fields', message: '重点核查的项目里有学籍中没有的，请从列表中选', field: 'fields' };
  }
  const unknown = emphasis.rules.filter((code) => ruleOf(code) === undefined);
  if (unknown.length > 0) {
    yield { code: 'rules', message: `没有编号为 ${unknown.join('、')} 的规则，请对照规则目录`, field: 'rules' };
  }
}

function* objectionsToPhases({ content, startsOn, deadline }: CampaignDraft): Iterable<Objection> {
  const seen = new Set<string>();
  for (const { duty, from, to } of content.phases) {
    const { title } = DUTIES[duty];
    if (seen.has(duty)) yield { code: 'phase-twice', message: `“${title}”排了两次，请只留一次`, field: 'phases' };
    seen.add(duty);
    if (to < from) yield { code: 'phase-days', message: `“${title}”的结束日期早于开始日期`, field: 'phases' };
    else if (from < startsOn || to > deadline) {
      const message = `“${title}”排在专项之外：专项从 ${startsOn} 到 ${deadline}`;
      yield { code: 'phase-outside', message, field: 'phases' };
    }
  }
}
