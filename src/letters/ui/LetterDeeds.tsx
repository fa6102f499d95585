import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { LETTER_DEEDS, type LetterDeed } from '../letter.ts';
import type { WholeLetter } from './answers.ts';
import { ReceiptForm } from './ReceiptForm.tsx';
import { SecretForm } from './SecretForm.tsx';
import { SendForm } from './SendForm.tsx';
import { useLetterDeed } from './use-letter-deed.ts';
import { VoidForm } from './VoidForm.tsx';

type Form = 'send' | 'answer' | 'void' | 'secret';

/** 能办的事 — only what this reader may do to it now, the next step first. */
export function LetterDeeds({ of, edit }: { readonly of: WholeLetter; readonly edit: () => void }): ReactNode {
  const { modal, message } = App.useApp();
  const [form, setForm] = useState<Form>();
  const { busy, answer, run } = useLetterDeed<{ readonly number?: string | undefined }>();
  const params = { path: { id: of.id } };
  const body = { revision: of.revision };
  const can = (deed: LetterDeed) => (LETTER_DEEDS[deed].from as readonly string[]).includes(of.state);
  const sign = () =>
    modal.confirm({
      title: '签发这份公文？',
      content: `签发后给定文号，成文日期为今天，内容不能再改。以${of.houseName}的名义发出。`,
      okText: '签发',
      cancelText: '再看看',
      onOk: async () => {
        const done = await run(answered(api.POST('/api/letters/{id}/signature', { params, body })));
        if (done) message.success(`已签发：${done.number ?? ''}`);
      },
    });
  const take = async () => {
    if (await run(answered(api.POST('/api/letters/{id}/taking', { params, body: {} })))) message.success('已签收');
  };
  const archive = async () => {
    if (await run(answered(api.POST('/api/letters/{id}/archiving', { params, body })))) message.success('已归档');
  };
  const awaitsReceipt = of.outcomes.length > 0;
  return (
    <section className="l-deeds" aria-label="能办的事">
      {of.maySign && can('sign') && (
        <Button type="primary" loading={busy} onClick={sign}>
          签发
        </Button>
      )}
      {of.mayDealWith && can('edit') && <Button onClick={edit}>改稿</Button>}
      {of.mayDealWith && can('send') && (
        <Button type="primary" onClick={() => setForm('send')}>
          登记发出
        </Button>
      )}
      {of.mayDealWith && awaitsReceipt && can('answer') && (
        <Button type="primary" onClick={() => setForm('answer')}>
          登记回执
        </Button>
      )}
      {of.mayTake && !of.hasTaken && (
        <Button type="primary" loading={busy} onClick={take}>
          签收
        </Button>
      )}
      {of.mayTake && awaitsReceipt && of.state === 'sent' && (
        <Button onClick={() => setForm('answer')}>填写回执</Button>
      )}
      {of.mayDealWith && can('archive') && (!awaitsReceipt || of.state === 'answered') && (
        <Button loading={busy} onClick={archive}>
          归档
        </Button>
      )}
      <Button href={`/api/letters/${of.id}/letter.pdf`} target="_blank">
        {of.state === 'draft' ? '预览 PDF' : '打开 PDF'}
      </Button>
      <Button href={`/api/letters/${of.id}/letter.docx`} download="letter.docx">
        取 Word 文件
      </Button>
      {of.mayDealWith && of.hasSecrets && of.number !== undefined && of.state !== 'void' && (
        <Button onClick={() => setForm('secret')}>打印密件附页</Button>
      )}
      {(of.state === 'draft' ? of.mayDealWith : of.maySign) && can('void') && (
        <Button danger onClick={() => setForm('void')}>
          {of.state === 'draft' ? '撤稿' : '作废'}
        </Button>
      )}
      <Refusals answer={answer} title="没有办成" />
      {form === 'send' && <SendForm of={of} close={() => setForm(undefined)} />}
      {form === 'answer' && <ReceiptForm of={of} close={() => setForm(undefined)} />}
      {form === 'secret' && <SecretForm of={of} close={() => setForm(undefined)} />}
      {form === 'void' && <VoidForm of={of} close={() => setForm(undefined)} />}
    </section>
  );
}
