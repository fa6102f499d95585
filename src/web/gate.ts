import { useSyncExternalStore } from 'react';

/**
 * 出入口 — every request of the browser goes through here: the one place that notices that the server is gone, that the
 * session has ended, and that an act needs the identity confirmed first.
 */
export async function throughTheGate(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await sent(request);
  if (response.status === 401) handlers.signedOut();
  if (response.status === 403 && (await needsConfirming(response)) && (await confirmedOnce())) return sent(again);
  return response;
}

/** Says what to do when the session has ended: the shell leads to the sign-in page. */
export function whenSignedOut(handler: () => void): void {
  handlers.signedOut = handler;
}

/** Says how an identity is confirmed before a sensitive act: resolves to whether it was. */
export function whenToConfirm(handler: () => Promise<boolean>): void {
  handlers.confirm = handler;
}

/** Does the server answer? Told by the last request. */
export function useReachable(): boolean {
  return useSyncExternalStore(listen, () => reachable);
}

/** When the server last answered, by this browser's clock: idleness is counted from there. */
export function answeredAt(): number {
  return lastAnswer;
}

const handlers = { signedOut: () => {}, confirm: async () => false };
const listeners = new Set<() => void>();
let reachable = true;
let lastAnswer = Date.now();
let confirming: Promise<boolean> | undefined;

async function sent(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    lastAnswer = Date.now();
    setReachable(![502, 503, 504].includes(response.status));
    return response;
  } catch (error) {
    if (!request.signal.aborted) setReachable(false);
    throw error;
  }
}

async function needsConfirming(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === 'object' && body !== null && Reflect.get(body, 'code') === 'confirm';
}

/** Ten requests that are refused at once ask one question. */
function confirmedOnce(): Promise<boolean> {
  confirming ??= handlers.confirm().finally(() => {
    confirming = undefined;
  });
  return confirming;
}

function setReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
