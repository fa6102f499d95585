import { ask, type Reply } from '#src/web/light/ask.ts';
import type { paths } from '#src/web/openapi.d.ts';

type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Sent } } };
}
  ? Sent
  : never;

export type Form = paths['/api/public/petition-form']['get']['responses'][200]['content']['application/json'];
export type Receipt = paths['/api/public/petitions']['post']['responses'][201]['content']['application/json'];
export type View = paths['/api/public/petition-lookups']['post']['responses'][200]['content']['application/json'];
export type Sent = Body<'/api/public/petitions'>;
type Answers = paths['/api/public/standard-answers']['post']['responses'][200]['content']['application/json'];

type Tell = (words: string) => void;

export async function form(): Promise<Form | undefined> {
  try {
    const answer = await fetch('/api/public/petition-form', { credentials: 'omit' });
    return answer.ok ? ((await answer.json()) as Form) : undefined; // as the server's own description types it
  } catch {
    return undefined;
  }
}

export function send(sent: Sent, tell: Tell): Promise<Reply<Receipt>> {
  return ask('/api/public/petitions', sent, {}, tell, 'omit');
}

export function answers(county: string, kind: string, tell: Tell): Promise<Reply<Answers>> {
  return ask('/api/public/standard-answers', { county, kind, words: '' }, {}, tell, 'omit');
}

/** 凭查询码和电话后四位 */
export interface Proof {
  readonly code: string;
  readonly four: string;
}

export function lookUp(proof: Proof, tell: Tell): Promise<Reply<View>> {
  return ask('/api/public/petition-lookups', proof, {}, tell, 'omit');
}

export function rate(proof: Proof, satisfaction: string, words: string, tell: Tell): Promise<Reply<View>> {
  return ask('/api/public/petition-ratings', { ...proof, satisfaction, words }, {}, tell, 'omit');
}

export function withdraw(proof: Proof, words: string, tell: Tell): Promise<Reply<View>> {
  return ask('/api/public/petition-withdrawals', { ...proof, words }, {}, tell, 'omit');
}
