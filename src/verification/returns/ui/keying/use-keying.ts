import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { Keying } from '../answers.ts';

/** What was typed so far. */
export interface Draft {
  readonly typed: Readonly<Record<string, string>>;
  readonly again: Readonly<Record<string, string>>;
  readonly confirmed: readonly string[];
}

export type Kept = 'nothing' | 'waiting' | 'kept' | 'failed';

/** 草稿 — kept a breath after the last key, and once more when the page is left: a browser that dies loses nothing. */
export function useDraft(campaign: string, view: Keying) {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...NOTHING,
    ...view.draft,
    again: { ...view.draft?.again },
  }));
  const [kept, setKept] = useState<Kept>('nothing');
  const [isOther, setOther] = useState<Answer<unknown>>();
  const latest = useRef({ draft, isDirty: false });
  const keep = useCallback(async () => {
    if (!latest.current.isDirty) return;
    latest.current.isDirty = false;
    const { typed, again, confirmed } = latest.current.draft;
    const body = { typed: { ...typed }, again: { ...again }, confirmed: [...confirmed] };
    const params = { path: { id: campaign, return: view.id } };
    const came = await answered(api.PUT('/api/campaigns/{id}/returns/{return}/draft', { params, body }));
    if (came.is === 'ok') return setKept('kept');
    latest.current.isDirty = came.is === 'unreachable';
    setKept('failed');
    if (came.is === 'refused') setOther(came);
  }, [campaign, view.id]);
  const change = useCallback((next: Draft) => {
    latest.current = { draft: next, isDirty: true };
    setDraft(next);
    setKept('waiting');
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the draft begins the wait anew
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => () => void keep(), [keep]);
  /** It was ended: there is no draft to be kept any more. */
  const forget = useCallback(() => {
    latest.current.isDirty = false;
  }, []);
  return { draft, change, kept, isOther, forget };
}

const NOTHING: Draft = { typed: {}, again: {}, confirmed: [] };
const PAUSE = 1200;

/** The draft with this cell typed; an emptied box is nothing typed, unless the cell is to be emptied. */
export function withCell({ typed, again, confirmed }: Draft, name: string, text: string | undefined): Draft {
  const { [name]: _, ...others } = typed;
  if (text !== undefined) return { typed: { ...others, [name]: text }, again, confirmed };
  const { [name]: __, ...twice } = again;
  return { typed: others, again: twice, confirmed: confirmed.filter((each) => each !== name) };
}
