import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './answer.ts';
import { keep, kept } from './kept-on-phone.ts';

/** Milliseconds until what did not arrive is sent again. */
const AGAIN = 3_000;

/** Answers after which the same may yet be taken. */
const LATER: readonly string[] = ['unreachable', 'signed-out'];

/** 未发送的 — what was tapped and has not arrived yet, each under the key of what it is about. */
export type Unsent<T> = Readonly<Record<string, T>>;

interface Wiring<T> {
  /** Under which name it stays on the phone when the page is closed; without one it does not. */
  readonly name?: string;
  /** Sends what is left. The objections of a refusal name the key they are about as their field. */
  readonly send: (unsent: Unsent<T>) => Promise<Answer<unknown>>;
  /** Called with what has arrived. */
  readonly saved: (sent: Unsent<T>) => unknown;
  /** What is let go when it is refused: what the objections name, or all that was sent. */
  readonly letsGo: 'named' | 'all';
}

/** 点一下存一下 — every tap is sent at once; over a line that breaks it is kept, and sent until it arrives. */
export function useUnsent<T>({ name, send: sending, saved, letsGo }: Wiring<T>) {
  const [unsent, setUnsent] = useState<Unsent<T>>(() => (name === undefined ? {} : kept<Unsent<T>>(name, {})));
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const latest = useRef(unsent);
  const wired = useRef({ sending, saved });
  wired.current = { sending, saved };
  const isSending = useRef(false);

  const hold = useCallback(
    (next: Unsent<T>) => {
      latest.current = next;
      if (name !== undefined) keep(name, Object.keys(next).length === 0 ? undefined : next);
      setUnsent(next);
    },
    [name],
  );

  const send = useCallback(async () => {
    const batch = latest.current;
    if (isSending.current || Object.keys(batch).length === 0) return;
    isSending.current = true;
    const came = await wired.current.sending(batch);
    isSending.current = false;
    setAnswer(came.is === 'unreachable' ? undefined : came);
    const before = Object.keys(latest.current).length;
    // What was tapped meanwhile is another answer, and goes next.
    if (came.is === 'ok' || (letsGo === 'all' && !LATER.includes(came.is))) {
      hold(without(latest.current, ([key, each]) => batch[key] === each));
    } else if (came.is === 'refused') {
      const refused = new Set(came.objections.map(({ field }) => field));
      hold(without(latest.current, ([key]) => refused.has(key)));
    }
    if (came.is === 'ok') wired.current.saved(batch);
    const left = Object.keys(latest.current).length;
    if (left > 0 && (came.is === 'ok' || left < before)) void send();
  }, [hold, letsGo]);

  const say = useCallback(
    (answers: Unsent<T>) => {
      hold({ ...latest.current, ...answers });
      void send();
    },
    [hold, send],
  );

  const left = Object.keys(unsent).length;
  useEffect(() => {
    if (left === 0) return;
    const again = () => void send();
    again();
    const timer = setInterval(again, AGAIN);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [left, send]);

  return { unsent, left, say, answer };
}

function without<T>(unsent: Unsent<T>, is: (entry: [string, T]) => boolean): Unsent<T> {
  return Object.fromEntries(Object.entries(unsent).filter((entry) => !is(entry)));
}
