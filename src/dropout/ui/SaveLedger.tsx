import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';

/** 导出 — the ledgers as they are narrowed now. */
export function SaveLedger({ query }: { readonly query: Readonly<Record<string, string>> }): ReactNode {
  const { message } = App.useApp();
  const mayExport = useMay('dropout.export');
  const [busy, setBusy] = useState(false);
  if (!mayExport) return null;
  const save = async () => {
    setBusy(true);
    // The address may hold anything; the server checks it against its schema.
    const came = await taken(api.GET('/api/dropouts.xlsx', { params: { query: query as never }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '控辍保学台账.xlsx');
  };
  return (
    <>
      <Button loading={busy} onClick={save}>
        导出 Excel
      </Button>
      <Button onClick={() => window.print()}>打印</Button>
    </>
  );
}
