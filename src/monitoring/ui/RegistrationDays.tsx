import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { MOST_REGISTRATION_DAYS, type MonitoringTerms } from '../terms.ts';

/** 建籍期限 — how long is too long (TM-02); the county may set another. */
export function RegistrationDays(): ReactNode {
  const mayList = useMay('monitoring.list');
  const maySet = useMay('monitoring.settings');
  const { data } = useQuery({
    queryKey: ['monitoring-terms'],
    queryFn: (): Promise<MonitoringTerms> => loaded(api.GET('/api/monitoring/terms')),
    enabled: mayList,
  });
  if (data === undefined) return null;
  return (
    <div>
      <dt>期限</dt>
      <dd>{maySet ? <Setting key={data.registrationDays} terms={data} /> : `${data.registrationDays} 天`}</dd>
    </div>
  );
}

function Setting({ terms }: { readonly terms: MonitoringTerms }): ReactNode {
  const queries = useQueryClient();
  const [days, setDays] = useState(terms.registrationDays);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const save = async () => {
    setBusy(true);
    const came = await answered(api.PUT('/api/monitoring/terms', { body: { registrationDays: days } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['monitoring-terms'] });
    await queries.invalidateQueries({ queryKey: ['monitoring'] });
  };
  return (
    <>
      <InputNumber
        aria-label="建籍期限，天"
        min={1}
        max={MOST_REGISTRATION_DAYS}
        precision={0}
        value={days}
        onChange={(value) => setDays(value ?? terms.registrationDays)}
      />
      {' 天　'}
      <Button
        size="small"
        className="r-no-print"
        loading={busy}
        disabled={days === terms.registrationDays}
        onClick={save}
      >
        按此统计
      </Button>
      <Refusals answer={answer} title="没有修改" />
    </>
  );
}
