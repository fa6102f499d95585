import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { answered, api } from '#src/web/api.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeGathering } from './answers.ts';
import { useDeed } from './use-deed.ts';

/** 会议记录 */
export function MinutesTab({ of }: { readonly of: WholeGathering }): ReactNode {
  const { message } = App.useApp();
  const [text, setText] = useState(of.minutes);
  const { busy, answer, run } = useDeed(of.id);
  const mayWrite = of.mayKeep && of.state !== 'cancelled' && of.day <= todayHere();
  if (!mayWrite) {
    if (of.minutes !== '') return <p className="g-text">{of.minutes}</p>;
    return <Nothing title={of.day > todayHere() ? '会议还没有开，开过以后在这里写记录。' : '还没有会议记录。'} />;
  }
  const save = async () => {
    const params = { path: { id: of.id } };
    const body = { revision: of.revision, minutes: text };
    if (await run(answered(api.PUT('/api/gatherings/{id}/minutes', { params, body })))) message.success('已保存');
  };
  return (
    <section aria-label="会议记录" className="g-work">
      <label htmlFor="minutes">讲了什么、提了哪些问题、定了哪些事</label>
      <Input.TextArea
        id="minutes"
        value={text}
        maxLength={8000}
        showCount
        autoSize={{ minRows: 6, maxRows: 24 }}
        onChange={({ target }) => setText(target.value)}
      />
      <Refusals answer={answer} title="没有保存" />
      <div className="g-foot">
        <Button type="primary" loading={busy} disabled={text.trim() === of.minutes} onClick={save}>
          保存记录
        </Button>
      </div>
    </section>
  );
}
