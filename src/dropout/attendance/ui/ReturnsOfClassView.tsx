import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords, shortDay } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { RETURN_STATES, type ReturnState } from '../return-states.ts';
import type { ReturnsOfClass } from './answers.ts';

/** 开学返校登记 of a class — only who is not back is tapped; who comes later is tapped again. */
export function ReturnsOfClassView({ unit }: { readonly unit: string }): ReactNode {
  const query = useQuery({
    queryKey: ['term-returns-class', unit],
    queryFn: (): Promise<ReturnsOfClass> =>
      loaded(api.GET('/api/attendance/returns/class', { params: { query: { unit } } })),
  });
  const found = query.data?.found;
  return (
    <PageState query={query.data === undefined ? query : { ...query, error: null }}>
      {found === undefined ? (
        <Nothing title="县局还没有设定开学日期。设定学期以后，从开学第一天起在这里登记没有返校的学生。" />
      ) : (
        <Registering of={found} />
      )}
    </PageState>
  );
}

type Found = NonNullable<ReturnsOfClass['found']>;

function Registering({ of }: { readonly of: Found }): ReactNode {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const run = async (key: string, call: Promise<Answer<unknown>>) => {
    setBusy(key);
    const came = await call;
    setBusy(undefined);
    setAnswer(came);
    if (came.is !== 'ok') return;
    for (const name of ['term-returns-class', 'term-returns', 'today']) {
      await queries.invalidateQueries({ queryKey: [name] });
    }
  };
  const mark = (student: string, state: ReturnState) =>
    run(student, answered(api.PUT('/api/attendance/returns/class', { body: { unit: of.unit, student, state } })));
  const away = of.list.filter(({ state }) => state === 'away').length;
  return (
    <div className="at-class">
      <h2>
        {[of.place.school, of.place.class].filter(Boolean).join(' ')}　{of.term.title}
      </h2>
      <p className="r-quiet">
        {dayInWords(of.term.from)}开学。点没有请假、又没有返校的学生，当天列入疑似辍学排查；来了以后点“已返校”。
      </p>
      <ul className="at-list" aria-label={`${of.term.title}返校登记`}>
        {of.list.map(({ student, name, sex, status, state, backOn }) => (
          <li key={student} className={state === 'away' ? 'at-line at-away' : 'at-line'}>
            <p className="at-who">
              <strong>{name}</strong>
              <span className="r-quiet">{sex}</span>
              {status !== '' && <span className="at-status">{status}</span>}
              {state !== undefined && (
                <span className={state === 'away' ? 'r-error' : 'r-done'}>
                  {RETURN_STATES[state]}
                  {backOn && ` ${shortDay(backOn)}`}
                </span>
              )}
            </p>
            {of.mayMark && (
              <div className="at-two">
                {state === 'away' ? (
                  <>
                    <Button
                      size="large"
                      type="primary"
                      loading={busy === student}
                      onClick={() => mark(student, 'back')}
                    >
                      已返校
                    </Button>
                    <Button size="large" disabled={busy === student} onClick={() => mark(student, 'mistaken')}>
                      点错了
                    </Button>
                  </>
                ) : (
                  <Button size="large" loading={busy === student} onClick={() => mark(student, 'away')}>
                    未返校
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Refusals answer={answer} title="没有登记" />
      <div className="at-bar">
        <p role="status">
          在册 {of.list.length}，未返校 {away}
          {of.confirmedAt && (
            <span className="r-done">
              　{of.confirmedBy} {momentInWords(of.confirmedAt)} 名单看完
            </span>
          )}
        </p>
        {of.mayMark && of.confirmedAt === undefined && (
          <Button
            type="primary"
            size="large"
            block
            loading={busy === 'all'}
            onClick={() =>
              run('all', answered(api.POST('/api/attendance/returns/class/confirmation', { body: { unit: of.unit } })))
            }
          >
            {away === 0 ? '全部返校，登记完毕' : '其余都返校了，登记完毕'}
          </Button>
        )}
      </div>
    </div>
  );
}
