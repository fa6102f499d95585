import { codeOf, codesOf } from '#src/registry/codes.ts';
import {
  MEMBER_PARTS,
  MEMBERS,
  type Member,
  type MemberField,
  type MemberPart,
  memberField,
} from '#src/registry/fields.ts';
import { type IdentityNumber, isCredible, normalizeNumber, readIdentityNumber } from '#src/registry/identity-number.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import type { Setting } from '../../rule.ts';

/** The columns of one family member, by what they hold. */
export type MemberFields = Readonly<Record<MemberPart, MemberField>>;

/** Both members' columns, put together once and for all. */
export const FAMILY: readonly MemberFields[] = MEMBERS.map(fieldsOf);

/** These parts of both members, as a rule declares what it reads. */
export function ofBothMembers(...parts: readonly MemberPart[]): readonly MemberField[] {
  return FAMILY.flatMap((fields) => parts.map((part) => fields[part]));
}

/** Has the file a column of this part, for either member? */
export function hasColumnOf(student: Student, part: MemberPart): boolean {
  return FAMILY.some((fields) => student[fields[part]] !== undefined);
}

/** The columns of those members who have a name: where there is none, nobody is meant. */
export function namedMembers(student: Student): readonly MemberFields[] {
  return FAMILY.filter((fields) => textOf(student, fields.name) !== '');
}

/** 监护人 — is this member marked as one? */
export function isGuardian(student: Student, { isGuardian: field }: MemberFields): boolean {
  return codeOf('yesNo', textOf(student, field)) === '1';
}

/** Every code the member's 关系 may stand for; 其他 is understood as 其他亲属. */
export function relationsOf(student: Student, { relation }: MemberFields): readonly string[] {
  return codesOf('relation', textOf(student, relation));
}

/** The member's number as it is compared; `''` when there is none. */
export function numberOf(student: Student, { idNumber }: MemberFields): string {
  return normalizeNumber(student[idNumber] ?? '');
}

/** The member's name as it is compared. */
export function nameOf(student: Student, { name }: MemberFields): string {
  return normalizeName(textOf(student, name));
}

/** The member's number where it can be relied on to say who its bearer is. */
export function credibleNumberOf(
  student: Student,
  fields: MemberFields,
  { today }: Setting,
): IdentityNumber | undefined {
  const number = readIdentityNumber(student[fields.idNumber] ?? '');
  return number && isCredible(number, today) ? number : undefined;
}

function fieldsOf(member: Member): MemberFields {
  // Every part is given its field, which `fromEntries` cannot tell the compiler.
  return Object.fromEntries(
    MEMBER_PARTS.map(({ part }) => [part, memberField(member, part)]),
  ) as unknown as MemberFields;
}
