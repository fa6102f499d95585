import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { taken } from '#src/web/taken.ts';
import type { WholeTemplate } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import { VersionList } from './VersionList.tsx';
import './letters.css';

/** 改文本: title and body with the tags of the declared fields; looked at before it is put in force. */
export function TemplateText({ of }: { readonly of: WholeTemplate }): ReactNode {
  const { message } = App.useApp();
  const [title, setTitle] = useState(of.title);
  const [body, setBody] = useState(of.body.join('\n'));
  const [note, setNote] = useState('');
  const [looking, setLooking] = useState(false);
  const { busy, answer, run } = useLetterDeed();
  const path = { key: of.key };
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const look = async () => {
    setLooking(true);
    const call = api.POST('/api/letter-templates/{key}/preview.pdf', {
      ...{ params: { path }, body: { title, body: lines }, parseAs: 'blob' },
    });
    const came = await taken(call);
    setLooking(false);
    if (came.is !== 'ok') message.error(came.objections[0]?.message ?? came.message);
    else if ('file' in came.data) window.open(URL.createObjectURL(came.data.file), '_blank');
  };
  const save = async () => {
    const words = { title, body: lines, note };
    const call = api.POST('/api/letter-templates/{key}/texts', { params: { path }, body: words });
    if (await run(answered(call))) message.success('已保存并启用');
  };
  const wrong = (field: string) => (objectionTo(answer, field) === undefined ? {} : { status: 'error' as const });
  const isChanged = title !== of.title || body !== of.body.join('\n');
  return (
    <div className="l-form">
      <Fields of={of} />
      <label htmlFor="template-title">标题</label>
      <Input
        id="template-title"
        value={title}
        maxLength={100}
        onChange={({ target }) => setTitle(target.value)}
        {...wrong('title')}
      />
      <label htmlFor="template-body">正文（每段一行）</label>
      <Input.TextArea
        id="template-body"
        value={body}
        autoSize={{ minRows: 8, maxRows: 24 }}
        onChange={({ target }) => setBody(target.value)}
        {...wrong('body')}
      />
      {of.unused.length > 0 && (
        <p className="r-query">现用文本没有用到：{of.unused.map((name) => `{${name}}`).join('、')}</p>
      )}
      <label htmlFor="template-note">为什么改（记入审计）</label>
      <Input id="template-note" value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      <Refusals answer={answer} title="没有保存" />
      <div className="l-buttons">
        <Button loading={looking} onClick={look}>
          预览
        </Button>
        <Button type="primary" loading={busy} disabled={!isChanged || note.trim() === ''} onClick={save}>
          保存并启用
        </Button>
      </div>
      <VersionList of={of} form="text" inForce={of.text} />
    </div>
  );
}

/** 要素: what may be written between braces, and what it will be. */
function Fields({ of }: { readonly of: WholeTemplate }): ReactNode {
  return (
    <section aria-label="可以用的要素">
      <h3>可以用的要素</h3>
      <ul className="l-fields">
        {of.fields.map(({ name, example, secret }) => (
          <li key={name}>
            <code>{`{${name}}`}</code> {secret ? '印成星号，原文只在密件附页' : `如：${example}`}
          </li>
        ))}
        {of.common.map((name) => (
          <li key={name}>
            <code>{`{${name}}`}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
