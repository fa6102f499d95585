import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { keepUnsent, type Unsent, unsentOf } from './kept-on-phone.ts';

const AGAIN = 3_000;

/** 逐人保存 — every tap is sent at once; over a line that breaks it stays on the phone, and is sent until it arrives. */
export function useUnsent(call: string, saved: (answers: Unsent) => void) {
  const [unsent, setUnsent] = useState<Unsent>(() => unsentOf(call));
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const latest = useRef(unsent);
  const isSending = useRef(false);

  const keep = useCallback(
    (next: Unsent) => {
      latest.current = next;
      keepUnsent(call, next);
      setUnsent(next);
    },
    [call],
  );

  const send = useCallback(async () => {
    const batch = latest.current;
    const said = Object.entries(batch);
    if (isSending.current || said.length === 0) return;
    isSending.current = true;
    const body = { answers: said.map(([student, each]) => ({ student, ...each, which: each.which as '' })) }; // codes of the two tables
    const came: Answer<unknown> = await answered(
      api.PUT('/api/roll-calls/{id}/answers', { params: { path: { id: call } }, body }),
    );
    isSending.current = false;
    setAnswer(came.is === 'unreachable' ? undefined : came);
    if (came.is === 'ok') {
      // What was tapped meanwhile is another answer, and goes next.
      keep(without(latest.current, ([student, each]) => batch[student] === each));
      saved(batch);
      if (Object.keys(latest.current).length > 0) void send();
    } else if (came.is === 'refused') {
      const refused = new Set(came.objections.map(({ field }) => field));
      const before = Object.keys(latest.current).length;
      keep(without(latest.current, ([student]) => refused.has(student)));
      if (Object.keys(latest.current).length < before) void send();
    }
  }, [call, keep, saved]);

  const say = useCallback(
    (answers: Unsent) => {
      keep({ ...latest.current, ...answers });
      void send();
    },
    [keep, send],
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

function without(unsent: Unsent, is: (entry: [string, Unsent[string]]) => boolean): Unsent {
  return Object.fromEntries(Object.entries(unsent).filter((entry) => !is(entry)));
}
