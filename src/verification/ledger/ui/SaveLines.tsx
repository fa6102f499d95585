import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';
import { asFilter, type LineFilters } from './line-filters.ts';

interface Props {
  readonly campaign: string;
  readonly unit: string;
  readonly filters: LineFilters;
}

/** 导出台账 — what the list is narrowed to, as a workbook without a number of a person in it. */
export function SaveLines({ campaign, unit, filters }: Props): ReactNode {
  const may = useMay('campaign.export');
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  if (!may) return null;
  const save = async () => {
    setBusy(true);
    const params = { path: { id: campaign }, query: asFilter(filters, unit) };
    const came = await taken(api.GET('/api/campaigns/{id}/lines.xlsx', { params, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `核查台账-${todayHere()}.xlsx`);
    else {
      message.info(
        <>
          台账较长，正在后台写。写好后在“<Link to={ADDRESSES.tasks}>任务</Link>”里取。
        </>,
      );
    }
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}
