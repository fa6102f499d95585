import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { keepUnsent, type Unsent, unsentOf } from './kept-on-phone.ts';

const AGAIN = 3_000;

/** 逐项保存 — every tap is sent at once; over a line that breaks it stays on the phone, and is sent until it arrives. */
export function useUnsentAnswers(inspection: string, saved: (answers: Unsent) => void) {
  const [unsent, setUnsent] = useState<Unsent>(() => unsentOf(inspection));
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const latest = useRef(unsent);
  const isSending = useRef(false);

  const keep = useCallback(
    (next: Unsent) => {
      latest.current = next;
      keepUnsent(inspection, next);
      setUnsent(next);
    },
    [inspection],
  );

  const send = useCallback(async () => {
    const batch = latest.current;
    const said = Object.entries(batch);
    if (isSending.current || said.length === 0) return;
    isSending.current = true;
    const answers = said.map(([key, each]) => {
      const [about = '', item = ''] = key.split(' ');
      return { about, item, ...each };
    });
    const came: Answer<unknown> = await answered(
      api.PUT('/api/inspections/{id}/answers', {
        params: { path: { id: inspection } },
        body: { answers } as never, // items of the declared sheet
      }),
    );
    isSending.current = false;
    setAnswer(came.is === 'unreachable' ? undefined : came);
    if (came.is === 'ok') {
      // What was tapped meanwhile is another answer, and goes next.
      keep(without(latest.current, ([key, each]) => batch[key] === each));
      saved(batch);
      if (Object.keys(latest.current).length > 0) void send();
    } else if (came.is === 'refused') {
      const refused = new Set(came.objections.map(({ field }) => field));
      const before = Object.keys(latest.current).length;
      keep(without(latest.current, ([key]) => refused.has(key)));
      if (Object.keys(latest.current).length < before) void send();
    }
  }, [inspection, keep, saved]);

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
