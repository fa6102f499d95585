import { App, Button, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { Opened } from './answers.ts';
import { sealedFor } from './read-letters.ts';
import { useTipOffDeed } from './use-tip-off-deed.ts';

/** 回复举报人、写查办备注 — sealed here before it leaves. */
export function WriteBox({ of }: { readonly of: Opened }): ReactNode {
  const { message } = App.useApp();
  const [kind, setKind] = useState<'message' | 'note'>('message');
  const [text, setText] = useState('');
  const { busy, answer, run } = useTipOffDeed(of.id);
  const send = async () => {
    const body = sealedFor(of, kind, text.trim());
    const call = api.POST('/api/tip-offs/{id}/letters', { params: { path: { id: of.id } }, body });
    if (!(await run(answered(call)))) return;
    setText('');
    message.success(kind === 'message' ? '已发出，举报人凭回执码看得到' : '已记下，举报人看不到');
  };
  return (
    <section aria-label="写信" className="to-work r-no-print">
      <Segmented
        value={kind}
        options={[
          { value: 'message', label: '回复举报人' },
          { value: 'note', label: '查办备注' },
        ]}
        onChange={setKind}
      />
      <Input.TextArea
        aria-label={kind === 'message' ? '回复举报人' : '查办备注'}
        value={text}
        maxLength={5000}
        showCount
        autoSize={{ minRows: 3, maxRows: 14 }}
        placeholder={kind === 'message' ? '举报人凭回执码看到；不要写会暴露他的话' : '只有能看到这件举报的查办员看得到'}
        onChange={({ target }) => setText(target.value)}
      />
      <Refusals answer={answer} title="没有发出" />
      <div className="to-row">
        <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={send}>
          {kind === 'message' ? '加密并发出' : '加密并记下'}
        </Button>
      </div>
    </section>
  );
}
