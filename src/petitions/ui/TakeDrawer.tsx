import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { ASKERS, EVERY_PETITION_KIND, LONGEST, PETITION_KINDS, type PetitionKind } from '../petition.ts';
import { UnitChoice } from './UnitChoice.tsx';
import '#src/organization/ui/organization.css';

const BLANK = { name: '', phone: '', relation: '', child: '', content: '' };

interface Taken {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly due?: string | undefined;
}

/** 登记诉求 — at the counter, or with the telephone at one's ear. */
export function TakeDrawer({ close }: { readonly close: () => void }): ReactNode {
  const queries = useQueryClient();
  const isNarrow = useNarrow();
  const [words, setWords] = useState(BLANK);
  const [channel, setChannel] = useState<'counter' | 'phone'>('counter');
  const [kind, setKind] = useState<PetitionKind>();
  const [school, setSchool] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Taken>>();
  const set = (name: keyof typeof BLANK) => (value: string) => setWords((before) => ({ ...before, [name]: value }));
  const send = async () => {
    setBusy(true);
    const body = { ...words, channel, kind, ...(school && { school }) } as never; // chosen from the server's own lists
    const came: Answer<Taken> = await answered(api.POST('/api/petitions', { body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    for (const key of ['petitions', 'petition-figures', 'today']) await queries.invalidateQueries({ queryKey: [key] });
  };
  const box = (name: 'name' | 'phone' | 'child', label: string, most: number) => (
    <Field label={label} of={`take-${name}`} error={objectionTo(answer, name)}>
      <Input
        id={`take-${name}`}
        value={words[name]}
        maxLength={most}
        onChange={({ target }) => set(name)(target.value)}
      />
    </Field>
  );
  if (answer?.is === 'ok') return <Receipt taken={answer.data} phone={words.phone} close={close} />;
  return (
    <Drawer
      open
      title="登记诉求"
      size={isNarrow ? '100%' : 520}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <Button type="primary" loading={busy} disabled={kind === undefined} onClick={send}>
          登记
        </Button>
      }
    >
      <div className="r-form">
        <Radio.Group
          aria-label="来源"
          value={channel}
          options={[
            { value: 'counter', label: '来访' },
            { value: 'phone', label: '来电' },
          ]}
          onChange={({ target }) => setChannel(target.value)}
        />
        <Field label="事项" of="take-kind">
          <Select
            id="take-kind"
            placeholder="请选择"
            value={kind ?? null}
            options={EVERY_PETITION_KIND.map((value) => ({ value, label: PETITION_KINDS[value] }))}
            onChange={(to: PetitionKind | null) => setKind(to ?? undefined)}
          />
        </Field>
        {box('name', '反映人姓名', LONGEST.name)}
        {box('phone', '电话', 20)}
        <Field label="是学生的（可以不选）" of="take-relation">
          <Select
            id="take-relation"
            allowClear
            value={words.relation || null}
            options={ASKERS.map((value) => ({ value, label: value }))}
            onChange={(to: string | null | undefined) => set('relation')(to ?? '')}
          />
        </Field>
        {box('child', '学生姓名、班级（可以不填）', LONGEST.child)}
        <Field label="涉及学校（可以不选）" of="take-school" error={objectionTo(answer, 'school')}>
          <UnitChoice id="take-school" value={school} onChange={setSchool} schoolsOnly placeholder="输入名称查找" />
        </Field>
        <Field label="什么事、到了哪一步、希望怎样解决" of="take-content" error={objectionTo(answer, 'content')}>
          <Input.TextArea
            id="take-content"
            value={words.content}
            maxLength={LONGEST.content}
            showCount
            autoSize={{ minRows: 5, maxRows: 16 }}
            onChange={({ target }) => set('content')(target.value)}
          />
        </Field>
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Drawer>
  );
}

function Receipt({
  taken,
  phone,
  close,
}: {
  readonly taken: Taken;
  readonly phone: string;
  readonly close: () => void;
}) {
  const { number, code, due } = taken;
  return (
    <Drawer
      open
      title={`已登记 ${number}`}
      size={420}
      onClose={close}
      footer={
        <Button type="primary" onClick={close}>
          完成
        </Button>
      }
    >
      <div className="r-form">
        <p>请把查询码告诉群众。凭查询码和电话后四位（{phone.slice(-4)}），在 /petition 查办理情况、看答复。</p>
        <p className="pt-code">{code.replace(/(\d{5})(?=\d)/, '$1 ')}</p>
        <p>{due === undefined ? '期限跨入放假安排未公布的年份，公布后算出。' : `应在${dayInWords(due)}前办结。`}</p>
      </div>
    </Drawer>
  );
}
