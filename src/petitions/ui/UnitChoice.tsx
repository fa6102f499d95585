import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';

interface Props {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (path: string | undefined) => void;
  /** Only schools, for what a petition is about; else every unit that answers petitions. */
  readonly schoolsOnly?: boolean;
  /** Not this one. */
  readonly except?: string;
  readonly placeholder: string;
}

/** 选单位 — any of the county: a school may hand a petition upwards, too. */
export function UnitChoice({ id, value, onChange, schoolsOnly, except, placeholder }: Props): ReactNode {
  const { data } = useQuery({
    queryKey: ['petition-units'],
    staleTime: 300_000,
    queryFn: (): Promise<Given<'/api/petition-units', 'get'>> => loaded(api.GET('/api/petition-units')),
  });
  const isSchool = (kind: string) => kind === 'school' || kind === 'teaching-point';
  const rows = (data?.rows ?? []).filter(({ kind, path }) => (!schoolsOnly || isSchool(kind)) && path !== except);
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={placeholder}
      value={value ?? null}
      options={rows.map(({ path, name }) => ({ value: path, label: name }))}
      onChange={(path: string | null | undefined) => onChange(path ?? undefined)}
    />
  );
}
