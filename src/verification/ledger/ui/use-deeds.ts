import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { DeedAsked, DeedsDone, WhomAsked } from './answers.ts';

/** What a deed on lines may have changed elsewhere. */
const TOUCHED = [
  'lines',
  'line',
  'campaign',
  'campaign-summary',
  'campaign-behind',
  'today',
  'sheets-outlook',
] as const;

export interface Deeds {
  readonly busy: boolean;
  /** What came of the last deed, until the next. */
  readonly answer: Answer<DeedsDone> | undefined;
  readonly run: (deed: DeedAsked, whom: WhomAsked) => Promise<Answer<DeedsDone>>;
  /** Takes the last deed back, step by step. */
  readonly undo: () => Promise<void>;
  readonly forget: () => void;
}

/** 登记 — does deeds on lines, keeps what became of them, and knows the way back. */
export function useDeeds(campaign: string): Deeds {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<DeedsDone>>();
  const send = (deed: DeedAsked, whom: WhomAsked) =>
    answered(
      api.POST('/api/campaigns/{id}/lines/deeds', { params: { path: { id: campaign } }, body: { deed, ...whom } }),
    );
  const refresh = () => Promise.all(TOUCHED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const run: Deeds['run'] = async (deed, whom) => {
    setBusy(true);
    const came = await send(deed, whom);
    setAnswer(came);
    await refresh();
    setBusy(false);
    return came;
  };
  const undo = async () => {
    if (answer?.is !== 'ok') return;
    setBusy(true);
    for (const { deed, students } of answer.data.undo) {
      const came = await send(isReturn(deed) ? { deed, way: 'counted' } : { deed }, { students });
      setAnswer(came.is === 'ok' ? { ...came, data: { ...came.data, undo: [] } } : came);
      if (came.is !== 'ok') break;
    }
    await refresh();
    setBusy(false);
  };
  return { busy, answer, run, undo, forget: () => setAnswer(undefined) };
}

type UndoName = DeedsDone['undo'][number]['deed'];

function isReturn(deed: UndoName): deed is 'return' | 'confirm' | 'change' {
  return deed === 'return' || deed === 'confirm' || deed === 'change';
}
