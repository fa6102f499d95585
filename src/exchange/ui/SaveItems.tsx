import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** 导出 — the list as it is narrowed, values in stars. */
export function SaveItems({ filters }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const save = async () => {
    setBusy(true);
    const query = filters as never; // an address made by hand is judged by the server
    const came = await taken(api.GET('/api/exchange/items.xlsx', { params: { query }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '往来核对.xlsx');
    else message.info('清单较长，正在后台写。写好后在“任务”里取。');
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
