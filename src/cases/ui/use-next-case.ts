import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { ACTIONS_ON_CASES, type CaseAction } from '#src/workflow/case.ts';
import type { CaseView } from './answers.ts';

const KEPT_AT = 'renji.next-case';

/** Deeds of a desk; submitting and withdrawing are the applicant's. */
const DECISIONS: ReadonlySet<CaseAction> = new Set(['approve', 'return', 'refuse']);

/** 连续办理 — after a decision the next case on this desk opens at once. */
export function useNextCase() {
  const [isOn, setOn] = useState(() => localStorage.getItem(KEPT_AT) !== 'off');
  const navigate = useNavigate();
  const refresh = useRefreshingCases();
  const { message } = App.useApp();
  const after = async ({ id, number }: CaseView, action: CaseAction) => {
    await refresh();
    message.success(`${number} 已${ACTIONS_ON_CASES[action]}`);
    if (!isOn || !DECISIONS.has(action)) return;
    const next = await answered(api.GET('/api/cases/next', { params: { query: { after: id } } }));
    if (next.is !== 'ok') return;
    if (next.data.id === undefined) navigate({ to: ADDRESSES.cases });
    else navigate({ to: ADDRESSES.case, params: { id: next.data.id } });
  };
  const toggle = () => {
    localStorage.setItem(KEPT_AT, isOn ? 'off' : 'on');
    setOn(!isOn);
  };
  return { after, toggle, isOn };
}

/** What a deed on a case may have changed elsewhere is read anew. */
export function useRefreshingCases(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const stale = ['case', 'cases', 'pupil', 'pupils', 'findings', 'today'];
    await Promise.all(stale.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
}
