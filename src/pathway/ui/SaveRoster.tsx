import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';
import type { Standing } from '../standings.ts';

interface Props {
  readonly filters: { readonly unit?: string; readonly standing?: Standing };
}

/** 导出花名册 — what the list is narrowed to, with empty columns for what the household register says. */
export function SaveRoster({ filters }: Props): ReactNode {
  const may = useMay('record.export');
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  if (!may) return null;
  const save = async () => {
    setBusy(true);
    const came = await taken(api.GET('/api/pathway.xlsx', { params: { query: filters }, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `无身份证件号花名册-${todayHere()}.xlsx`);
    else {
      message.info(
        <>
          花名册较长，正在后台写。写好后在“<Link to={ADDRESSES.tasks}>任务</Link>”里取。
        </>,
      );
    }
  };
  return (
    <Button loading={busy} onClick={save}>
      导出花名册
    </Button>
  );
}
