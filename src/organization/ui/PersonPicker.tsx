import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { PersonAnswer } from './answers.ts';

interface Props {
  readonly id: string;
  readonly value: PersonAnswer | undefined;
  readonly onChange: (person: PersonAnswer | undefined) => void;
  /** Who cannot be chosen. */
  readonly except: string;
}

/** 选择人员 — by a part of the name; the offices tell namesakes apart. */
export function PersonPicker({ id, value, onChange, except }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: ['people', 'picked-from', text],
    queryFn: (): Promise<{ readonly rows: readonly PersonAnswer[] }> =>
      loaded(api.POST('/api/people/search', { body: { text, limit: 20 } })),
  });
  const people = (query.data?.rows ?? []).filter((person) => person.id !== except && person.state !== 'sealed');
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder="输入姓名查找"
      loading={query.isFetching}
      value={value?.id ?? null}
      options={people.map((person) => ({ value: person.id, label: titleOf(person) }))}
      notFoundContent="没有找到；新来的人请选“新来的人”"
      onChange={(chosen: string | null | undefined) => onChange(people.find((person) => person.id === chosen))}
    />
  );
}

function titleOf({ name, offices }: PersonAnswer): string {
  const [first] = offices;
  return first === undefined ? `${name}（无岗位）` : `${name}（${first.unit.name} ${first.title}）`;
}
