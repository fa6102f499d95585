import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { OFFICES, type Office } from '#src/organization/office.ts';

/** Somebody signed in: asks over connections that stay open, and throws when the answer is not the one expected. */
export interface DeskClient {
  readonly ask: <T = unknown>(method: string, path: string, body?: unknown) => Promise<T>;
  readonly cookie: string;
  readonly end: () => void;
}

interface DemoLogin {
  readonly account: string;
  readonly password: string;
  readonly office: string;
}

/** Signed in as the first of the demo county's logins that holds this office. */
export async function signedIn(origin: string, office: Office, connections: number): Promise<DeskClient> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { logins } = (await (await fetch(`${origin}/api/demo-logins`)).json()) as { logins: readonly DemoLogin[] };
  const login = logins.find((one) => one.office === OFFICES[office].title);
  if (login === undefined) throw new Error(`nobody holds ${office}`);
  const { account, password } = login;
  const signIn = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ account, password }),
  });
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0];
  if (!signIn.ok || cookie === undefined) throw new Error(`${account} is not let in: ${signIn.status}`);
  return { ask: (...what) => asked(origin, agent, cookie, ...what), cookie, end: () => agent.destroy() };
}

function asked<T>(
  origin: string,
  agent: Agent,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      cookie,
      origin,
      'idempotency-key': randomUUID(),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const call = request(`${origin}${path}`, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const said = Buffer.concat(parts).toString();
        if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`));
        else resolve(JSON.parse(said || 'null') as T); // the caller knows the route it asked
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}
