import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords, shortDay } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { ClassDay } from './answers.ts';
import { MarkLine } from './MarkLine.tsx';
import { useMarks } from './use-marks.ts';

/** 一个班一天的考勤 — the days to choose from, the list to tap on, and 登记完毕 under it. */
export function ClassDayView({ unit }: { readonly unit: string }): ReactNode {
  const [{ day }, narrow] = useFilters(['day']);
  const query = useQuery({
    queryKey: ['attendance-class', unit, day],
    queryFn: (): Promise<ClassDay> =>
      loaded(api.GET('/api/attendance/class', { params: { query: { unit, ...(day && { day }) } } })),
  });
  // What is on the screen of a teacher in a corridor stays there while the line is down.
  const shown = query.data === undefined ? query : { ...query, error: null };
  return (
    <PageState query={shown}>
      {query.data && (
        <div className="at-class">
          <h2>{[query.data.place.school, query.data.place.class].filter(Boolean).join(' ')}</h2>
          <nav className="at-days r-no-print" aria-label="最近的上课日">
            {query.data.recent.map((each) => (
              <button
                key={each.day}
                type="button"
                aria-pressed={each.day === query.data.day}
                onClick={() => narrow({ day: each.day })}
              >
                {shortDay(each.day)}
                <small className={each.isMarked ? 'r-done' : 'r-query'}>{stateOf(each)}</small>
              </button>
            ))}
          </nav>
          <Marking key={query.data.day} of={query.data} />
        </div>
      )}
    </PageState>
  );
}

function stateOf({ isMarked, isConfirmed, away }: ClassDay['recent'][number]): string {
  if (!isMarked) return '未登记';
  return away === 0 ? (isConfirmed ? '全勤' : '已登记') : `缺 ${away} 人`;
}

function Marking({ of }: { readonly of: ClassDay }): ReactNode {
  const queries = useQueryClient();
  const { unsent, left, mark, answer } = useMarks(of.unit, of.day);
  const [busy, setBusy] = useState(false);
  const [confirmed, setConfirmed] = useState<Answer<unknown>>();
  const mayMark = of.mayMark && of.objection === undefined;
  const wordOf = (line: ClassDay['list'][number]) => unsent[line.student] ?? line.reason ?? '';
  const away = of.list.filter((line) => wordOf(line) !== '').length;
  const confirm = async () => {
    setBusy(true);
    const body = { unit: of.unit, day: of.day };
    const came = await answered(api.POST('/api/attendance/class/confirmation', { body }));
    setBusy(false);
    setConfirmed(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['attendance-class', of.unit] });
    await queries.invalidateQueries({ queryKey: ['today'] });
  };
  if (of.list.length === 0) return <Nothing title="这个班的名单上没有学生。" />;
  return (
    <>
      <p className="r-quiet">
        {dayInWords(of.day)}　
        {mayMark ? '只点没有来的；没有点的算到校。点错了再点一次取消。' : (of.objection?.message ?? '')}
      </p>
      <ul className="at-list" aria-label={`${dayInWords(of.day)}的考勤`}>
        {of.list.map((line) => (
          <MarkLine
            key={line.student}
            line={line}
            word={wordOf(line)}
            isUnsent={unsent[line.student] !== undefined}
            {...(mayMark && { mark: (word) => mark(line.student, word) })}
          />
        ))}
      </ul>
      <Refusals answer={answer?.is === 'ok' || answer?.is === 'unreachable' ? undefined : answer} title="没有保存" />
      <Refusals answer={confirmed} title="没有登记完毕" />
      <div className="at-bar">
        <p role="status">
          应到 {of.list.length}，缺勤 {away}
          {left > 0 && <strong className="r-query">　未发送 {left}，网络恢复后自动发送</strong>}
          {of.confirmedAt && (
            <span className="r-done">
              　{of.confirmedBy} {momentInWords(of.confirmedAt)} 登记完毕
            </span>
          )}
        </p>
        {mayMark && of.confirmedAt === undefined && (
          <Button type="primary" size="large" block loading={busy} disabled={left > 0} onClick={confirm}>
            {away === 0 ? '全班到齐，登记完毕' : '其余都到了，登记完毕'}
          </Button>
        )}
      </div>
    </>
  );
}
