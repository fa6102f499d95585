import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { dayTyped } from '#src/web/dates.ts';

interface Props {
  /** Absent is today. */
  readonly day: string | undefined;
  readonly choose: (day: string | undefined) => void;
}

/** 看哪一天 — a day typed as eight digits; today is the way back. */
export function AsOf({ day, choose }: Props): ReactNode {
  const [typed, setTyped] = useState(day ?? '');
  const read = dayTyped(typed);
  const take = () => {
    if (typed.trim() === '') choose(undefined);
    else if (read !== undefined) choose(read === todayHere() ? undefined : read);
  };
  return (
    <span className="w-as-of">
      <label htmlFor="monitoring-day">看哪一天</label>
      <Input
        id="monitoring-day"
        value={typed}
        maxLength={12}
        inputMode="numeric"
        placeholder="今天，或 20250320"
        {...(typed !== '' && read === undefined && { status: 'error' as const })}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={take}
        onBlur={take}
      />
      {day !== undefined && (
        <Button
          onClick={() => {
            setTyped('');
            choose(undefined);
          }}
        >
          回到今天
        </Button>
      )}
    </span>
  );
}
