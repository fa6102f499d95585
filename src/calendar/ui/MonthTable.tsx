import type { ReactNode } from 'react';
import { weeksOf } from '../month-days.ts';

interface Props {
  readonly year: number;
  readonly month: number;
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** One month, its days off and its worked weekends told by a word as well as by color. */
export function MonthTable({ year, month, off, worked }: Props): ReactNode {
  return (
    <table className="r-month">
      <caption>{month} 月</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, at) => (
              <td key={WEEKDAYS[at]} className={at > 4 ? 'r-weekend' : undefined}>
                {day && Number(day.slice(8))}
                {day && off.includes(day) && <span className="r-day-off">休</span>}
                {day && worked.includes(day) && <span className="r-day-worked">班</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
