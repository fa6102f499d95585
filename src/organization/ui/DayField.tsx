import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayTyped, momentInWords } from '#src/web/dates.ts';

interface Props {
  readonly id: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** Empty while what was typed is no day. */
  readonly onChange: (day: string) => void;
  readonly placeholder?: string;
}

/** 日期 — typed as eight digits or with marks between. */
export function DayField({ id, value, onChange, placeholder = '20250320' }: Props): ReactNode {
  const [text, setText] = useState(value);
  const shown = dayTyped(text) === value || (value === '' && text !== '') ? text : value;
  const isWrong = shown !== '' && dayTyped(shown) === undefined;
  return (
    <Input
      id={id}
      value={shown}
      maxLength={12}
      inputMode="numeric"
      placeholder={placeholder}
      allowClear
      {...(isWrong && { status: 'error' as const })}
      onChange={({ target }) => {
        setText(target.value);
        onChange(dayTyped(target.value) ?? '');
      }}
      onBlur={() => setText(value || text)}
    />
  );
}

/** By the clock of the county. */
export function todayHere(): string {
  return momentInWords(new Date()).slice(0, 10);
}
