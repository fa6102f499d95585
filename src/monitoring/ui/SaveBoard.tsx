import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

/** 导出 — the figures of the unit and of those below, and what each means. */
export function SaveBoard({ query }: { readonly query: Readonly<Record<string, string>> }): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    // The address may hold anything; the server checks it against its schema.
    const call = api.GET('/api/monitoring.xlsx', { params: { query: query as never }, parseAs: 'blob' });
    const came = await taken(call);
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `监测指标-${query.day ?? todayHere()}.xlsx`);
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
