import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (campaign: string | null) => void;
  readonly error: string | undefined;
}

type Campaigns = Given<'/api/campaigns', 'get'>;

/** The campaigns that run now. */
export function useRunningCampaigns(): Campaigns['rows'] {
  const { data } = useQuery({
    queryKey: ['campaigns'],
    queryFn: (): Promise<Campaigns> => loaded(api.GET('/api/campaigns')),
  });
  return (data?.rows ?? []).filter(({ state }) => state === 'running');
}

/** 所属专项 — one of those that run, or none: trainings are held all the year round. */
export function CampaignChoice({ value, onChange, error }: Props): ReactNode {
  const running = useRunningCampaigns();
  if (running.length === 0) return null;
  return (
    <Field
      label="所属核查专项"
      of="gathering-campaign"
      hint="平时的培训不选；家长会选了才能现场下发核对表"
      error={error}
    >
      <Select
        id="gathering-campaign"
        allowClear
        placeholder="不属于专项"
        value={value ?? null}
        options={running.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(to: string | null | undefined) => onChange(to ?? null)}
      />
    </Field>
  );
}
