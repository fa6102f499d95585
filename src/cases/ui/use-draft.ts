import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { readAnswer } from '#src/workflow/application.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import type { CaseView } from './answers.ts';

/** Of the whole case, or of one pupil in it. */
export type Whose = 'all' | number;

type Typed = ReadonlyMap<Whose, Readonly<Record<string, string>>>;

/** 已保存、正在保存、还没有保存 — and why not. */
export interface Kept {
  readonly is: 'saved' | 'saving' | 'typing' | 'waiting' | 'failed';
  readonly answer?: Answer<unknown>;
}

/** Long enough not to send every letter. */
const PAUSE = 800;
/** After the line broke or the session ended. */
const AGAIN = 5_000;
const BREATH = 100;
const MOST_TRIES = 100;

/**
 * 边填边存 — what is typed goes to the server by itself, one request at a time; nothing is lost when it cannot be reached,
 * nor when the session ends: it stays on the page and is sent again.
 */
export function useDraft(view: CaseView, procedure: Procedure) {
  const [typed, setTyped] = useState<Typed>(new Map());
  const [kept, setKept] = useState<Kept>({ is: 'saved' });
  const now = useRef(view);
  if (view.revision >= now.current.revision) now.current = view;
  /** Everything typed here that can be read; the server is always sent the whole form. */
  const readable = useRef<Typed>(new Map());
  const isUnsent = useRef(false);
  const isBusy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queries = useQueryClient();

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (isBusy.current || !isUnsent.current) return;
    isUnsent.current = false;
    isBusy.current = true;
    setKept({ is: 'saving' });
    const came = await put(now.current, readable.current);
    if (came.is === 'ok') {
      now.current = { ...now.current, ...came.data };
      await queries.invalidateQueries({ queryKey: ['case', view.id] });
      isBusy.current = false;
      setKept({ is: isUnsent.current ? 'typing' : 'saved' });
      if (isUnsent.current) timer.current = setTimeout(save, PAUSE);
      return;
    }
    isUnsent.current = true;
    if (came.is === 'stale') await queries.refetchQueries({ queryKey: ['case', view.id] });
    isBusy.current = false;
    const isWorthWaiting = came.is === 'unreachable' || came.is === 'signed-out' || came.is === 'stale';
    setKept({ is: isWorthWaiting ? 'waiting' : 'failed', answer: came });
    if (isWorthWaiting) timer.current = setTimeout(save, came.is === 'stale' ? PAUSE : AGAIN);
  }, [queries, view.id]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsent.current || isBusy.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void save();
    };
  }, [save]);

  const type = (whose: Whose, name: string, text: string) => {
    setTyped((before) => withAnswer(before, whose, name, text));
    const ask = procedure.asks[name];
    const answer = ask && readAnswer(ask, text);
    if (answer === undefined || 'wrong' in answer) return;
    readable.current = withAnswer(readable.current, whose, name, answer.text);
    isUnsent.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE);
    setKept({ is: 'typing' });
  };
  /** Everything that was typed lies with the server, or cannot be brought there now. */
  const settled = async (): Promise<boolean> => {
    for (let tries = 0; (isUnsent.current || isBusy.current) && tries < MOST_TRIES; tries++) {
      await save();
      if (isBusy.current) await new Promise((resolve) => setTimeout(resolve, BREATH));
    }
    return !isUnsent.current && !isBusy.current;
  };
  return { typed, kept, type, save, settled };
}

function withAnswer(typed: Typed, whose: Whose, name: string, text: string): Typed {
  return new Map([...typed, [whose, { ...typed.get(whose), [name]: text }]]);
}

/** The whole form; a number that was not typed anew goes back in the stars in which it came, and is kept. */
function put(view: CaseView, typed: Typed) {
  const pupils = view.pupils.flatMap(({ ordinal, answers }) =>
    typed.has(ordinal) ? [{ ordinal, answers: { ...answers, ...typed.get(ordinal) } }] : [],
  );
  return answered(
    api.PUT('/api/cases/{id}/answers', {
      params: { path: { id: view.id } },
      body: {
        seen: { revision: view.revision },
        answers: { ...view.answers, ...typed.get('all') },
        ...(pupils.length > 0 && { pupils }),
      },
    }),
  );
}
