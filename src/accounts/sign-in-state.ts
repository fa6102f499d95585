/** 登录进程 — how far a sign-in has come. Only `signed-in` sees anything. */
export const SIGN_IN_STATES = {
  'second-factor': '待输入动态口令',
  'change-password': '待设置新密码',
  'enroll-second-factor': '待启用动态口令',
  'signed-in': '已登录',
} as const;

export type SignInState = keyof typeof SIGN_IN_STATES;

/** What a sign-in still lacks. */
export interface Steps {
  /** A second factor is enrolled and has not been shown yet. */
  readonly owesCode: boolean;
  readonly owesPassword: boolean;
  /** The policy asks for a second factor, and none is enrolled. */
  readonly owesEnrollment: boolean;
}

/** In the order in which a stranger with a stolen password gets the least far. */
export function stateOf(steps: Steps): SignInState {
  if (steps.owesCode) return 'second-factor';
  if (steps.owesPassword) return 'change-password';
  return steps.owesEnrollment ? 'enroll-second-factor' : 'signed-in';
}
