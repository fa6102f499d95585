import { createTransport } from 'nodemailer';

/** 发送 — how a text leaves this machine; each throws when it could not be handed over. */
export interface PostOffices {
  /** Absent where nobody configured a mail server. */
  readonly mail?: ((to: string, subject: string, text: string) => Promise<void>) | undefined;
  readonly webhook: (address: string, text: string) => Promise<void>;
}

const PATIENCE = 10_000;

/** `mailServer`: `smtp(s)://user:password@host:port`, of the operator's own choosing; `from` is who it says it is from. */
export function postOffices(mailServer: string | undefined, from: string | undefined): PostOffices {
  return { mail: mailServer === undefined ? undefined : mailer(mailServer, from ?? ''), webhook };
}

function mailer(server: string, from: string): NonNullable<PostOffices['mail']> {
  const timeouts = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };
  const { protocol, hostname, port, username, password } = new URL(server);
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (protocol === 'smtps:' ? 465 : 25),
    secure: protocol === 'smtps:',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...timeouts,
  });
  return async (to, subject, text) => {
    await transport.sendMail({ from, to, subject, text });
  };
}

/** A text as the robots of 企业微信 and 钉钉 take it. Follows no redirect: the address was judged, another was not. */
async function webhook(address: string, text: string): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`webhook answered ${answer.status}`);
}
