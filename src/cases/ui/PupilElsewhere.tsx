import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Procedure } from '#src/workflow/procedure.ts';
import { OpenCase } from './OpenCase.tsx';

interface Props {
  readonly procedure: Procedure;
  readonly opened: (id: string) => void;
}

/** 不在本校的学生 — named by name and number together; neither alone finds anybody. */
export function PupilElsewhere({ procedure, opened }: Props): ReactNode {
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const lookup = { name: name.trim(), number: number.replace(/\s/g, '') };
  return (
    <section className="c-whom" aria-label="查找学生">
      <h2>为哪名学生办理？</h2>
      <p className="r-quiet">学籍不在本校。请对照户口簿或学籍卡，把姓名和号码都填对才能找到，查找会记入审计。</p>
      <div className="c-boxes">
        <div className="c-box">
          <label htmlFor="lookup-name">姓名</label>
          <Input id="lookup-name" autoComplete="off" value={name} onChange={({ target }) => setName(target.value)} />
        </div>
        <div className="c-box">
          <label htmlFor="lookup-number">身份证件号或学籍号</label>
          <Input
            id="lookup-number"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
        </div>
      </div>
      <OpenCase
        body={{ procedure: procedure.id, lookup }}
        opened={opened}
        disabled={lookup.name === '' || lookup.number.length < 5}
      />
    </section>
  );
}
