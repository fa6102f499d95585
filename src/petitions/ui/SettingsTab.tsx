import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { BOUNDS, EVERY_RISK, PETITION_RISKS, type PetitionSettings } from '../risks.ts';

const LABELS: Readonly<Record<keyof PetitionSettings, string>> = {
  days: '办理期限（工作日）',
  repeated: '重复反映：几次算重复',
  repeatedWithin: '重复反映：多少天内',
  many: '集中反映一校：几件算集中',
  manyWithin: '集中反映一校：多少天内',
};

const NAMES = Object.keys(LABELS) as readonly (keyof PetitionSettings)[]; // a literal object's keys

/** 期限与风险规则 — in words for everybody, and to be set by the county. */
export function SettingsTab(): ReactNode {
  const mayChange = useMay('petition.settings');
  const query = useQuery({
    queryKey: ['petition-settings'],
    queryFn: (): Promise<PetitionSettings> => loaded(api.GET('/api/petition-settings')),
  });
  const settings = query.data;
  return (
    <PageState query={query}>
      {settings && (
        <section aria-label="期限与风险规则" className="pt-work">
          <ul className="pt-answers">
            {EVERY_RISK.map((risk) => (
              <li key={risk}>
                <b>{PETITION_RISKS[risk].title}</b>：{PETITION_RISKS[risk].rule(settings)}
                <p className="r-quiet">{PETITION_RISKS[risk].advice}</p>
              </li>
            ))}
          </ul>
          {mayChange ? (
            <SettingsForm key={JSON.stringify(settings)} of={settings} />
          ) : (
            <p className="r-quiet">由县局设定。</p>
          )}
        </section>
      )}
    </PageState>
  );
}

function SettingsForm({ of }: { readonly of: PetitionSettings }): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(of);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const save = async () => {
    setBusy(true);
    const came = await answered(api.PUT('/api/petition-settings', { body: draft }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['petition-settings'] });
    await queries.invalidateQueries({ queryKey: ['petitions'] });
    message.success('已保存。新收到的按新的期限，已收到的不变');
  };
  return (
    <div className="pt-form">
      {NAMES.map((name) => (
        <Field key={name} label={LABELS[name]} of={`set-${name}`} error={objectionTo(answer, name)}>
          <InputNumber
            id={`set-${name}`}
            min={BOUNDS[name][0]}
            max={BOUNDS[name][1]}
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value ?? of[name] })}
          />
        </Field>
      ))}
      <Refusals answer={answer} title="没有保存" />
      <Button type="primary" loading={busy} onClick={save}>
        保存
      </Button>
    </div>
  );
}
