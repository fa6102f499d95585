import { Input, Radio, Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { cellShapeOf } from '#src/registry/cells.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { titleOfAsk } from '#src/workflow/application.ts';
import type { Ask } from '#src/workflow/procedure.ts';
import { ClassBox } from './ClassBox.tsx';
import { SchoolBox } from './SchoolBox.tsx';

interface Props {
  readonly name: string;
  readonly ask: Ask;
  readonly value: string;
  /** What stands in the record now. */
  readonly now?: string | undefined;
  /** What was answered before, in stars; typing nothing leaves it. */
  readonly masked?: string | undefined;
  readonly fault?: string | undefined;
  /** The grade whose classes are offered, by its label or as a part of where the pupil is. */
  readonly grade?: string | undefined;
  readonly onChange: (text: string) => void;
  /** With the text, where the choice itself is the leaving. */
  readonly onLeave: (text: string) => void;
}

/** 申请表栏目 — one question of the paper: its label above, what stands there now, what is wrong below. Enter goes on. */
export function AskBox(props: Props): ReactNode {
  const { name, ask, now, fault } = props;
  const id = `ask-${name}`;
  return (
    <div className={ask.kind === 'long-text' ? 'c-box c-wide' : 'c-box'} data-ask={name}>
      {ask.kind === 'yes-no' ? (
        <span id={`${id}-label`}>{labelOf(ask)}</span>
      ) : (
        <label htmlFor={id}>{labelOf(ask)}</label>
      )}
      <Box {...props} id={id} />
      {now && <span className="r-quiet">现为：{now}</span>}
      {fault === undefined && ask.hint && <span className="r-quiet">{ask.hint}</span>}
      {fault !== undefined && (
        <span id={`${id}-fault`} className="r-error" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

function labelOf(ask: Ask): ReactNode {
  return (
    <>
      {titleOfAsk(ask)}
      {ask.required && (
        <span className="r-error" aria-hidden="true">
          {' '}
          *
        </span>
      )}
    </>
  );
}

function Box(props: Props & { readonly id: string }): ReactNode {
  const { id, ask, value, masked, fault, grade, onChange, onLeave } = props;
  const told = {
    status: fault === undefined ? ('' as const) : ('error' as const),
    'aria-describedby': fault && `${id}-fault`,
  };
  const choose = (chosen: string | null | undefined) => {
    onChange(chosen ?? '');
    onLeave(chosen ?? '');
  };
  const options = optionsOf(ask);
  if (ask.cell === 'className') {
    const placeholder = HINTS.class ?? '';
    return (
      <ClassBox
        id={id}
        value={value}
        grade={grade}
        placeholder={placeholder}
        onChange={onChange}
        onLeave={onLeave}
        {...told}
      />
    );
  }
  if (ask.kind === 'school') return <SchoolBox id={id} value={value} onChange={choose} />;
  if (ask.kind === 'yes-no') {
    return (
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={value === '' ? null : value}
        options={['是', '否']}
        onChange={({ target }) => choose(target.value)}
      />
    );
  }
  if (options !== undefined) {
    return (
      <Select
        id={id}
        allowClear
        value={value === '' ? null : value}
        showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.trim()) ?? false }}
        options={[...options]}
        onChange={choose}
        {...told}
      />
    );
  }
  const typing = {
    id,
    value,
    placeholder: masked === undefined ? (HINTS[kindOf(ask)] ?? '') : `${masked}（不改请留空）`,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
    onBlur: () => onLeave(value),
    ...told,
  };
  if (ask.kind === 'long-text') return <Input.TextArea rows={3} maxLength={ask.longest ?? 500} {...typing} />;
  return <Input autoComplete="off" maxLength={ask.longest ?? 200} onKeyDown={goOnAtEnter} {...typing} />;
}

interface Option {
  readonly value: string;
  readonly label: string;
  /** Also found by the code. */
  readonly search: string;
}

/** What can be chosen; `undefined` where one types. A cell keeps the label, a grade its code. */
function optionsOf(ask: Ask): readonly Option[] | undefined {
  if (ask.kind === 'grade')
    return CODE_TABLES.grade.map(({ code, label }) => ({ value: code, label, search: code + label }));
  if (ask.choices !== undefined) {
    return Object.entries(ask.choices).map(([value, label]) => ({ value, label, search: label }));
  }
  const kind = ask.cell && cellShapeOf(ask.cell).kind;
  if (kind === undefined || typeof kind === 'string') return undefined;
  return CODE_TABLES[kind.code].map(({ code, label, also = [] }) => ({
    value: label,
    label,
    search: [code, label, ...also].join(' '),
  }));
}

function kindOf(ask: Ask): string {
  const kind = ask.cell && cellShapeOf(ask.cell).kind;
  return typeof kind === 'string' ? kind : (ask.kind ?? 'text');
}

const HINTS: Readonly<Record<string, string>> = {
  date: '八位数字，如 20250318',
  month: '六位数字，如 202109',
  region: '6 位或 12 位数字',
  class: '选择班级，或输入新的班级名称',
};

/** As on paper: the next box. */
function goOnAtEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const boxes = [...(event.currentTarget.closest('.c-boxes')?.querySelectorAll<HTMLElement>('input, textarea') ?? [])];
  boxes[boxes.indexOf(event.currentTarget) + 1]?.focus();
}
