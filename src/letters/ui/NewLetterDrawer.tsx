import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { AddresseesField, addresseesOf, usePossible } from './AddresseesField.tsx';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

/** 拟写公文: what it is, about what, to whom; the text is written in the draft. */
export function NewLetterDrawer({ close }: { readonly close: () => void }): ReactNode {
  const navigate = useNavigate();
  const { data: possible = [] } = usePossible();
  const { data: kinds = [] } = useQuery({
    queryKey: ['letter-kinds'],
    queryFn: async () => (await loaded(api.GET('/api/letters/kinds'))).rows,
  });
  const [template, setTemplate] = useState<string>();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<readonly string[]>([]);
  const [copies, setCopies] = useState<readonly string[]>([]);
  const { busy, answer, run } = useLetterDeed<{ readonly id: string }>();
  const chosen = template ?? kinds[0]?.key;
  const draft = async () => {
    if (chosen === undefined) return;
    const sent = { to: addresseesOf(to, possible), copies: addresseesOf(copies, possible) };
    const made = await run(answered(api.POST('/api/letters', { body: { template: chosen, reason, ...sent } })));
    if (made) navigate({ to: ADDRESSES.letter, params: { id: made.id } });
  };
  return (
    <Drawer
      open
      size={520}
      title="拟写公文"
      onClose={close}
      footer={
        <Button type="primary" loading={busy} onClick={draft}>
          得到草稿
        </Button>
      }
    >
      <div className="l-form">
        <label htmlFor="new-letter-kind">文种</label>
        <Select
          id="new-letter-kind"
          value={chosen ?? null}
          options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(key: string | null) => setTemplate(key ?? undefined)}
        />
        <label htmlFor="new-letter-reason">事由（写进标题：关于……的函）</label>
        <Input
          id="new-letter-reason"
          value={reason}
          maxLength={60}
          placeholder="如：报送学籍信息核查情况"
          {...(objectionTo(answer, 'reason') !== undefined && { status: 'error' as const })}
          onChange={({ target }) => setReason(target.value)}
        />
        <label htmlFor="new-letter-to">主送（选系统内的单位，或直接写外单位的名称后按回车）</label>
        <AddresseesField id="new-letter-to" value={to} onChange={setTo} placeholder="如：内乡县教育体育局" />
        <label htmlFor="new-letter-copies">抄送（可以没有）</label>
        <AddresseesField id="new-letter-copies" value={copies} onChange={setCopies} placeholder="没有的不填" />
        <p className="r-quiet">正文在草稿里写。号码以星号代替，对方确需的另附密件附页。</p>
        <Refusals answer={answer} title="没有拟稿" />
      </div>
    </Drawer>
  );
}
