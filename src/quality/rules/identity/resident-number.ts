import { codeOf } from '#src/registry/codes.ts';
import { type IdentityNumber, normalizeNumber, readIdentityNumber } from '#src/registry/identity-number.ts';
import { type Student, textOf } from '#src/registry/student.ts';

/** 居民身份证 — the one type of document whose number says who its bearer is. */
const RESIDENT_CARD = '1';

/** The code of the pupil's 身份证件类型; absent when the cell is empty or not understood. */
export function idTypeOf(student: Student): string | undefined {
  return codeOf('idType', textOf(student, 'idType'));
}

/** The pupil's 身份证件号 as every rule but ID-17 sees it; `''` when there is none. */
export function numberOf(student: Student): string {
  return normalizeNumber(student.idNumber ?? '');
}

export function holdsResidentCard(student: Student): boolean {
  return idTypeOf(student) === RESIDENT_CARD;
}

/** The number of a pupil's 居民身份证 where ID-10 holds, so that the rules after it have something to ask about. */
export function residentNumberOf(student: Student): IdentityNumber | undefined {
  return holdsResidentCard(student) ? readIdentityNumber(student.idNumber ?? '') : undefined;
}
