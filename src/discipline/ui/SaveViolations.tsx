import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';
import { NARROWED_BY } from './ViolationList.tsx';

/** 导出 — the ledger as it is narrowed. */
export function SaveViolations(): ReactNode {
  const { message } = App.useApp();
  const [filters] = useFilters(NARROWED_BY);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    // The address may hold anything; the server checks it against its schema.
    const call = api.GET('/api/violations/ledger.xlsx', { params: { query: filters as never }, parseAs: 'blob' });
    const came = await taken(call);
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `违规台账-${todayHere()}.xlsx`);
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
