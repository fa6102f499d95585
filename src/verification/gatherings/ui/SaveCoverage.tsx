import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly query: { readonly campaign?: string; readonly year?: number; readonly unit?: string };
}

/** 导出 — the coverage of the units, and everybody behind it by name. */
export function SaveCoverage({ query }: Props): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const came = await taken(api.GET('/api/gatherings/coverage.xlsx', { params: { query }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '培训覆盖率.xlsx');
  };
  return (
    <div className="g-tools r-no-print">
      <Button loading={busy} onClick={save}>
        导出 Excel
      </Button>
    </div>
  );
}
