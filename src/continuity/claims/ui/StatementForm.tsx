import { Button, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeClaim } from '../../ui/answers.ts';
import { useDeed } from '../../ui/use-deed.ts';

interface Props {
  readonly claim: WholeClaim;
  readonly side: WholeClaim['sides'][number];
}

/** 说明 — whether the child is here, and how one knows. It may be said anew until the ruling. */
export function StatementForm({ claim, side }: Props): ReactNode {
  const box = useId();
  const [hasChild, setHasChild] = useState(side.hasChild ?? claim.kind === 'both');
  const [words, setWords] = useState(side.words);
  const { busy, answer, run } = useDeed();
  const send = () =>
    run(
      answered(
        api.POST('/api/continuity/claims/{id}/statements', {
          params: { path: { id: claim.id } },
          body: { hasChild, words },
        }),
      ),
    );
  return (
    <div className="n-form">
      <Radio.Group
        aria-label="学生是否在本校就读"
        value={hasChild}
        options={[
          { value: true, label: '在本校就读' },
          { value: false, label: '不在本校' },
        ]}
        onChange={({ target }) => setHasChild(target.value === true)}
      />
      <label htmlFor={box}>
        说明
        <Input.TextArea
          id={box}
          rows={4}
          maxLength={1000}
          value={words}
          placeholder="哪天来（走）的、在哪个班、怎么知道的；点名册、照片、监护人签字等在上面上传"
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <Button type="primary" loading={busy} disabled={words.trim() === ''} onClick={send}>
        {side.hasSpoken ? '改为这样说明' : '提交说明'}
      </Button>
      <Refusals answer={answer} title="没有提交" />
    </div>
  );
}
