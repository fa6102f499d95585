import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly asked: { readonly unit?: string; readonly from?: string; readonly until?: string };
}

/** 导出考勤 */
export function SaveAttendance({ asked }: Props): ReactNode {
  const may = useMay('attendance.export');
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  if (!may) return null;
  const save = async () => {
    setBusy(true);
    const came = await taken(api.GET('/api/attendance.xlsx', { params: { query: asked }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `考勤-${todayHere()}.xlsx`);
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
