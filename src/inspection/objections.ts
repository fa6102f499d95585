import type { Objection } from '#src/organization/objection.ts';
import { isWithin, type UnitKind } from '#src/organization/unit.ts';
import {
  INSPECTION_STATES,
  type Inspection,
  type InspectionDeed,
  type InspectionDraft,
  inspectionDeed,
  MOST_PUPILS,
  MOST_SCHOOLS,
  type SeedPart,
} from './inspection.ts';
import type { Results } from './results.ts';

/** What stands against planning it, in a unit of this kind. */
export function objectionsToPlan(draft: InspectionDraft, at: UnitKind): readonly Objection[] {
  return [...objectionsToWords(draft), ...objectionsToDesign(draft, at)];
}

const WORDS = {
  title: { most: 60, ask: '请填写名称，如“2025年春季学籍管理督查”' },
  subject: { most: 500, ask: '请写明督查什么' },
  basis: { most: 200, ask: '请写明依据，如市局通知的文号' },
  team: { most: 200, ask: '请写明督查组的人员' },
} as const;

function* objectionsToWords(draft: InspectionDraft): Iterable<Objection> {
  for (const field of ['title', 'subject', 'basis', 'team'] as const) {
    const { most, ask } = WORDS[field];
    const length = draft[field].trim().length;
    if (length === 0) yield { code: 'empty', message: ask, field };
    if (length > most) yield { code: 'long', message: `最多 ${most} 字，请写短些`, field };
  }
  if (draft.endsOn < draft.startsOn) yield { code: 'days', message: '结束日期早于开始日期，请核对', field: 'endsOn' };
}

function* objectionsToDesign({ unit, design }: InspectionDraft, at: UnitKind): Iterable<Objection> {
  if (at !== 'county') yield { code: 'unit', message: '一次督查只到一个县。请选县，学校在下面指定', field: 'unit' };
  if (design.schools.some((school) => !isWithin(school, unit))) {
    yield { code: 'schools', message: '指定的学校里有不属于这个县的，请重新选', field: 'schools' };
  }
  if (!Number.isInteger(design.pupils) || design.pupils < 1 || design.pupils > MOST_PUPILS) {
    yield { code: 'pupils', message: `抽查学生应为 1 到 ${MOST_PUPILS} 名`, field: 'pupils' };
  }
  if (!Number.isInteger(design.drawSchools) || design.drawSchools < 0 || design.drawSchools > MOST_SCHOOLS) {
    yield {
      code: 'draw-schools',
      message: `先抽的学校最多 ${MOST_SCHOOLS} 所；不先抽学校的填 0`,
      field: 'drawSchools',
    };
  }
  if (design.drawSchools > design.pupils) {
    yield { code: 'few', message: '抽的学生比学校还少。请多抽学生，或少抽学校', field: 'pupils' };
  }
}

/** What stands against a deed as such. */
export function objectionsToInspectionDeed(
  deed: InspectionDeed,
  { state, revision }: Pick<Inspection, 'state' | 'revision'>,
  seen?: number,
): readonly Objection[] {
  const { title, from } = inspectionDeed(deed);
  if (!from.includes(state)) {
    return [{ code: 'state', message: `现在是“${INSPECTION_STATES[state]}”，不能${title}。请刷新后再办` }];
  }
  return seen === undefined || seen === revision ? [] : [STALE];
}

export const STALE: Objection = { code: 'stale', message: '刚被别人改过，请刷新后再办' };

const FEWEST_GIVERS = 2;

/** One person alone could try numbers until the sample pleases them. A public number may stand alone: nobody here chose it. */
export function objectionsToSeed(parts: readonly SeedPart[], isPublic: boolean): readonly Objection[] {
  const given = parts.filter(({ value }) => value.trim() !== '');
  const found: Objection[] = [];
  if (!isPublic && given.length < FEWEST_GIVERS) {
    found.push({
      code: 'few',
      message: '至少两个人各报一个数，或者改用公开的数（如彩票开奖号码）并写明来源',
      field: 'seed',
    });
  }
  if (given.length === 0) found.push({ code: 'empty', message: '请填写随机数', field: 'seed' });
  if (given.some(({ by }) => by.trim() === '')) {
    const message = isPublic ? '请写明出处：哪里公布、哪一期' : '请写明每个数是谁报的';
    found.push({ code: 'by', message, field: 'seed' });
  }
  if (given.some(({ value }) => /[|\n]/.test(value) || value.length > 60)) {
    found.push({ code: 'value', message: '随机数最多 60 个字，不能有竖线和换行', field: 'seed' });
  }
  if (!isPublic && new Set(given.map(({ by }) => by.trim())).size < given.length) {
    found.push({ code: 'same', message: '同一个人只报一个数', field: 'seed' });
  }
  return found;
}

/** What stands against ending the check: what nobody has said, and what was found without a word about it. */
export function objectionsToConclusion(results: Results, wordless: number, conclusion: string): readonly Objection[] {
  const open = [...results.pupils, ...results.schools].reduce((sum, tally) => sum + tally.open, 0);
  return [
    ...(open > 0 ? [{ code: 'open', message: `检查表还有 ${open} 项没有填。不涉及的点“不涉及”` }] : []),
    ...(wordless > 0 ? [{ code: 'wordless', message: `${wordless} 项“不符”既没有说明也没有照片。请补上再结束` }] : []),
    ...(conclusion.trim() === ''
      ? [{ code: 'empty', message: '请写检查结论：做得好的、存在的问题、要求', field: 'conclusion' }]
      : []),
  ];
}
