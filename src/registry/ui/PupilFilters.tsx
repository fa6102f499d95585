import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { CODE_TABLES, type CodeTable } from '../codes.ts';
import { UnitFilter } from './UnitFilter.tsx';

type Name = 'unit' | 'grade' | 'status' | 'stage' | 'findings' | 'number';

interface Props {
  readonly filters: Readonly<Partial<Record<Name, string>>>;
  readonly narrow: (change: Readonly<Partial<Record<Name, string | undefined>>>) => void;
}

/** 筛选 — where, which grade, which status, and whether something is wrong. */
export function PupilFilters({ filters, narrow }: Props): ReactNode {
  return (
    <>
      <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />
      <OfTable table="grade" label="年级" value={filters.grade} onChange={(grade) => narrow({ grade })} />
      <OfTable table="recordStatus" label="状态" value={filters.status} onChange={(status) => narrow({ status })} />
      <Select
        aria-label="学籍性质"
        placeholder="学籍性质"
        allowClear
        className="r-filter"
        value={filters.stage ?? null}
        options={[
          { value: 'formal', label: '正式' },
          { value: 'temporary', label: '临时' },
        ]}
        onChange={(stage: string | null | undefined) => narrow({ stage: stage ?? undefined })}
      />
      <Checkbox
        checked={filters.findings === 'yes'}
        onChange={({ target }) => narrow({ findings: target.checked ? 'yes' : undefined })}
      >
        只看有问题的
      </Checkbox>
      <Checkbox
        checked={filters.number === 'none'}
        onChange={({ target }) => narrow({ number: target.checked ? 'none' : undefined })}
      >
        无证件号
      </Checkbox>
    </>
  );
}

interface TableProps {
  readonly table: CodeTable;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

function OfTable({ table, label, value, onChange }: TableProps): ReactNode {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      className="r-filter"
      value={value ?? null}
      options={CODE_TABLES[table].map((code) => ({ value: code.code, label: code.label }))}
      onChange={(code: string | null | undefined) => onChange(code ?? undefined)}
    />
  );
}
