/** What the server said. `expired`: what opened the page holds no longer. */
export type Reply<Data> =
  | { readonly is: 'done'; readonly data: Data }
  | { readonly is: 'expired'; readonly message: string }
  | { readonly is: 'refused'; readonly message: string; readonly field: string | undefined };

/** Goes on until somebody has answered: a village's line comes and goes, and what is repeated counts once. */
export async function ask<Data>(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>>,
  tell: (words: string) => void,
  credentials: RequestCredentials = 'same-origin',
): Promise<Reply<Data>> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const reply = await once<Data>(url, body, headers, credentials);
    if (reply !== undefined) return reply;
    tell('网络不好，正在重试… 您填的都在，不用再填');
    await backOnLine(wait);
  }
}

const FIRST_WAIT = 1500;
const LONGEST_WAIT = 15_000;
const PATIENCE = 40_000;
const [EXPIRED, TOO_OFTEN, BROKEN] = [401, 429, 500];

/** `undefined`: worth another try. */
async function once<Data>(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>>,
  credentials: RequestCredentials,
): Promise<Reply<Data> | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      credentials,
      signal: patience.signal,
    });
    if (answer.status === TOO_OFTEN || answer.status >= BROKEN) return undefined;
    return read<Data>(answer.status, await answer.json());
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

interface Refusal {
  readonly message?: string;
  readonly objections?: readonly { readonly message: string; readonly field?: string }[];
}

function read<Data>(code: number, body: unknown): Reply<Data> {
  if (code < 300) return { is: 'done', data: body as Data }; // as the server's own description types it
  const refusal = body as Refusal; // the two shapes in which the server refuses
  const [objection] = refusal.objections ?? [];
  const message = objection?.message ?? refusal.message ?? '没有办成，请稍后再试';
  return code === EXPIRED ? { is: 'expired', message } : { is: 'refused', message, field: objection?.field };
}

function backOnLine(wait: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, wait);
    window.addEventListener('online', go);
  });
}
