import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';

/** 拟写印发通知 — the published plan as a 通知 to all schools; leads to the draft. */
export function PlanNotice({ campaign }: { readonly campaign: string }): ReactNode {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const draft = async () => {
    setBusy(true);
    const params = { path: { id: campaign } };
    const made = await answered(api.POST('/api/campaigns/{id}/plan/notice', { params }));
    setBusy(false);
    if (made.is === 'ok') navigate({ to: ADDRESSES.letter, params: { id: made.data.id } });
    else message.error(made.objections[0]?.message ?? made.message);
  };
  return (
    <Button loading={busy} onClick={draft}>
      拟写印发通知
    </Button>
  );
}
