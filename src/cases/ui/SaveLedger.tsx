import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';
import { type CaseFilters, scopeOf } from './case-filters.ts';

/** 导出台账 — what the list is narrowed to, as a workbook; a long one is written by a task. */
export function SaveLedger({ filters }: { readonly filters: CaseFilters }): ReactNode {
  const may = useMay('case.export');
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  if (!may) return null;
  const save = async () => {
    setBusy(true);
    const query = { ...filters, scope: scopeOf(filters) } as never; // an address made by hand is judged by the server
    const came = await taken(api.GET('/api/cases.xlsx', { params: { query }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '学籍业务台账.xlsx');
    else {
      message.info(
        <>
          台账较长，正在后台写。写好后在“<Link to={ADDRESSES.tasks}>任务</Link>”里取。
        </>,
      );
    }
  };
  return (
    <Button loading={busy} onClick={save}>
      导出台账
    </Button>
  );
}
