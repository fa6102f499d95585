import { personOf } from '#src/registry/person-of.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { readPhone } from '#src/registry/phone.ts';
import type { Cells } from '#src/registry/record.ts';

/** 像同一个人的理由 — each by itself proves nothing, and none is shown without what it says. */
export const REASONS = {
  number: '身份证件号相同',
  record: '学籍号相同',
  person: '姓名、性别、出生日期相同',
  'former-school': '登记的原就读学校相符',
  guardian: '监护人姓名相同',
  phone: '联系电话相同',
  household: '户口所在地相同',
  ethnicity: '民族相同',
} as const satisfies Readonly<Record<string, string>>;

export type Reason = keyof typeof REASONS;

/** 确定: by a whole number. 可能: a person has to say. */
export type Certainty = 'certain' | 'likely';

/** A number names one child; a name does not, however much else agrees. */
export function certaintyOf(reasons: readonly Reason[]): Certainty | undefined {
  if (reasons.includes('number') || reasons.includes('record')) return 'certain';
  return reasons.includes('person') ? 'likely' : undefined;
}

/** 比对理由 — of a leaver's record and another, beside their numbers. Empty where name, sex and birth date do not agree. */
export function reasonsFor(
  leaver: Cells,
  other: Cells,
  former?: { readonly said: string; readonly was: string },
): readonly Reason[] {
  if (!isSamePerson(leaver, other)) return [];
  const guardians = (cells: Cells) =>
    [cells['guardian1.name'], cells['guardian2.name']].map((name) => normalizeName(name ?? ''));
  const phones = (cells: Cells) =>
    [cells.phone, cells['guardian1.phone'], cells['guardian2.phone']].flatMap((text) => readPhone(text ?? '') ?? []);
  const agree = (one: readonly string[], two: readonly string[]) =>
    one.some((text) => text !== '' && two.includes(text));
  const told: readonly (readonly [Reason, boolean])[] = [
    ['person', true],
    ['former-school', former !== undefined && isSameSchool(former.said, former.was)],
    ['guardian', agree(guardians(leaver), guardians(other))],
    ['phone', agree(phones(leaver), phones(other))],
    ['household', agree([leaver.householdRegion ?? ''], [other.householdRegion ?? ''])],
    ['ethnicity', agree([leaver.ethnicity ?? ''], [other.ethnicity ?? ''])],
  ];
  return told.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

function isSamePerson(one: Cells, other: Cells): boolean {
  const key = personOf(one);
  return key !== undefined && key === personOf(other);
}

/** 丹水镇中心小学 and 丹水中心小学: what a guardian writes is shorter than what the seal says. */
export function isSameSchool(said: string, was: string): boolean {
  const [one, two] = [said, was].map((text) => text.normalize('NFKC').replace(/[\s镇乡县市省（）()]/g, ''));
  return one !== undefined && two !== undefined && one.length >= 3 && (two.includes(one) || one.includes(two));
}
