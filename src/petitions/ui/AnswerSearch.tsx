import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { PETITION_KINDS, type PetitionKind } from '../petition.ts';

interface Props {
  readonly kind: PetitionKind;
  readonly choose: (body: string) => void;
  readonly close: () => void;
}

/** 查标准答复 — in Chinese, pinyin or initials; of this matter first. */
export function AnswerSearch({ kind, choose, close }: Props): ReactNode {
  const [words, setWords] = useState('');
  const [isOwn, setOwn] = useState(true);
  const query = { words, ...(isOwn && { kind }) };
  const { data, isPending } = useQuery({
    queryKey: ['standard-answers', query],
    queryFn: (): Promise<Given<'/api/standard-answers', 'get'>> =>
      loaded(api.GET('/api/standard-answers', { params: { query } })),
  });
  const rows = data?.rows ?? [];
  return (
    <Modal open title="插入标准答复" footer={null} onCancel={close} width={640}>
      <div className="pt-work">
        <div className="pt-row">
          <Input
            aria-label="查标准答复"
            placeholder="文字、拼音或首字母，如 zxclts"
            autoFocus
            allowClear
            value={words}
            maxLength={40}
            onChange={({ target }) => setWords(target.value)}
          />
          <Checkbox checked={isOwn} onChange={({ target }) => setOwn(target.checked)}>
            只看“{PETITION_KINDS[kind]}”
          </Checkbox>
        </div>
        {!isPending && rows.length === 0 && <Nothing title="没有找到。县局可以在“标准答复”里新写一条。" />}
        <ul className="pt-answers">
          {rows.map(({ id, title, body }) => (
            <li key={id}>
              <b>{title}</b>
              <p className="pt-text">{body}</p>
              <Button size="small" onClick={() => choose(body)}>
                插入
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
