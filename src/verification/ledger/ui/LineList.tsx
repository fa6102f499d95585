import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Nothing } from '#src/web/PageState.tsx';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { CANNOT_REASONS, RETURN_WAYS } from '../line-states.ts';
import { DeedBar } from './DeedBar.tsx';
import { LINE_COLUMNS } from './line-columns.tsx';
import type { LineFilters } from './line-filters.ts';
import { SaveLines } from './SaveLines.tsx';
import type { Deeds } from './use-deeds.ts';
import { useLines } from './use-lines.ts';

interface Props {
  readonly campaign: string;
  readonly unit: string;
  readonly filters: LineFilters;
  readonly narrow: (change: Record<string, string | undefined>) => void;
  readonly deeds: Deeds;
  readonly onOpen: (student: string) => void;
}

/** 台账清单 — of any length; deeds on those that are ticked. */
export function LineList({ campaign, unit, filters, narrow, deeds, onOpen }: Props): ReactNode {
  const [name, setName] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const list = useLines(campaign, unit, filters, name);
  const chosen = (list.rows ?? []).filter(({ student }) => ticked.has(student));
  return (
    <DataTable
      name="campaign-lines"
      label="核查台账"
      columns={LINE_COLUMNS}
      list={list}
      keyOf={({ student }) => student}
      open={({ student }) => onOpen(student)}
      total={list.total}
      ticked={ticked}
      onTick={setTicked}
      tools={
        <>
          <Input.Search
            className="v-name"
            aria-label="姓名、拼音"
            placeholder="姓名、拼音"
            allowClear
            onSearch={(words) => setName(words.trim())}
          />
          {CHOICES.map(({ key, label, options }) => (
            <Select
              key={key}
              className="r-filter"
              aria-label={label}
              placeholder={label}
              allowClear
              value={filters[key] ?? null}
              options={[...options]}
              onChange={(value: string | null | undefined) => narrow({ [key]: value ?? undefined })}
            />
          ))}
          <SaveLines campaign={campaign} unit={unit} filters={filters} />
          <DeedBar chosen={chosen} deeds={deeds} onDone={() => setTicked(new Set())} />
        </>
      }
      empty={
        <Nothing title="没有符合条件的学生。">
          <p>可放宽上面的筛选条件，或点“在册”看全部。</p>
        </Nothing>
      }
    />
  );
}

const YES_OR_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
] as const;

const optionsOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

const CHOICES = [
  {
    key: 'isPrinted',
    label: '是否打印',
    options: YES_OR_NO.map(({ value }) => ({ value, label: value === 'yes' ? '已打印' : '没有打印' })),
  },
  { key: 'way', label: '回收方式', options: optionsOf(RETURN_WAYS) },
  { key: 'cannot', label: '无法回收的原因', options: optionsOf(CANNOT_REASONS) },
] as const;
