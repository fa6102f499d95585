import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal, Popconfirm, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { EVERY_PETITION_KIND, PETITION_KINDS, type PetitionKind } from '../petition.ts';
import type { StandardAnswer } from './answers.ts';

/** 标准答复 — what the county answers to what is asked again and again. */
export function AnswersTab(): ReactNode {
  const mayWrite = useMay('petition.settings');
  const [words, setWords] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [open, setOpen] = useState<StandardAnswer | 'new'>();
  const query = { words, ...(withRetired && { retired: 'true' }) };
  const list = useQuery({
    queryKey: ['standard-answers', query],
    queryFn: (): Promise<Given<'/api/standard-answers', 'get'>> =>
      // The flag travels as a text.
      loaded(api.GET('/api/standard-answers', { params: { query: query as never } })),
  });
  const rows = list.data?.rows ?? [];
  return (
    <section aria-label="标准答复" className="pt-work">
      <div className="pt-row">
        <Input
          aria-label="查标准答复"
          placeholder="文字、拼音或首字母"
          allowClear
          value={words}
          maxLength={40}
          onChange={({ target }) => setWords(target.value)}
        />
        <Checkbox checked={withRetired} onChange={({ target }) => setWithRetired(target.checked)}>
          连同停用的
        </Checkbox>
        {mayWrite && (
          <Button type="primary" onClick={() => setOpen('new')}>
            新写一条
          </Button>
        )}
      </div>
      <PageState query={list}>
        {rows.length === 0 && (
          <Nothing title={words === '' ? '还没有标准答复。' : '没有找到。'}>
            <p>把常被问到的写成标准答复：答复时可以插入；公开的，群众提出诉求以前就能看到。</p>
          </Nothing>
        )}
        <ul className="pt-answers">
          {rows.map((row) => (
            <li key={row.id}>
              <b>{row.title}</b>　<span className="r-quiet">{PETITION_KINDS[row.kind]}</span>
              {'　'}
              {row.isPublic && <Tag>公开</Tag>}
              {row.retired && <Tag>已停用</Tag>}
              <p className="pt-text">{row.body}</p>
              <p className="r-quiet">
                第 {row.version} 版　{row.by}　{momentInWords(row.writtenAt)}
                {mayWrite && (
                  <Button type="link" size="small" onClick={() => setOpen(row)}>
                    改写
                  </Button>
                )}
              </p>
            </li>
          ))}
        </ul>
      </PageState>
      {open !== undefined && <AnswerForm of={open === 'new' ? undefined : open} close={() => setOpen(undefined)} />}
    </section>
  );
}

interface FormProps {
  readonly of: StandardAnswer | undefined;
  readonly close: () => void;
}

function AnswerForm({ of, close }: FormProps): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState({
    kind: of?.kind ?? ('lookup' as PetitionKind),
    title: of?.title ?? '',
    body: of?.body ?? '',
    isPublic: of?.isPublic ?? true,
  });
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const send = async (retire: boolean) => {
    setBusy(true);
    const came: Answer<unknown> =
      of === undefined
        ? await answered(api.POST('/api/standard-answers', { body: draft }))
        : await answered(
            api.PUT('/api/standard-answers/{id}', {
              params: { path: { id: of.id } },
              body: { ...draft, seen: of.version, retire },
            }),
          );
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['standard-answers'] });
    message.success(retire ? '已停用' : '已保存');
    close();
  };
  return (
    <Modal
      open
      title={of === undefined ? '新写标准答复' : '改写标准答复（旧版留存）'}
      width={640}
      onCancel={close}
      footer={
        <>
          {of !== undefined && !of.retired && (
            <Popconfirm
              title="停用后不再出现在答复和网页里。"
              okText="停用"
              cancelText="不停用"
              onConfirm={() => send(true)}
            >
              <Button danger>停用</Button>
            </Popconfirm>
          )}
          <Button type="primary" loading={busy} onClick={() => send(false)}>
            保存
          </Button>
        </>
      }
    >
      <div className="r-form">
        <Field label="事项" of="answer-kind">
          <Select
            id="answer-kind"
            value={draft.kind}
            options={EVERY_PETITION_KIND.map((value) => ({ value, label: PETITION_KINDS[value] }))}
            onChange={(kind: PetitionKind) => setDraft({ ...draft, kind })}
          />
        </Field>
        <Field label="群众会怎样问" of="answer-title" error={objectionTo(answer, 'title')}>
          <Input
            id="answer-title"
            value={draft.title}
            maxLength={100}
            onChange={({ target }) => setDraft({ ...draft, title: target.value })}
          />
        </Field>
        <Field label="答复" of="answer-body" error={objectionTo(answer, 'body')}>
          <Input.TextArea
            id="answer-body"
            value={draft.body}
            maxLength={2000}
            showCount
            autoSize={{ minRows: 6, maxRows: 20 }}
            onChange={({ target }) => setDraft({ ...draft, body: target.value })}
          />
        </Field>
        <Checkbox checked={draft.isPublic} onChange={({ target }) => setDraft({ ...draft, isPublic: target.checked })}>
          公开：群众提出诉求以前就能看到
        </Checkbox>
        <Refusals answer={answer} title="没有保存" />
      </div>
    </Modal>
  );
}
