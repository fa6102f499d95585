import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

/** 导出 — the list as it is narrowed, with what was demanded and answered. */
export function SaveSupervisions({ filters }: { readonly filters: Readonly<Record<string, string>> }): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    // The address may hold anything; the server checks it against its schema.
    const call = api.GET('/api/supervisions.xlsx', { params: { query: filters as never }, parseAs: 'blob' });
    const came = await taken(call);
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `督办台账-${todayHere()}.xlsx`);
    else message.info('条数较多，正在后台导出，完成后到“任务”里取');
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
