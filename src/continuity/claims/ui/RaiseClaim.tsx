import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { useDeed } from '../../ui/use-deed.ts';

/** 提出争议 — a child who is here, and whom another school holds: by name and whole number together. */
export function RaiseClaim(): ReactNode {
  const may = useMay('continuity.claim');
  const id = useId();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed<{ readonly id: string }>();
  if (!may) return null;
  const raise = async () => {
    const came = await run(answered(api.POST('/api/continuity/claims', { body: { name, number, words } })));
    if (came.is === 'ok') navigate({ to: ADDRESSES.claim, params: { id: came.data.id } });
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>提出争议</Button>
      <Modal open={opened} title="提出争议" footer={null} onCancel={() => setOpened(false)} destroyOnHidden>
        <div className="n-form">
          <p className="r-quiet">
            学生在贵校就读，学籍或录取却在另一所学校，对方又不认：提出后两校在期限内各自说明，县局裁定。
          </p>
          <label htmlFor={`${id}-name`}>
            学生姓名
            <Input id={`${id}-name`} value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
          </label>
          <label htmlFor={`${id}-number`}>
            身份证件号或学籍号（完整）
            <Input
              id={`${id}-number`}
              value={number}
              maxLength={40}
              autoComplete="off"
              onChange={({ target }) => setNumber(target.value)}
            />
          </label>
          <label htmlFor={`${id}-words`}>
            情况
            <Input.TextArea
              id={`${id}-words`}
              rows={3}
              maxLength={500}
              value={words}
              placeholder="哪天来的、在哪个班、对方怎么说"
              onChange={({ target }) => setWords(target.value)}
            />
          </label>
          <Button
            type="primary"
            loading={busy}
            disabled={name.trim() === '' || number.trim().length < 5 || words.trim().length < 2}
            onClick={raise}
          >
            提出
          </Button>
          <Refusals answer={answer} title="没有提出" />
        </div>
      </Modal>
    </>
  );
}
