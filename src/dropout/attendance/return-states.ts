/** 开学未返校 — what becomes of a child who was not back when term began. */
export const RETURN_STATES = {
  away: '未返校',
  back: '已返校',
  mistaken: '登记有误',
} as const satisfies Readonly<Record<string, string>>;

export type ReturnState = keyof typeof RETURN_STATES;
