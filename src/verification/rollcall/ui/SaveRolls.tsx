import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly asked: { readonly unit?: string; readonly campaign?: string };
}

/** 导出 — the classes, who is not where the record says and who is on no list, in one workbook. */
export function SaveRolls({ asked }: Props): ReactNode {
  const may = useMay('campaign.export');
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  if (!may) return null;
  const save = async () => {
    setBusy(true);
    const came = await taken(api.GET('/api/roll-call.xlsx', { params: { query: asked }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `逐班核实-${todayHere()}.xlsx`);
  };
  return (
    <Button className="r-no-print" loading={busy} onClick={save}>
      导出
    </Button>
  );
}
