import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

/** 导出 — the register as it is narrowed. */
export function SaveRegister({ filter }: { readonly filter: object }): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const body = filter as never; // an address made by hand is judged by the server
    const came = await taken(api.POST('/api/letters/register.xlsx', { body, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `公文登记簿-${todayHere()}.xlsx`);
    else message.info('登记簿较长，正在后台写。写好后在“任务”里取。');
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
