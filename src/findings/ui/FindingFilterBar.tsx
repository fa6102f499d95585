import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { STATES } from '../lifecycle.ts';
import { OWNING_OFFICES } from '../owner.ts';
import type { FindingFilters } from './finding-filters.ts';

interface Props {
  readonly filters: FindingFilters;
  readonly narrow: (change: Record<string, string | undefined>) => void;
  readonly onWords: (words: string) => void;
}

const CHOICES = [
  { name: 'state', label: '未了', options: Object.entries(STATES).map(([value, label]) => ({ value, label })) },
  {
    name: 'due',
    label: '期限',
    options: [
      { value: 'overdue', label: '已超期' },
      { value: 'soon', label: '三日内到期' },
      { value: 'undated', label: '期限未定' },
    ],
  },
  {
    name: 'owner',
    label: '责任岗位',
    options: OWNING_OFFICES.map((office) => ({ value: office, label: OFFICES[office].title })),
  },
  { name: 'grade', label: '年级', options: CODE_TABLES.grade.map(({ code, label }) => ({ value: code, label })) },
] as const;

/** 筛选 — a pupil's name is looked for without being put into the address. */
export function FindingFilterBar({ filters, narrow, onWords }: Props): ReactNode {
  return (
    <>
      <Input.Search
        className="f-words"
        aria-label="姓名、拼音"
        placeholder="姓名、拼音"
        allowClear
        onSearch={(words) => onWords(words.trim())}
      />
      <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />
      {CHOICES.map(({ name, label, options }) => (
        <Select
          key={name}
          className="r-filter"
          aria-label={label}
          placeholder={label}
          allowClear
          value={filters[name] ?? null}
          options={[...options]}
          onChange={(value: string | null | undefined) => narrow({ [name]: value ?? undefined })}
        />
      ))}
    </>
  );
}
