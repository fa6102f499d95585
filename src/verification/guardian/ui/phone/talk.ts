import { ask, type Reply } from '#src/web/light/ask.ts';
import type { paths } from '#src/web/openapi.d.ts';

type Opening = paths['/api/guardian/openings']['post'];
type Sending = paths['/api/guardian/answers']['post'];

export type Sheet = Opening['responses'][201]['content']['application/json'];
export type Receipt = Sending['responses'][201]['content']['application/json'];
export type Sent = Sending['requestBody']['content']['application/json'];

export function openSheet(code: string, proof: string, tell: (words: string) => void): Promise<Reply<Sheet>> {
  return ask('/api/guardian/openings', { code, proof }, {}, tell);
}

export function sendAnswer(sent: Sent, key: string, tell: (words: string) => void): Promise<Reply<Receipt>> {
  return ask('/api/guardian/answers', sent, { 'idempotency-key': key }, tell);
}
