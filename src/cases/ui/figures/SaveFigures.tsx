import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** 导出 — units and people of the period, as a workbook. */
export function SaveFigures({ filters }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const save = async () => {
    setBusy(true);
    const query = filters as never; // an address made by hand is judged by the server
    const came = await taken(api.GET('/api/desk-figures.xlsx', { params: { query }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '登录与办理情况.xlsx');
    else message.info('表格较长，正在后台写。写好后在“任务”里取。');
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
