import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { refusalOf } from '#src/web/answer.ts';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';

/** 导出人员名册 — phones masked; written down in the audit. */
export function ExportPeople(): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const { data, error, response } = await api.GET('/api/people/export.xlsx', { parseAs: 'blob' }).catch(() => NOBODY);
    setBusy(false);
    const file: unknown = data;
    if (file instanceof Blob) saveAs(file, '人员名册.xlsx');
    else message.error(refusalOf(response.status, error).message);
  };
  return (
    <Button loading={busy} onClick={run}>
      导出 Excel
    </Button>
  );
}

/** Nobody answered. */
const NOBODY = { data: undefined, error: undefined, response: { status: 503 } };
