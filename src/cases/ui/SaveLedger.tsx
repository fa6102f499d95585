import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { saveAs } from '#src/web/save-as.ts';
import { refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { throughTheGate } from '#src/web/gate.ts';
import { useMay } from '#src/web/session.ts';
import { type CaseFilters, scopeOf } from './case-filters.ts';

/** 导出台账 — what the list is narrowed to, as a workbook. */
export function SaveLedger({ filters }: { readonly filters: CaseFilters }): ReactNode {
  const may = useMay('case.export');
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  if (!may) return null;
  const save = async () => {
    setBusy(true);
    const came = await ledger(filters);
    setBusy(false);
    if (came instanceof Blob) saveAs(came, '学籍业务台账.xlsx');
    else message.error(came.message);
  };
  return (
    <Button loading={busy} onClick={save}>
      导出台账
    </Button>
  );
}

async function ledger(filters: CaseFilters) {
  const query = new URLSearchParams({ ...filters, scope: scopeOf(filters) });
  try {
    const request = new Request(`/api/cases.xlsx?${query}`, { headers: { 'x-requested-with': 'renji' } });
    const response = await throughTheGate(request);
    if (response.ok) return await response.blob();
    return refusalOf(response.status, await response.json().catch(() => undefined));
  } catch {
    return UNREACHABLE;
  }
}
