import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onChange: (path: string | null | undefined) => void;
}

/** 学校 — any of the county's, also those outside one's own reach: found by a part of its name or code. */
export function SchoolBox({ id, value, onChange }: Props): ReactNode {
  const { data, isPending } = useQuery({
    queryKey: ['county-schools'],
    staleTime: 600_000,
    queryFn: () => loaded(api.GET('/api/cases/schools')),
  });
  return (
    <Select
      id={id}
      allowClear
      loading={isPending}
      placeholder="输入学校名称或代码查找"
      value={value === '' ? null : value}
      showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.trim()) ?? false }}
      options={(data?.rows ?? []).map(({ path, name, code }) => ({
        value: path,
        label: name,
        search: `${name} ${code}`,
      }))}
      onChange={onChange}
    />
  );
}
