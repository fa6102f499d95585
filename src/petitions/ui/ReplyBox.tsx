import { App, Button, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { LONGEST } from '../petition.ts';
import { AnswerSearch } from './AnswerSearch.tsx';
import type { WholePetition } from './answers.ts';
import { useDeal } from './use-deal.ts';

/** 答复 — drafted, with the county's standard answers at hand, and sent when it is right: then the asker reads it. */
export function ReplyBox({ of }: { readonly of: WholePetition }): ReactNode {
  const { message } = App.useApp();
  const [text, setText] = useState(() => draftIn(of));
  const [isSearching, setSearching] = useState(false);
  const { busy, answer, deal } = useDeal(of);
  const keep = async () => {
    if (await deal({ deed: 'draft', words: text })) message.success('草稿已保存，群众看不到');
  };
  const send = async () => {
    if (!(await deal({ deed: 'send', words: text }))) return;
    setText('');
    message.success('已发出，群众凭查询码看得到');
  };
  const isEmpty = text.trim() === '';
  return (
    <div className="pt-work">
      <Field label="答复群众" of="reply" error={objectionTo(answer, 'words')}>
        <Input.TextArea
          id="reply"
          value={text}
          maxLength={LONGEST.reply}
          showCount
          autoSize={{ minRows: 4, maxRows: 18 }}
          placeholder="写明查到什么、为什么、怎么办、到哪一天"
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Refusals answer={answer} title="没有发出" />
      <div className="pt-row">
        <Popconfirm
          title="发出以后不能改，群众凭查询码看得到。"
          okText="发出"
          cancelText="再看看"
          onConfirm={send}
          disabled={isEmpty}
        >
          <Button type="primary" loading={busy} disabled={isEmpty}>
            发出答复
          </Button>
        </Popconfirm>
        <Button loading={busy} disabled={isEmpty} onClick={keep}>
          存为草稿
        </Button>
        <Button onClick={() => setSearching(true)}>插入标准答复</Button>
      </div>
      {isSearching && (
        <AnswerSearch
          kind={of.kind}
          close={() => setSearching(false)}
          choose={(body) => {
            setText((before) => (before.trim() === '' ? body : `${before.trimEnd()}\n${body}`));
            setSearching(false);
          }}
        />
      )}
    </div>
  );
}

/** The last draft, if nothing has been sent since. */
function draftIn({ events }: WholePetition): string {
  const last = events.filter(({ deed }) => deed === 'draft' || deed === 'send' || deed === 'reopen').at(-1);
  return last?.deed === 'draft' ? last.words : '';
}
