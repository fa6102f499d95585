import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

/** 导出 — item by item, a pupil by the order of the draw. */
export function SaveResults({ id }: { readonly id: string }): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const call = api.GET('/api/inspections/{id}/results.xlsx', { params: { path: { id } }, parseAs: 'blob' });
    const came = await taken(call);
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `督查结果-${todayHere()}.xlsx`);
  };
  return (
    <Button loading={busy} onClick={save}>
      导出结果
    </Button>
  );
}
