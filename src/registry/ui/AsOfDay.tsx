import { Alert, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayInWords, dayTyped } from '#src/web/dates.ts';

interface Props {
  readonly day: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

/** 查看某日 — turns the page into the past, and says so. */
export function AsOfDay({ day, onDay }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const wrong = typed !== '' && dayTyped(typed) === undefined;
  if (day !== undefined) {
    return (
      <Alert
        type="warning"
        showIcon
        title={`这是 ${dayInWords(day)} 结束时的样子，不能修改。`}
        action={
          <Button size="small" onClick={() => onDay(undefined)}>
            回到现在
          </Button>
        }
      />
    );
  }
  const go = () => {
    const chosen = dayTyped(typed);
    if (chosen !== undefined) onDay(chosen);
  };
  return (
    <Input.Search
      aria-label="查看某一天的学籍"
      placeholder="查看某日，如 20250301"
      enterButton="查看"
      status={wrong && typed.length >= 8 ? 'error' : ''}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={go}
      className="r-no-print r-as-of"
    />
  );
}
