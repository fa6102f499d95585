import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { Procedure } from '#src/workflow/procedure.ts';
import { Blockers } from './Blockers.tsx';
import { OpenCase } from './OpenCase.tsx';

interface Props {
  readonly procedure: Procedure;
  readonly opened: (id: string) => void;
}

type LookedUp = Given<'/api/cases/look-up', 'post'>;

/** 不在本校名单上的学生 — named by name and number together; neither alone finds anybody. */
export function PupilElsewhere({ procedure, opened }: Props): ReactNode {
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [answer, setAnswer] = useState<Answer<LookedUp>>();
  const [busy, setBusy] = useState(false);
  const lookup = { name: name.trim(), number: number.replace(/\s/g, '') };
  const find = async () => {
    setBusy(true);
    setAnswer(await answered(api.POST('/api/cases/look-up', { body: { procedure: procedure.id, ...lookup } })));
    setBusy(false);
  };
  const retype = (set: (text: string) => void) => (text: string) => {
    set(text);
    setAnswer(undefined);
  };
  const found = answer?.is === 'ok' ? answer.data : undefined;
  return (
    <section className="c-whom" aria-label="查找学生">
      <h2>为哪名学生办理？</h2>
      <p className="r-quiet">
        {procedure.about === 'deleted-record' ? '学籍已经删除' : '学籍不在本校'}
        。请对照户口簿或学籍卡，姓名和号码都对才查得到；查找会记入审计。
      </p>
      <div className="c-boxes">
        <Line id="lookup-name" label="姓名" value={name} onChange={retype(setName)} onEnter={find} />
        <Line
          id="lookup-number"
          label="身份证件号或学籍号（完整）"
          value={number}
          onChange={retype(setNumber)}
          onEnter={find}
        />
      </div>
      {found === undefined && (
        <Button type="primary" loading={busy} disabled={lookup.name === '' || lookup.number.length < 5} onClick={find}>
          查找
        </Button>
      )}
      <Refusals answer={answer} title="没有查到" />
      {found !== undefined && (
        <>
          <h3>
            {found.found.name}　{[found.found.school, found.found.class, found.found.status].filter(Boolean).join('　')}
          </h3>
          <Blockers objections={found.objections} />
          <OpenCase body={{ procedure: procedure.id, lookup }} opened={opened} disabled={found.objections.length > 0} />
        </>
      )}
    </section>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
}

function Line({ id, label, value, onChange, onEnter }: LineProps): ReactNode {
  return (
    <div className="c-box">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        autoComplete="off"
        maxLength={60}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onPressEnter={onEnter}
      />
    </div>
  );
}
