import { App, Button, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { GIVEN_GROUNDS, GROUNDS, type Ground } from '../leaver.ts';
import type { WholeLeaver } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly leaver: WholeLeaver;
  readonly way: 'asks' | 'closings';
}

const ELSEWHERE = 'elsewhere';

/** 了结 — taken in elsewhere, or struck off with a ground; asked for by the school, judged by the county. */
export function ClosingForm({ leaver, way }: Props): ReactNode {
  const id = useId();
  const { modal } = App.useApp();
  const begun = leaver.asked === 'taken-elsewhere' ? ELSEWHERE : leaver.askedGround;
  const [how, setHow] = useState<string | undefined>(begun);
  const [words, setWords] = useState(leaver.asks);
  const { busy, answer, run } = useDeed();
  const ground = how === undefined || how === ELSEWHERE ? undefined : (how as Ground); // one of the options below
  const send = () => {
    const body = {
      to: how === ELSEWHERE ? ('taken-elsewhere' as const) : ('struck-off' as const),
      ...(ground && { ground }),
      words,
      seen: { revision: leaver.revision },
    };
    return run(
      answered(api.POST(`/api/continuity/leavers/{id}/${way}`, { params: { path: { id: leaver.id } }, body })),
    );
  };
  const press = () => {
    if (way === 'asks') return send();
    return modal.confirm({
      title: `确认${leaver.name}的学籍接续就此了结？`,
      content: '了结后不再跟踪、不再催办。办错了可以“重新跟踪”，经过都留着。',
      okText: '确认了结',
      onOk: send,
    });
  };
  return (
    <div className="n-form">
      <label htmlFor={`${id}-how`}>
        怎样了结
        <Select
          id={`${id}-how`}
          placeholder="请选择"
          value={how ?? null}
          options={[
            { value: ELSEWHERE, label: '外地学校已接续' },
            ...GIVEN_GROUNDS.map((each) => ({ value: each, label: `销号：${GROUNDS[each].title}` })),
          ]}
          onChange={(chosen: string | null) => setHow(chosen ?? undefined)}
        />
      </label>
      <label htmlFor={`${id}-words`}>
        依据
        <Input.TextArea
          id={`${id}-words`}
          rows={3}
          maxLength={500}
          value={words}
          placeholder={
            ground === undefined ? '怎样知道对方已经接收：来函、全国系统查询的日期和学校' : GROUNDS[ground].hint
          }
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <Button type="primary" loading={busy} disabled={how === undefined} onClick={press}>
        {way === 'asks' ? '报县局审定' : '了结'}
      </Button>
      <Refusals answer={answer} title="没有办成" />
    </div>
  );
}
