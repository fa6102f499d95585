import { Input, Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { cellShapeOf, shortTitleOf } from '../cells.ts';
import { CODE_TABLES } from '../codes.ts';
import type { CellName } from '../record.ts';

interface Props {
  readonly name: CellName;
  readonly value: string;
  /** What stands there now, in stars; typing nothing leaves it. */
  readonly masked?: string | undefined;
  readonly fault?: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}

/** 填写框 — one cell being filled in: a code is chosen by its label or code, a day is eight digits. Enter goes on. */
export function CellBox({ name, value, masked, fault, onChange, onLeave }: Props): ReactNode {
  const { kind, longest, required } = cellShapeOf(name);
  const id = `cell-${name}`;
  const described = fault === undefined ? {} : { 'aria-describedby': `${id}-fault` };
  const status = fault === undefined ? '' : 'error';
  return (
    <div className={kind === 'text' && (longest ?? 0) >= 100 ? 'r-box r-wide' : 'r-box'}>
      <label className="r-box-label" htmlFor={id}>
        {shortTitleOf(name)}
        {required === 'yes' && <span aria-hidden="true"> *</span>}
      </label>
      {typeof kind === 'string' ? (
        <Input
          id={id}
          value={value}
          status={status}
          maxLength={longest ?? 200}
          placeholder={masked ? `${masked}（不改请留空）` : HINTS[kind]}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onLeave}
          onKeyDown={goOnAtEnter}
          {...described}
        />
      ) : (
        <Select
          id={id}
          value={value === '' ? null : value}
          status={status}
          allowClear
          showSearch={{ filterOption: (typed, option) => matches(typed, option?.search) }}
          options={CODE_TABLES[kind.code].map(({ code, label, also = [] }) => ({
            key: code,
            value: label,
            label,
            search: [code, label, ...also].join(' '),
          }))}
          onChange={(label: string | null | undefined) => onChange(label ?? '')}
          onBlur={onLeave}
          {...described}
        />
      )}
      {fault !== undefined && (
        <span id={`${id}-fault`} className="r-box-fault r-error" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

const HINTS = {
  text: '',
  date: '八位数字，如 20150318',
  month: '六位数字，如 202109',
  number: '',
  region: '6 位或 12 位数字',
} as const;

function matches(typed: string, search: string | undefined): boolean {
  return search?.toUpperCase().includes(typed.trim().toUpperCase()) ?? false;
}

/** As on paper: the next box, in the order of the card. */
function goOnAtEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const boxes = [...(event.currentTarget.closest('.r-boxes')?.querySelectorAll('input') ?? [])];
  boxes[boxes.indexOf(event.currentTarget) + 1]?.focus();
}
