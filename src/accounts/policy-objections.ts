import type { Objection } from '#src/organization/objection.ts';
import { OFFICES, type Office } from '#src/organization/office.ts';
import type { SignInPolicy } from './sign-in-policy.ts';

/** Whoever holds one of these reaches the whole county with one password. */
export const ALWAYS_SECOND_FACTOR: readonly Office[] = ['county', 'county-admin', 'auditor'];

/** Shorter is guessed by a machine (GB/T 22239 8.1.4.1 a; OWASP ASVS 6.2.1), longer is written on the desk. */
export const LENGTHS = { least: 8, most: 64 } as const;

/** Below a month the summer holiday seals every account; above a year nobody remembers whose account it was. */
export const DORMANT_DAYS = { least: 30, most: 365 } as const;

/** 登录策略 that cannot be set so. What a county leaves to the program is always allowed. */
export function objectionsToPolicy(policy: Omit<SignInPolicy, 'profile'>): readonly Objection[] {
  const { leastLength, secondFactor, dormantDays } = policy;
  const without = ALWAYS_SECOND_FACTOR.filter((office) => !secondFactor.includes(office));
  return [
    ...(isWithin(leastLength, LENGTHS) ? [] : [LENGTH]),
    ...(isWithin(dormantDays, DORMANT_DAYS) ? [] : [DAYS]),
    ...(without.length === 0 ? [] : [secondFactorFor(without)]),
  ];
}

function isWithin(value: number | undefined, { least, most }: { readonly least: number; readonly most: number }) {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}

const LENGTH: Objection = {
  code: 'length',
  field: 'leastLength',
  message: `密码最短长度要在 ${LENGTHS.least} 到 ${LENGTHS.most} 之间：太短容易被猜出，太长会被抄在纸上。`,
};

const DAYS: Objection = {
  code: 'days',
  field: 'dormantDays',
  message: `未登录天数要在 ${DORMANT_DAYS.least} 到 ${DORMANT_DAYS.most} 之间：少于一个月，一个暑假就会封存所有账号。`,
};

function secondFactorFor(offices: readonly Office[]): Objection {
  const titles = offices.map((office) => OFFICES[office].title).join('、');
  return {
    code: 'second-factor',
    field: 'secondFactor',
    message: `${titles}管着全县的学籍、账号或审计，不能免用动态口令，请勾选。`,
  };
}
