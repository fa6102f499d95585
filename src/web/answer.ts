/** 不予受理的原因 — why the server would not do it, in words a registrar can act on. */
export interface Objection {
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
}

interface Refused {
  readonly is: 'refused' | 'stale' | 'invalid' | 'missing' | 'forbidden' | 'signed-out' | 'unreachable';
  readonly message: string;
  /** Business refusals, one by one; empty where there is only the message. */
  readonly objections: readonly Objection[];
}

/**
 * 答复 — every answer of the server as a value. `stale`: somebody else has changed it meanwhile; `missing`: it does not
 * exist or is not ours to see; `unreachable`: nobody answered.
 */
export type Answer<T> = { readonly is: 'ok'; readonly data: T } | Refused;

/** Thrown only into TanStack Query, which knows no other way to hear of a refusal. */
export class Unanswered extends Error {
  readonly answer: Refused;

  constructor(answer: Refused) {
    super(answer.message);
    this.answer = answer;
  }
}

/** What a status and a body of the server mean. */
export function refusalOf(status: number, body: unknown): Refused {
  const objections = objectionsIn(body);
  const message = messageIn(body) ?? objections.map((objection) => objection.message).join('；');
  if (status === 409) {
    const stale = objections.some((objection) => objection.code === 'stale');
    return { is: stale ? 'stale' : 'refused', message: message || '没有办成，请刷新后重试。', objections };
  }
  return {
    is: KINDS[status] ?? (status >= 500 ? 'unreachable' : 'invalid'),
    message: message || wordsFor(status),
    objections,
  };
}

/** Nobody answered: the line or the server is down. */
export const UNREACHABLE: Refused = {
  is: 'unreachable',
  message: '暂时连不上服务器，已填的内容还在本页。网络恢复后可继续。',
  objections: [],
};

const KINDS: Readonly<Record<number, Refused['is']>> = { 401: 'signed-out', 403: 'forbidden', 404: 'missing' };

const WORDS: Readonly<Record<number, string>> = {
  401: '登录已失效，请重新登录。',
  403: '您的岗位没有这项权限。',
  404: '未找到，或不在您的管理范围内。',
  413: '文件太大，无法上传。',
  415: '不支持这种文件。',
  429: '操作太频繁，请稍等片刻再试。',
};

function wordsFor(status: number): string {
  return (
    WORDS[status] ??
    (status >= 500 ? '服务器出了问题，请稍后重试；仍不行请联系县系统管理员。' : '没有办成，请检查后重试。')
  );
}

function messageIn(body: unknown): string | undefined {
  const message = fieldOf(body, 'message');
  return typeof message === 'string' ? message : undefined;
}

function objectionsIn(body: unknown): readonly Objection[] {
  const listed = fieldOf(body, 'objections');
  return Array.isArray(listed) ? listed.filter(isObjection) : [];
}

function isObjection(thing: unknown): thing is Objection {
  return typeof fieldOf(thing, 'code') === 'string' && typeof fieldOf(thing, 'message') === 'string';
}

function fieldOf(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}
