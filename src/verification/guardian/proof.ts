import { MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';

/** 五次: of one printed sheet, for ever. Another copy has another code and another five. */
export const MOST_TRIES = 5;

/** 会话时长: long enough for a slow hand, too short for a telephone that was lent. */
export const SESSION_MINUTES = 30;

/** 宽限: a guardian who comes some days late is heard, as long as the campaign runs. */
export const GRACE_DAYS = 7;

/** Are these the last four digits of the telephone of a family member who stands on the sheet? */
export function isPhoneOf(values: Cells, typed: string): boolean {
  const four = typed.normalize('NFKC').trim();
  if (!/^\d{4}$/.test(four)) return false;
  return MEMBERS.some((member) => {
    const digits = (values[memberField(member, 'phone')] ?? '').replace(/\D/g, '');
    return digits.length >= 7 && digits.endsWith(four);
  });
}
