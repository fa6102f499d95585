import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';

/** 拟写通报 — of a period, over all units; its figures are drawn from the ledger, and it is then signed and sent as any letter. */
export function PeriodCircular({ from, until }: { readonly from: string; readonly until: string }): ReactNode {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const draft = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/violations/circulars', { body: { from, until } as never })); // both are days
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else navigate({ to: ADDRESSES.letter, params: { id: came.data.id } });
  };
  return (
    <Button loading={busy} onClick={draft}>
      拟写通报
    </Button>
  );
}
