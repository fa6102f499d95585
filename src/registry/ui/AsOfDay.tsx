import { Alert, Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { dayInWords } from '#src/web/dates.ts';

interface Props {
  readonly onDay: (day: string | undefined) => void;
}

/** 查看某日 — chosen, or typed as people type days, it turns the page into the past. */
export function AsOfDay({ onDay }: Props): ReactNode {
  return (
    <DatePicker
      aria-label="查看某一天的学籍"
      placeholder="查看某日"
      className="r-no-print r-as-of"
      value={null as Dayjs | null}
      format={WAYS_TO_WRITE_A_DAY}
      maxDate={dayjs()}
      onChange={(chosen: Dayjs | null) => onDay(chosen?.format('YYYY-MM-DD'))}
    />
  );
}

const WAYS_TO_WRITE_A_DAY = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D'];

/** Says which day the page shows, and leads back. */
export function PastDay({ day, onDay }: Props & { readonly day: string }): ReactNode {
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
