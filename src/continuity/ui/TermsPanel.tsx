import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { Terms } from './answers.ts';
import { useDeed } from './use-deed.ts';

/** 本县规定 — from which day on somebody is looked for, and how long each step may take. */
export function TermsPanel(): ReactNode {
  const query = useQuery({
    queryKey: ['continuity', 'terms'],
    queryFn: (): Promise<Terms> => loaded(api.GET('/api/continuity/terms')),
  });
  return <PageState query={query}>{query.data && <TermsForm terms={query.data} />}</PageState>;
}

const DAYS = [
  { name: 'transferDays', title: '转出后几个工作日没有学校接收，立案（CT-02）' },
  { name: 'caseDays', title: '立案后几个工作日内查清' },
  { name: 'claimDays', title: '两校争议，几个工作日内各自说明' },
] as const;

function TermsForm({ terms }: { readonly terms: Terms }): ReactNode {
  const id = useId();
  const [said, setSaid] = useState(terms);
  const [saved, setSaved] = useState(false);
  const { busy, answer, run } = useDeed();
  const { graduates } = said;
  const change = (next: Partial<Terms>) => {
    setSaid({ ...said, ...next });
    setSaved(false);
  };
  const save = async () => {
    const came = await run(answered(api.PUT('/api/continuity/terms', { body: said })));
    setSaved(came.is === 'ok');
  };
  return (
    <div className="n-form n-terms">
      <fieldset>
        <legend>毕业生到哪天没有学校接收，立案（CT-01）</legend>
        <Radio.Group
          value={graduates.by}
          options={[
            { value: 'day', label: '到当年的一天' },
            { value: 'working-days', label: '开学后若干工作日' },
          ]}
          onChange={({ target }) =>
            change({
              graduates: target.value === 'day' ? { by: 'day', day: '09-30' } : { by: 'working-days', days: 10 },
            })
          }
        />
        {graduates.by === 'day' ? (
          <label htmlFor={`${id}-day`}>
            月-日
            <Input
              id={`${id}-day`}
              value={graduates.day}
              maxLength={5}
              placeholder="09-30"
              onChange={({ target }) => change({ graduates: { by: 'day', day: target.value } })}
            />
          </label>
        ) : (
          <label htmlFor={`${id}-days`}>
            9 月 1 日后的工作日
            <InputNumber
              id={`${id}-days`}
              min={1}
              max={60}
              value={graduates.days}
              onChange={(days) => change({ graduates: { by: 'working-days', days: days ?? 10 } })}
            />
          </label>
        )}
      </fieldset>
      {DAYS.map(({ name, title }) => (
        <label key={name} htmlFor={`${id}-${name}`}>
          {title}
          <InputNumber
            id={`${id}-${name}`}
            min={1}
            max={name === 'claimDays' ? 30 : 60}
            value={said[name]}
            onChange={(days) => change({ [name]: days ?? terms[name] })}
          />
        </label>
      ))}
      <p className="r-quiet">
        期限按国务院的放假安排和本县增定的工作日算。改动管以后离开的学生，并重新推算还在等的学生。
      </p>
      <Button type="primary" loading={busy} onClick={save}>
        保存规定
      </Button>
      {saved && <span role="status">已保存</span>}
      <Refusals answer={answer} title="没有保存" />
    </div>
  );
}
