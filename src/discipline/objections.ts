import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitKind } from '#src/organization/unit.ts';
import { REPLY_DAYS } from './deeds.ts';
import { MEASURE_FIELDS, type Measure, type MeasureKind, type MeasureWords, nextStep } from './measures.ts';
import { type KindOfViolation, LONGEST, type Responsible } from './violation.ts';

/** What a person fills in when they register one. */
export interface ViolationDraft {
  readonly kind: string;
  readonly title: string;
  readonly foundOn: LocalDate;
  readonly facts: string;
  readonly people: readonly Responsible[];
}

/** 在哪里登记: at whom a county may point. A county's own fault is for the city's inspection. */
const ACCUSABLE: readonly UnitKind[] = ['central-school', 'school', 'teaching-point'];

/** What stands against registering it. */
export function objectionsToDraft(
  draft: ViolationDraft,
  at: UnitKind,
  bases: number,
  kinds: readonly KindOfViolation[],
  today: LocalDate,
): readonly Objection[] {
  const found: Objection[] = [];
  if (!ACCUSABLE.includes(at)) {
    found.push({ code: 'unit', message: '违规登记在学校、教学点或中心校名下，请选到单位', field: 'unit' });
  }
  if (bases === 0) {
    found.push({
      code: 'no-basis',
      message: '没有依据的不登记。请选一件问题、业务、督查，或上传书面材料',
      field: 'bases',
    });
  }
  if (!kinds.some(({ key, isRetired }) => key === draft.kind && !isRetired)) {
    found.push({ code: 'kind', message: '请选择违规种类', field: 'kind' });
  }
  if (draft.foundOn > today) found.push({ code: 'day', message: '发现日期不能晚于今天', field: 'foundOn' });
  found.push(...wordsAsked('title', draft.title, LONGEST.title, '请用一句话写明是什么事，不写学生姓名和号码'));
  found.push(...wordsAsked('facts', draft.facts, LONGEST.text, '请写明违规事实：何时、何事、涉及多少学生'));
  if (hasNumber(draft.title)) {
    found.push({ code: 'number', message: '标题里不要写号码：标题会出现在台账和消息里', field: 'title' });
  }
  for (const { name, duty } of draft.people) {
    if (name.trim() === '' || duty.trim() === '') {
      found.push({ code: 'people', message: '责任人的姓名和职务都要写', field: 'people' });
    }
  }
  return found;
}

/** Eighteen or eleven digits in a row are a child's number or somebody's telephone. */
export function hasNumber(text: string): boolean {
  return /\d{11}/.test(text);
}

export function wordsAsked(field: string, text: string, most: number, ask: string): readonly Objection[] {
  if (text.trim() === '') return [{ code: 'empty', message: ask, field }];
  return text.length > most ? [{ code: 'long', message: `最多 ${most} 字，请写短些`, field }] : [];
}

export function objectionsToReplyDays(days: number): readonly Objection[] {
  const { least, most } = REPLY_DAYS;
  return Number.isInteger(days) && days >= least && days <= most
    ? []
    : [{ code: 'days', message: `申辩期应为 ${least} 到 ${most} 个工作日`, field: 'days' }];
}

/** 不予处理 is a decision too, and says why; otherwise a measure stands once. */
export function objectionsToMeasures(kinds: readonly MeasureKind[]): readonly Objection[] {
  return new Set(kinds).size === kinds.length
    ? []
    : [{ code: 'twice', message: '同一种措施只要选一次', field: 'measures' }];
}

/** What stands against taking a measure one step on. */
export function objectionsToStep(
  measure: Measure,
  words: MeasureWords,
  on: LocalDate,
  { decidedOn, today }: { readonly decidedOn: LocalDate | undefined; readonly today: LocalDate },
): readonly Objection[] {
  const step = nextStep(measure);
  if (step === undefined) return [{ code: 'done', message: '这项措施已经落实，不用再登记' }];
  const asked = step.asks.flatMap((field) => {
    const { title, most } = MEASURE_FIELDS[field];
    return wordsAsked(field, words[field] ?? '', most, `请填写${title}`);
  });
  const from = measure.carriedOn ?? decidedOn;
  if (on > today || (from !== undefined && on < from)) {
    asked.push({ code: 'day', message: `日期应在 ${from ?? '决定之日'} 到 ${today} 之间`, field: 'on' });
  }
  return asked;
}
