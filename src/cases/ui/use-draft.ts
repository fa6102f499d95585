import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { readAnswer } from '#src/workflow/application.ts';
import type { Ask, Procedure } from '#src/workflow/procedure.ts';
import type { CaseView, SavedDraft } from './answers.ts';
import { asked } from './asking.ts';

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

/**
 * 边填边存 — what is typed goes to the server by itself, one request at a time; nothing is lost when it cannot be reached,
 * nor when the session ends: it stays on the page and is sent again.
 */
export function useDraft(view: CaseView, procedure: Procedure) {
  const [typed, setTyped] = useState<Typed>(new Map());
  const [kept, setKept] = useState<Kept>({ is: 'saved' });
  const latest = useRef({ typed, view });
  latest.current = { typed: latest.current.typed, view };
  const unsent = useRef(new Map<Whose, Record<string, string>>());
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queries = useQueryClient();

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || unsent.current.size === 0) return;
    const sent = unsent.current;
    unsent.current = new Map();
    busy.current = true;
    setKept({ is: 'saving' });
    const came = await put(latest.current.view, sent);
    busy.current = false;
    if (came.is === 'ok') {
      latest.current.view = { ...latest.current.view, ...came.data };
      await queries.invalidateQueries({ queryKey: ['case', view.id] });
      setKept({ is: unsent.current.size > 0 ? 'typing' : 'saved' });
      if (unsent.current.size > 0) timer.current = setTimeout(save, PAUSE);
      return;
    }
    unsent.current = merged(sent, unsent.current);
    if (came.is === 'stale') await queries.refetchQueries({ queryKey: ['case', view.id] });
    const isWorthWaiting = came.is === 'unreachable' || came.is === 'signed-out' || came.is === 'stale';
    setKept({ is: isWorthWaiting ? 'waiting' : 'failed', answer: came });
    if (isWorthWaiting) timer.current = setTimeout(save, came.is === 'stale' ? 0 : AGAIN);
  }, [queries, view.id]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsent.current.size > 0 || busy.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void save();
    };
  }, [save]);

  const type = (whose: Whose, name: string, text: string) => {
    const after = new Map(latest.current.typed);
    after.set(whose, { ...after.get(whose), [name]: text });
    latest.current.typed = after;
    setTyped(after);
    const ask = procedure.asks[name];
    if (ask === undefined || !isKept(ask, text)) return;
    unsent.current.set(whose, { ...unsent.current.get(whose), [name]: keptText(ask, text) });
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE);
    setKept({ is: 'typing' });
  };
  return { typed, kept, type, save };
}

function put(view: CaseView, sent: ReadonlyMap<Whose, Readonly<Record<string, string>>>) {
  const own = [...sent].flatMap(([whose, answers]) => (whose === 'all' ? [] : [{ ordinal: whose, answers }]));
  return asked<SavedDraft>(`/api/cases/${view.id}/answers`, {
    method: 'PUT',
    body: {
      seen: { revision: view.revision },
      answers: sent.get('all') ?? {},
      ...(own.length > 0 && { pupils: own }),
    },
  });
}

/** What cannot be read yet stays in its box with the reason, and is not sent. */
function isKept(ask: Ask, text: string): boolean {
  return 'text' in readAnswer(ask, text);
}

function keptText(ask: Ask, text: string): string {
  const answer = readAnswer(ask, text);
  return 'text' in answer ? answer.text : text;
}

function merged(
  earlier: ReadonlyMap<Whose, Record<string, string>>,
  later: ReadonlyMap<Whose, Record<string, string>>,
): Map<Whose, Record<string, string>> {
  const all = new Map(earlier);
  for (const [whose, answers] of later) all.set(whose, { ...all.get(whose), ...answers });
  return all;
}
