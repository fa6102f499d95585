import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { AbsenceReason } from '../absence.ts';
import type { ClassDay } from './answers.ts';

export type MarkWord = AbsenceReason | '';

type Unsent = Readonly<Record<string, MarkWord>>;

const AGAIN = 3_000;

/** 一点就存 — every tap is sent at once; over a line that breaks it is sent again until it arrives. */
export function useMarks(unit: string, day: string) {
  const queries = useQueryClient();
  const [unsent, setUnsent] = useState<Unsent>({});
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const latest = useRef<Unsent>({});
  const isSending = useRef(false);
  const keep = useCallback((next: Unsent) => {
    latest.current = next;
    setUnsent(next);
  }, []);

  const send = useCallback(async () => {
    const batch = latest.current;
    const marks = Object.entries(batch).map(([student, reason]) => ({ student, reason }));
    if (isSending.current || marks.length === 0) return;
    isSending.current = true;
    const came = await answered(api.PUT('/api/attendance/class/marks', { body: { unit, day, marks } }));
    isSending.current = false;
    setAnswer(came);
    if (came.is === 'unreachable') return;
    // What was tapped meanwhile is another answer, and goes next; what was refused is said and let go.
    keep(Object.fromEntries(Object.entries(latest.current).filter(([student, said]) => batch[student] !== said)));
    if (came.is === 'ok') {
      queries.setQueriesData<ClassDay>({ queryKey: ['attendance-class', unit] }, (before) =>
        before === undefined || before.day !== day ? before : { ...before, list: marked(before.list, batch) },
      );
      void queries.invalidateQueries({ queryKey: ['attendance-class', unit] });
    }
    if (Object.keys(latest.current).length > 0) void send();
  }, [day, keep, queries, unit]);

  const mark = useCallback(
    (student: string, word: MarkWord) => {
      keep({ ...latest.current, [student]: word });
      void send();
    },
    [keep, send],
  );

  const left = Object.keys(unsent).length;
  useEffect(() => {
    if (left === 0) return;
    const again = () => void send();
    const timer = setInterval(again, AGAIN);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [left, send]);

  return { unsent, left, mark, answer };
}

function marked(list: ClassDay['list'], batch: Unsent): ClassDay['list'] {
  return list.map(({ reason: before, ...line }) => {
    const said = batch[line.student];
    const reason = said === undefined ? before : said === '' ? undefined : said;
    return reason === undefined ? line : { ...line, reason };
  });
}
