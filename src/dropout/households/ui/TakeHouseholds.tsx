import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { api } from '#src/web/api.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay } from '#src/web/session.ts';
import { taken } from '#src/web/taken.ts';
import type { HouseholdState } from '../household-states.ts';

interface Props {
  readonly asked: {
    readonly unit?: string;
    readonly state?: HouseholdState;
    readonly need?: boolean;
    readonly village?: string;
    readonly checker?: string;
    readonly words?: string;
  };
}

/** 导出台账、打印入户核查表 — of what is shown. */
export function TakeHouseholds({ asked }: Props): ReactNode {
  const may = useMay('household.export');
  const { message } = App.useApp();
  const [busy, setBusy] = useState<'xlsx' | 'pdf'>();
  if (!may) return null;
  const take = async (format: 'xlsx' | 'pdf') => {
    setBusy(format);
    const came = await taken(
      format === 'xlsx'
        ? api.POST('/api/households/ledger.xlsx', { body: asked, parseAs: 'blob' })
        : api.POST('/api/households/door.pdf', { body: asked, parseAs: 'blob' }),
    );
    setBusy(undefined);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) {
      saveAs(came.data.file, `${format === 'xlsx' ? '适龄儿童台账' : '入户核查表'}-${todayHere()}.${format}`);
    }
  };
  return (
    <>
      <Button loading={busy === 'xlsx'} onClick={() => take('xlsx')}>
        导出
      </Button>
      <Button loading={busy === 'pdf'} onClick={() => take('pdf')}>
        入户核查表
      </Button>
    </>
  );
}
