import { ask, type Reply } from '#src/web/light/ask.ts';
import type { paths } from '#src/web/openapi.d.ts';

export type Form = paths['/api/public/tip-off-form']['get']['responses'][200]['content']['application/json'];
export type Keys = paths['/api/public/tip-off-keys']['post']['responses'][200]['content']['application/json'];
export type View = paths['/api/public/tip-off-lookups']['post']['responses'][200]['content']['application/json'];
type Receipt = paths['/api/public/tip-offs']['post']['responses'][201]['content']['application/json'];
export type SentReport = paths['/api/public/tip-offs']['post']['requestBody']['content']['application/json'];
export type SentLetter = SentReport['report'];

type Tell = (words: string) => void;

/** Without a cookie, ever: whoever is signed in with this browser is not known to be here. */
const NOBODY = 'omit';

export async function form(): Promise<Form | undefined> {
  try {
    const answer = await fetch('/api/public/tip-off-form', { credentials: NOBODY });
    return answer.ok ? ((await answer.json()) as Form) : undefined; // as the server's own description types it
  } catch {
    return undefined;
  }
}

export interface Where {
  readonly county: string;
  readonly about?: string;
  readonly named: string[];
}

export function keysFor(where: Where, tell: Tell): Promise<Reply<Keys>> {
  return ask('/api/public/tip-off-keys', where, {}, tell, NOBODY);
}

export function send(report: SentReport, tell: Tell): Promise<Reply<Receipt>> {
  return ask('/api/public/tip-offs', report, {}, tell, NOBODY);
}

export function lookUp(token: string, tell: Tell): Promise<Reply<View>> {
  return ask('/api/public/tip-off-lookups', { token }, {}, tell, NOBODY);
}

export function sendLetter(
  token: string,
  letter: SentLetter,
  puzzle: SentReport['puzzle'],
  tell: Tell,
): Promise<Reply<View>> {
  return ask('/api/public/tip-off-letters', { token, letter, puzzle }, {}, tell, NOBODY);
}
