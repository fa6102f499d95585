import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly campaign: string;
  readonly unit?: string | undefined;
  /** Of a signed one; else as it is now. */
  readonly signOff?: string;
}

/** 导出 — the summary as a workbook: a sheet for each section, and class by class where it is of today. */
export function SaveWorkbook({ campaign: id, unit, signOff }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const save = async () => {
    setBusy(true);
    const parseAs = 'blob' as const;
    const query = unit === undefined ? {} : { unit };
    const came = await taken(
      signOff === undefined
        ? api.GET('/api/campaigns/{id}/summary.xlsx', { params: { path: { id }, query }, parseAs })
        : api.GET('/api/campaigns/{id}/sign-offs/{signOff}/summary.xlsx', {
            params: { path: { id, signOff } },
            parseAs,
          }),
    );
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data)
      saveAs(came.data.file, signOff === undefined ? '核查汇总表.xlsx' : '核查汇总表定稿.xlsx');
    else message.info('正在后台写，写好后在“任务”里取');
  };
  return (
    <Button loading={busy} onClick={save}>
      导出 Excel
    </Button>
  );
}
