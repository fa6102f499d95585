import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';

interface Props {
  readonly asked: { readonly period: string; readonly unit?: string; readonly asOf?: string; readonly id?: string };
  readonly small?: true;
}

/** 导出、打印 — of the signed report, or of what is shown. */
export function TakeReport({ asked, small }: Props): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState<'xlsx' | 'pdf'>();
  const take = async (format: 'xlsx' | 'pdf') => {
    setBusy(format);
    const params = { query: asked };
    const came = await taken(
      format === 'xlsx'
        ? api.GET('/api/dropout-reports/report.xlsx', { params, parseAs: 'blob' })
        : api.GET('/api/dropout-reports/report.pdf', { params, parseAs: 'blob' }),
    );
    setBusy(undefined);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, `控辍报告-${asked.period}.${format}`);
  };
  const size = small ? 'small' : 'middle';
  return (
    <>
      <Button size={size} loading={busy === 'xlsx'} onClick={() => take('xlsx')}>
        导出 Excel
      </Button>
      <Button size={size} loading={busy === 'pdf'} onClick={() => take('pdf')}>
        PDF
      </Button>
    </>
  );
}
