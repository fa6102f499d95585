import { EVERY_OFFICE, type Office } from '#src/organization/office.ts';

/** 口令策略 — what a password must be. */
export interface PasswordProfile {
  readonly title: string;
  /** Of upper case, lower case, digits and signs, so many kinds must occur. */
  readonly kinds: number;
  /** After so many days a new one is asked for; `undefined` never. */
  readonly days: number | undefined;
}

/**
 * Two authorities that contradict each other: GB/T 22239 8.1.4.1 a asks for complexity and rotation, OWASP ASVS 6.2.5 and
 * 6.2.10 forbid both because people then write passwords down. A Chinese bureau is examined by the first.
 */
export const PASSWORD_PROFILES = {
  dengbao3: { title: '等级保护第三级', kinds: 2, days: 90 },
  asvs: { title: 'OWASP ASVS', kinds: 1, days: undefined },
} as const satisfies Readonly<Record<string, PasswordProfile>>;

/** 登录策略 — what a county may set for itself; kept in `county_settings` under `sign-in`. */
export interface SignInPolicy {
  readonly profile: keyof typeof PASSWORD_PROFILES;
  readonly leastLength: number;
  /** Who must have a second factor; anybody may. */
  readonly secondFactor: readonly Office[];
  /** Without a sign-in for so many days an account is sealed; `undefined` never. */
  readonly dormantDays: number | undefined;
}

export const USUAL_POLICY: SignInPolicy = {
  profile: 'dengbao3',
  leastLength: 12,
  secondFactor: ['county', 'county-admin', 'auditor', 'city-inspector', 'tip-off-inspector'],
  dormantDays: 90,
};

/** 演示数据: nobody in it is real, and whoever tries it has no second factor at hand. The one place where a demo is laxer. */
export const DEMO_POLICY: SignInPolicy = {
  profile: 'asvs',
  leastLength: 12,
  secondFactor: [],
  dormantDays: undefined,
};

/** No password may be longer: hashing a megabyte is work that a stranger could ask for. */
export const MOST_LENGTH = 128;

/** The policy that holds, from what the county has set; what it has not set, or set to nonsense, is as usual. */
export function policyFrom(setting: unknown, demo: boolean): SignInPolicy {
  if (demo) return DEMO_POLICY;
  const set = (name: string) =>
    typeof setting === 'object' && setting !== null ? Reflect.get(setting, name) : undefined;
  const profile = set('profile');
  const offices = set('secondFactor');
  const leastLength = Number(set('leastLength'));
  const dormantDays = Number(set('dormantDays'));
  return {
    profile: profile === 'asvs' || profile === 'dengbao3' ? profile : USUAL_POLICY.profile,
    leastLength: leastLength >= 8 && leastLength <= 64 ? leastLength : USUAL_POLICY.leastLength,
    secondFactor: Array.isArray(offices)
      ? EVERY_OFFICE.filter((office) => offices.includes(office))
      : USUAL_POLICY.secondFactor,
    dormantDays: dormantDays >= 1 ? dormantDays : USUAL_POLICY.dormantDays,
  };
}
