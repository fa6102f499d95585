import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SheetGiven } from './answers.ts';
import { useInspectionDeed } from './use-inspection-deed.ts';

/** 学校回应 — to the published result; a later one takes the place of the one before. */
export function Response({ sheet }: { readonly sheet: SheetGiven }): ReactNode {
  const { message } = App.useApp();
  const [text, setText] = useState(sheet.school.response ?? '');
  const { busy, answer, run } = useInspectionDeed<unknown>(sheet.id);
  const send = async () => {
    const params = { path: { id: sheet.id, school: sheet.school.id } };
    const call = api.POST('/api/inspections/{id}/schools/{school}/response', { params, body: { text } });
    if (await run(answered(call))) message.success('已回应，市局会收到消息');
  };
  return (
    <section className="i-response" aria-label="学校回应">
      <label htmlFor="inspection-response">学校回应：对结果的说明、整改情况</label>
      <Input.TextArea
        id="inspection-response"
        value={text}
        maxLength={4000}
        autoSize={{ minRows: 3, maxRows: 10 }}
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        type="primary"
        loading={busy}
        disabled={text.trim() === '' || text.trim() === (sheet.school.response ?? '')}
        onClick={send}
      >
        {sheet.school.response === undefined ? '提交回应' : '更新回应'}
      </Button>
      <Refusals answer={answer} title="没有提交" />
    </section>
  );
}
