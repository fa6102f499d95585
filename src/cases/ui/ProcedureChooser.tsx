import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Nothing } from '#src/web/PageState.tsx';
import type { Procedure } from '#src/workflow/procedure.ts';
import { proceduresByGroup } from './case-filters.ts';

interface Props {
  /** What is looked for at first. */
  readonly sought?: string | undefined;
  readonly choose: (id: string) => void;
}

/** 选择业务 — by group, each with one sentence of what it is for. */
export function ProcedureChooser({ sought = '', choose }: Props): ReactNode {
  const [words, setWords] = useState(sought);
  const groups = proceduresByGroup()
    .map(({ procedures, ...group }) => ({ ...group, procedures: procedures.filter((one) => isMeant(one, words)) }))
    .filter(({ procedures }) => procedures.length > 0);
  return (
    <>
      <Input.Search
        className="c-seek"
        aria-label="查找业务"
        placeholder="找业务：转学、休学、改姓名……"
        allowClear
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {groups.length === 0 && <Nothing title={`没有叫“${words}”的业务。`} />}
      <div className="c-catalogue">
        {groups.map(({ group, title, procedures }) => (
          <section key={group} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {procedures.map(({ id, title: name, summary }) => (
                <li key={id}>
                  <Button type="link" onClick={() => choose(id)}>
                    {name}
                  </Button>
                  <p className="r-quiet">{summary}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function isMeant({ title, summary }: Procedure, words: string): boolean {
  const plain = words.trim();
  return plain === '' || title.includes(plain) || summary.includes(plain);
}
