import { useQuery } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { DAYS, EVERY_DAY_NAME } from '../settings.ts';
import type { SettingsGiven } from './answers.ts';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

/** 控辍办法 — the county's days and terms; everybody reads them, the county sets them. */
export function SettingsView(): ReactNode {
  const mayChange = useMay('dropout.close');
  const query = useQuery({
    queryKey: ['dropout', 'settings'],
    queryFn: (): Promise<SettingsGiven> => loaded(api.GET('/api/dropouts/settings')),
  });
  const given = query.data;
  return (
    <PageState query={query}>
      {given && (mayChange ? <Form key={JSON.stringify(given)} given={given} /> : <Shown given={given} />)}
    </PageState>
  );
}

function Shown({ given }: { readonly given: SettingsGiven }): ReactNode {
  return (
    <section className="d-settings" aria-label="控辍办法">
      <dl className="d-facts">
        {EVERY_DAY_NAME.map((name) => (
          <div key={name}>
            <dt>{DAYS[name].title}</dt>
            <dd>{given[name]}</dd>
          </div>
        ))}
      </dl>
      <Terms terms={given.terms} />
      <p className="r-quiet">由县局基础教育股设定，全县各校一样。</p>
    </section>
  );
}

function Terms({ terms }: Pick<SettingsGiven, 'terms'>): ReactNode {
  if (terms.length === 0) return <p>还没有设学期：每个工作日都按上课日计。</p>;
  return <p>学期：{terms.map(({ from, until }) => `${from} 至 ${until}`).join('；')}</p>;
}

function Form({ given }: { readonly given: SettingsGiven }): ReactNode {
  const { message } = App.useApp();
  const [days, setDays] = useState(given);
  const { busy, answer, run } = useDeed<SettingsGiven>();
  const save = async () => {
    const body = { ...days, terms: days.terms.filter(({ from, until }) => from !== '' || until !== '') };
    if (await run(answered(api.PUT('/api/dropouts/settings', { body }))))
      message.success('已保存，全县各校从现在起按这个办');
  };
  const changeTerm = (at: number, change: object) =>
    setDays({ ...days, terms: days.terms.map((term, index) => (index === at ? { ...term, ...change } : term)) });
  return (
    <section className="d-settings" aria-label="控辍办法">
      <div className="d-days">
        {EVERY_DAY_NAME.map((name) => (
          <Field
            key={name}
            label={DAYS[name].title}
            of={`day-${name}`}
            hint={`手册：${DAYS[name].usual}`}
            error={objectionTo(answer, name)}
          >
            <InputNumber
              id={`day-${name}`}
              min={1}
              max={DAYS[name].most}
              value={days[name]}
              onChange={(to) => setDays({ ...days, [name]: to ?? DAYS[name].usual })}
            />
          </Field>
        ))}
      </div>
      <h2>学期</h2>
      <p className="r-quiet">
        上课日 = 学期里的工作日（含调休上班日）。寒暑假不计缺勤天数；没有设学期的，每个工作日都按上课日计。
      </p>
      {days.terms.map((term, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two terms being typed may be alike, and each keeps its place
        <div key={at} className="d-term">
          <Field label="开学" of={`term-from-${at}`}>
            <DayField id={`term-from-${at}`} value={term.from} onChange={(from) => changeTerm(at, { from })} />
          </Field>
          <Field label="放假前最后一天" of={`term-until-${at}`}>
            <DayField id={`term-until-${at}`} value={term.until} onChange={(until) => changeTerm(at, { until })} />
          </Field>
          <Button
            aria-label={`去掉第 ${at + 1} 个学期`}
            onClick={() => setDays({ ...days, terms: days.terms.filter((_, index) => index !== at) })}
          >
            去掉
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => setDays({ ...days, terms: [...days.terms, { from: '', until: '' }] })}>
          加一个学期
        </Button>
      </div>
      <Refusals answer={answer} title="没有保存" />
      <div>
        <Button type="primary" loading={busy} onClick={save}>
          保存
        </Button>
      </div>
    </section>
  );
}
