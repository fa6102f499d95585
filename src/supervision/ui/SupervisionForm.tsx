import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { Origin } from '../supervision.ts';
import { LONGEST, MOST_DAYS, USUAL_BASIS } from '../supervision-objections.ts';
import { OriginShown } from './OriginShown.tsx';
import '#src/organization/ui/organization.css';
import './supervision.css';

/** What a page that opens one out of a figure or a matter already knows. */
export interface SupervisionMeant {
  readonly receiver?: string | undefined;
  readonly subject?: string | undefined;
  readonly demand?: string | undefined;
  readonly basis?: string | undefined;
  readonly origin?: Origin | undefined;
}

interface Props {
  readonly meant?: SupervisionMeant;
  readonly close: () => void;
  readonly onDone: (id: string) => void;
}

type Receivers = Given<'/api/supervisions/receivers', 'get'>;

/** 发起督办 — whom, what, on which ground and by when. */
export function SupervisionForm({ meant = {}, close, onDone }: Props): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const isNarrow = useNarrow();
  const [receiver, setReceiver] = useState(meant.receiver);
  const [subject, setSubject] = useState(meant.subject ?? '');
  const [demand, setDemand] = useState(meant.demand ?? '');
  const [basis, setBasis] = useState(meant.basis ?? USUAL_BASIS);
  const [days, setDays] = useState<number | null>(5);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const receivers = useQuery({
    queryKey: ['supervision-receivers'],
    staleTime: 300_000,
    queryFn: (): Promise<Receivers> => loaded(api.GET('/api/supervisions/receivers')),
  });
  const options = (receivers.data?.rows ?? []).map(({ path, name, above }) => ({
    value: path,
    label: above === '' ? name : `${above}　${name}`,
  }));
  const send = async () => {
    setBusy(true);
    const { origin } = meant;
    const body = { receiver: receiver ?? '', subject, demand, basis, days: days ?? 0, ...(origin && { origin }) };
    const came = await answered(api.POST('/api/supervisions', { body: body as never })); // readonly arrays apart, it is the shape
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    message.success('已发起，被督办单位会在“今日”看到');
    for (const key of ['supervisions', 'today']) await queries.invalidateQueries({ queryKey: [key] });
    onDone((came.data as { readonly id: string }).id); // the route's 201
  };
  return (
    <Drawer
      open
      title="发起督办"
      size={isNarrow ? '100%' : 560}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <div className="s-tools">
          <span className="r-quiet">发起后立即告知对方，期限从次日起按工作日计算</span>
          <Button type="primary" loading={busy} disabled={receiver === undefined} onClick={send}>
            发起督办
          </Button>
        </div>
      }
    >
      <div className="r-form">
        {meant.origin && <OriginShown origin={meant.origin} />}
        <Field label="被督办单位" of="supervision-receiver" error={objectionTo(answer, 'receiver')}>
          <Select
            id="supervision-receiver"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="输入名称查找"
            loading={receivers.isPending}
            value={receiver ?? null}
            options={options}
            notFoundContent="没有可督办的单位"
            onChange={(to: string | null) => setReceiver(to ?? undefined)}
          />
        </Field>
        <Field
          label="事由"
          of="supervision-subject"
          hint="会出现在列表和消息里，不写学生姓名和号码"
          error={objectionTo(answer, 'subject')}
        >
          <Input
            id="supervision-subject"
            value={subject}
            maxLength={LONGEST.subject}
            showCount
            onChange={({ target }) => setSubject(target.value)}
          />
        </Field>
        <Field
          label="要求"
          of="supervision-demand"
          hint="要办什么、办到什么程度、交什么材料"
          error={objectionTo(answer, 'demand')}
        >
          <Input.TextArea
            id="supervision-demand"
            value={demand}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={LONGEST.demand}
            onChange={({ target }) => setDemand(target.value)}
          />
        </Field>
        <Field label="依据" of="supervision-basis" error={objectionTo(answer, 'basis')}>
          <Input.TextArea
            id="supervision-basis"
            value={basis}
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={LONGEST.basis}
            onChange={({ target }) => setBasis(target.value)}
          />
        </Field>
        <Field label="几个工作日内答复" of="supervision-days" error={objectionTo(answer, 'days')}>
          <InputNumber id="supervision-days" min={1} max={MOST_DAYS} precision={0} value={days} onChange={setDays} />
        </Field>
        <Refusals answer={answer} title="没有发起" />
      </div>
    </Drawer>
  );
}
