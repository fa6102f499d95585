import { Button, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { shortDay } from '#src/web/dates.ts';
import { useMay } from '#src/web/session.ts';
import { CASE_CHOICES, type CaseFilters, SCOPES, type Scope, scopeOf } from './case-filters.ts';

interface Props {
  readonly filters: CaseFilters;
  readonly narrow: (change: Record<string, string | undefined>) => void;
  readonly onName: (name: string) => void;
}

/** 筛选 — a pupil's name is looked for without being put into the address. */
export function CaseFilterBar({ filters, narrow, onName }: Props): ReactNode {
  const mayApply = useMay('case.apply');
  const scopes = (Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== 'applied' || mayApply); // a literal's keys
  return (
    <>
      <Segmented<Scope>
        aria-label="范围"
        value={scopeOf(filters)}
        options={scopes.map((value) => ({ value, label: SCOPES[value] }))}
        onChange={(scope) => narrow({ scope: scope === 'mine' ? undefined : scope })}
      />
      <Input.Search
        className="c-name"
        aria-label="学生姓名"
        placeholder="学生姓名"
        allowClear
        onSearch={(name) => onName(name.trim())}
      />
      {CASE_CHOICES.map(({ name, label, options }) => (
        <Select
          key={name}
          className="r-filter"
          popupMatchSelectWidth={false}
          aria-label={label}
          placeholder={label}
          allowClear
          value={filters[name] ?? null}
          options={[...options] as { value: string; label: string }[]} // of groups antd asks for the same shape
          onChange={(value: string | null | undefined) => narrow({ [name]: value ?? undefined })}
        />
      ))}
      {filters.since !== undefined && (
        <Button title="不再只看新到的" onClick={() => narrow({ since: undefined })}>
          {shortDay(filters.since)}以来到的 ✕
        </Button>
      )}
      {filters.filed !== undefined && (
        <Button title="不再只看这一日以来提交的" onClick={() => narrow({ filed: undefined })}>
          {shortDay(filters.filed)}以来提交的 ✕
        </Button>
      )}
      <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />
    </>
  );
}
