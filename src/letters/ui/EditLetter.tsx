import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { WholeLetter } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

interface Props {
  readonly of: WholeLetter;
  readonly close: () => void;
}

/** 改稿: the words as they are to be printed; an empty line between paragraphs is not needed. */
export function EditLetter({ of, close }: Props): ReactNode {
  const { message } = App.useApp();
  const [title, setTitle] = useState(of.title);
  const [addressee, setAddressee] = useState(of.addressee);
  const [body, setBody] = useState(of.body.join('\n'));
  const [enclosures, setEnclosures] = useState(of.enclosures.join('\n'));
  const [contact, setContact] = useState(of.contact);
  const { busy, answer, run } = useLetterDeed();
  const save = async () => {
    const params = { path: { id: of.id } };
    const words = { title, addressee, body: body.split('\n'), enclosures: enclosures.split('\n'), contact };
    const call = api.PUT('/api/letters/{id}', { params, body: { revision: of.revision, ...words } });
    if (await run(answered(call))) {
      message.success('已保存');
      close();
    }
  };
  const wrong = (field: string) => (objectionTo(answer, field) === undefined ? {} : { status: 'error' as const });
  return (
    <section className="l-form" aria-label="改稿">
      <label htmlFor="letter-title">标题</label>
      <Input
        id="letter-title"
        value={title}
        maxLength={100}
        onChange={({ target }) => setTitle(target.value)}
        {...wrong('title')}
      />
      <label htmlFor="letter-to">主送机关</label>
      <Input id="letter-to" value={addressee} maxLength={200} onChange={({ target }) => setAddressee(target.value)} />
      <label htmlFor="letter-body">正文（每段一行；“一、”“（一）”开头的短段印成标题）</label>
      <Input.TextArea
        id="letter-body"
        value={body}
        autoSize={{ minRows: 12, maxRows: 30 }}
        onChange={({ target }) => setBody(target.value)}
        {...wrong('body')}
      />
      <label htmlFor="letter-enclosures">附件名称（每个一行，没有的留空）</label>
      <Input.TextArea
        id="letter-enclosures"
        value={enclosures}
        autoSize={{ minRows: 1, maxRows: 8 }}
        onChange={({ target }) => setEnclosures(target.value)}
      />
      <label htmlFor="letter-contact">联系人、办公电话（印在末尾，可以不填）</label>
      <Input id="letter-contact" value={contact} maxLength={100} onChange={({ target }) => setContact(target.value)} />
      <Refusals answer={answer} title="没有保存" />
      <div className="l-buttons">
        <Button type="primary" loading={busy} onClick={save}>
          保存
        </Button>
        <Button onClick={close}>不保存</Button>
      </div>
    </section>
  );
}
