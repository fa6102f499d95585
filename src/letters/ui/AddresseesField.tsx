import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';

type Possible = Given<'/api/letters/addressees', 'get'>['rows'][number];

interface Props {
  readonly id: string;
  readonly value: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  readonly placeholder: string;
}

/** 主送、抄送 — chosen from the units of this house, or typed for others. */
export function AddresseesField({ id, value, onChange, placeholder }: Props): ReactNode {
  const { data: possible = [] } = usePossible();
  return (
    <Select
      id={id}
      mode="tags"
      value={[...value]}
      placeholder={placeholder}
      maxCount={100}
      options={possible.map(({ name }) => ({ value: name, label: name }))}
      onChange={(names: string[]) => onChange(names)}
    />
  );
}

export function usePossible() {
  return useQuery({
    queryKey: ['letter-addressees'],
    staleTime: 300_000,
    queryFn: async (): Promise<readonly Possible[]> => (await loaded(api.GET('/api/letters/addressees'))).rows,
  });
}

/** What is sent for these names: the unit with it where the name is one of ours. */
export function addresseesOf(names: readonly string[], possible: readonly Possible[]) {
  return names.map((name) => {
    const known = possible.find((each) => each.name === name);
    return known === undefined ? { name } : { name, unit: known.unit, offices: known.offices as never }; // the server's own words
  });
}
