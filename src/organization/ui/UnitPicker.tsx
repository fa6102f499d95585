import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '#src/web/session.ts';
import type { UnitAnswer } from './answers.ts';
import { parentPath, useChildren, useSchools } from './unit-queries.ts';

interface Props {
  readonly id: string;
  /** The unit's id. */
  readonly value: string | undefined;
  readonly onChange: (unit: UnitAnswer | undefined) => void;
  /** Which can be chosen. */
  readonly fits: (unit: UnitAnswer) => boolean;
  /** Whose grades and classes can be chosen too: a school's path. */
  readonly within?: string | undefined;
  readonly placeholder?: string;
}

/** 选择机构 — found by typing a part of its name or code. */
export function UnitPicker({
  id,
  value,
  onChange,
  fits,
  within,
  placeholder = '输入名称或代码查找',
}: Props): ReactNode {
  const { unit: root } = useSession();
  const schools = useSchools(root).data?.rows ?? [];
  const grades = useChildren(within === undefined ? [] : [within]).get(within ?? '') ?? [];
  const classes = useChildren(grades.map(({ path }) => path));
  const units = within === undefined ? schools : grades.flatMap(({ path }) => [...(classes.get(path) ?? [])]);
  const names = new Map([...schools, ...grades].map(({ path, title }) => [path, title]));
  const options = units.filter(fits).map((unit) => ({
    value: unit.id,
    label: [names.get(parentPath(unit.path)), unit.title].filter(Boolean).join(' '),
    code: unit.code,
  }));
  return (
    <Select
      id={id}
      showSearch={{
        filterOption: (text, option) => option?.label.includes(text) || (option?.code.startsWith(text) ?? false),
      }}
      allowClear
      placeholder={placeholder}
      value={value ?? null}
      options={options}
      notFoundContent="没有可选的机构"
      onChange={(chosen: string | null | undefined) => onChange(units.find((unit) => unit.id === chosen))}
    />
  );
}
