import { Button } from 'antd';
import type { ReactNode } from 'react';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import type { WholeReading } from './answers.ts';

interface Props {
  readonly reading: WholeReading;
  readonly leave: () => void;
}

/** 这次核对 — which lists were read, what could not be, and which schools were left out. */
export function ToldOfReading({ reading, leave }: Props): ReactNode {
  const { title, exportedOn, by, createdAt, summary } = reading;
  const refused = summary.files.filter(({ refusal }) => refusal !== '');
  return (
    <div className="x-told">
      <p>
        {title}：全国系统 {dayInWords(exportedOn)} 导出，{by} {momentInWords(createdAt)} 上传；读到 {summary.schools}{' '}
        所学校 {summary.rows.toLocaleString('zh-CN')} 人
        {summary.reopened > 0 && `，其中 ${summary.reopened} 项以前到位、这次又不一致`}。{' '}
        <Button type="link" className="r-inline" onClick={leave}>
          看所有学校最近的结果
        </Button>
      </p>
      {refused.length > 0 && (
        <ul className="r-lines">
          {refused.map(({ name, refusal }) => (
            <li key={name}>
              {name} 读不了：{refusal}
            </li>
          ))}
        </ul>
      )}
      {summary.skipped.length > 0 && (
        <ul className="r-lines">
          {summary.skipped.map(({ school, lastOn }) => (
            <li key={school}>
              {school}没有核对：这份名单比上次核对的（{dayInWords(lastOn)}导出）还早，请用更新的名单。
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
