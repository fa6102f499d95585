import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { SETTINGS } from './setting-queries.ts';

type Unset = Given<'/api/frozen-windows', 'get'>['unset'][number];

/** 尚未设定 — a year of which nothing is set stops nothing; what is usual is shown, and set at one touch. */
export function UnsetYear({
  unset: { year, usual },
  maySet,
}: {
  readonly unset: Unset;
  readonly maySet: boolean;
}): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const set = async () => {
    const done = await answered(api.POST('/api/frozen-windows/years', { body: { year } }));
    setAnswer(done);
    if (done.is !== 'ok') return;
    message.success(`已按惯例设定 ${year} 年的冻结期`);
    await queries.invalidateQueries({ queryKey: SETTINGS });
  };
  return (
    <Alert
      type="warning"
      className="s-unset"
      title={`${year} 年的冻结期还没有设定，期间各项业务不受限制`}
      description={
        <>
          <p>历年的惯例如下；当年通知另有规定的，设定后逐项修改。</p>
          <ul>
            {usual.map(({ title, since, until, procedures, graduatingOnly }) => (
              <li key={`${title}${since}`}>
                {dayInWords(since)} 至 {dayInWords(until)}　{title}：{titlesOf(procedures)}
                {graduatingOnly && '（只对毕业年级）'}
              </li>
            ))}
          </ul>
          {maySet && <Button onClick={set}>按惯例设定 {year} 年</Button>}
          <Refusals answer={answer} title="没有设定" />
        </>
      }
    />
  );
}

export function titlesOf(procedures: readonly string[]): string {
  return procedures.map((id) => procedureOf(id)?.title ?? id).join('、');
}
