import { App, Button, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeClaim } from '../../ui/answers.ts';
import { useDeed } from '../../ui/use-deed.ts';
import { EVERY_RULING, RULINGS, type Ruling } from '../claim.ts';

/** 裁定 — where the child is. It cannot be taken back; what follows is a procedure of one of the schools. */
export function RulingForm({ claim }: { readonly claim: WholeClaim }): ReactNode {
  const box = useId();
  const { modal } = App.useApp();
  const [ruling, setRuling] = useState<Ruling>();
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed();
  const schoolOf = (name: Ruling) => claim.sides.find(({ side }) => side === name)?.school;
  const send = (chosen: Ruling) =>
    run(
      answered(
        api.POST('/api/continuity/claims/{id}/rulings', {
          params: { path: { id: claim.id } },
          body: { ruling: chosen, words },
        }),
      ),
    );
  const press = (chosen: Ruling) =>
    modal.confirm({
      title: `裁定：${schoolOf(chosen) ?? RULINGS[chosen].title}`,
      content: '裁定后不能撤回，两校按裁定办理。',
      okText: '裁定',
      onOk: () => send(chosen),
    });
  return (
    <section className="n-form" aria-label="裁定">
      <h2>裁定</h2>
      <Radio.Group
        aria-label="学生在哪里"
        value={ruling}
        options={EVERY_RULING.map((name) => ({ value: name, label: schoolOf(name) ?? RULINGS[name].title }))}
        onChange={({ target }) => setRuling(target.value)}
      />
      <label htmlFor={box}>
        理由
        <Input.TextArea
          id={box}
          rows={3}
          maxLength={500}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <Button
        type="primary"
        loading={busy}
        disabled={ruling === undefined || words.trim().length < 6}
        onClick={() => ruling && press(ruling)}
      >
        裁定
      </Button>
      <Refusals answer={answer} title="没有裁定" />
    </section>
  );
}
