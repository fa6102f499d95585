import { lengthOf } from '#src/kernel/text.ts';
import type { Objection } from './objection.ts';
import { OFFICES, type Office } from './office.ts';
import { UNIT_KINDS, type Unit } from './unit.ts';

/** 账号 — what a person signs in with: [a-z0-9.-], 3 to 32 characters. */
export function isAccount(account: string): boolean {
  return /^[a-z0-9.-]{3,32}$/.test(account);
}

/** An office somebody holds now, as far as it matters for granting another. */
export interface HeldNow {
  readonly office: Office;
  readonly unit: string;
}

/** 单独担任 — one account holds neither of these beside anything else, so that nobody watches over themselves (三权分立). */
export const HELD_ALONE: readonly Office[] = ['county-admin', 'auditor'];

export function objectionsToPerson(person: { readonly name: string; readonly account?: string }): readonly Objection[] {
  const { name, account } = person;
  return [
    ...(name.trim() === '' ? [{ code: 'no-name', field: 'name', message: '姓名不能为空。' }] : []),
    ...(lengthOf(name) > 60 ? [{ code: 'long-name', field: 'name', message: '姓名最多 60 个字。' }] : []),
    ...(account === undefined || isAccount(account)
      ? []
      : [
          {
            code: 'bad-account',
            field: 'account',
            message: '登录名只能用小写字母、数字、点和短横线，3 到 32 个字符，例如 li.laoshi。',
          },
        ]),
  ];
}

/** 联系电话 of whoever holds an office: a mobile number, or a land line with or without its area code. */
export function objectionsToPhone(phone: string): readonly Objection[] {
  const right = phone === '' || /^1\d{10}$/.test(phone) || /^(0\d{2,3}-?)?\d{7,8}$/.test(phone);
  return right
    ? []
    : [{ code: 'bad-phone', field: 'phone', message: '电话应为 11 位手机号，或带区号的座机号，例如 0377-6966xxxx。' }];
}

/** May the office be given to somebody who holds these already? */
export function objectionsToOffice(office: Office, unit: Unit, held: readonly HeldNow[]): readonly Objection[] {
  const { title, at } = OFFICES[office];
  const places: readonly string[] = at;
  const alone = HELD_ALONE.includes(office) ? held[0] : held.find((one) => HELD_ALONE.includes(one.office));
  const twice = held.some((one) => one.office === office && one.unit === unit.id);
  return [
    ...(places.includes(unit.kind)
      ? []
      : [
          {
            code: 'wrong-unit',
            field: 'unit',
            message: `${title}设在${at.map((kind) => UNIT_KINDS[kind]).join('、')}，“${unit.name}”是${UNIT_KINDS[unit.kind]}，请另选机构。`,
          },
        ]),
    ...(unit.until === undefined
      ? []
      : [{ code: 'unit-closed', field: 'unit', message: `“${unit.name}”已经撤销，不能再任命岗位。` }]),
    ...(twice ? [{ code: 'held-already', field: 'office', message: `此人已是“${unit.name}”的${title}。` }] : []),
    ...(alone === undefined || twice
      ? []
      : [
          {
            code: 'held-alone',
            field: 'office',
            message: `县系统管理员、县审计员只能单独担任，此人已任${OFFICES[alone.office].title}。请先终止原岗位，或另选一人。`,
          },
        ]),
  ];
}

/** 电话遮盖: first and last character, as for every number. */
export function maskedPhone(phone: string): string {
  return phone.length < 3 ? '*'.repeat(phone.length) : `${phone[0]}${'*'.repeat(phone.length - 2)}${phone.at(-1)}`;
}
