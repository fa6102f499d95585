import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PupilRow } from '#src/registry/ui/answers.ts';
import { SearchBox } from '#src/registry/ui/SearchBox.tsx';
import type { Sought } from '#src/registry/ui/sought.ts';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { PageState } from '#src/web/PageState.tsx';
import type { Procedure } from '#src/workflow/procedure.ts';
import { OpenCase } from './OpenCase.tsx';
import { useBlockers } from './use-blockers.ts';
import { usePupilSearch } from './use-pupil-search.ts';

interface Props {
  readonly procedure: Procedure;
  readonly student: string | undefined;
  readonly opened: (id: string) => void;
}

/** A page of search; a school's largest grade fits in two. */
const MOST = 200;

/** 本校多名学生 — a class ticked at once; whoever cannot be dealt with is told first, and why. */
export function OwnPupils({ procedure, student, opened }: Props): ReactNode {
  const [unit, setUnit] = useState<string>();
  const [sought, setSought] = useState<Sought>({ is: 'words', words: '' });
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map(student ? [[student, '所选学生']] : []));
  const found = usePupilSearch({ sought, unit, limit: MOST });
  const blockers = useBlockers(procedure.id, [...chosen.keys()]);
  const blocked = (blockers.data?.pupils ?? []).filter(({ objections }) => objections.length > 0);
  const without = (ids: readonly string[]) => setChosen(new Map([...chosen].filter(([id]) => !ids.includes(id))));
  return (
    <section className="c-whom" aria-label="选择学生">
      <h2>为哪些学生办理？</h2>
      <div className="c-tools">
        <UnitFilter value={unit} onChange={setUnit} />
        <SearchBox onSeek={setSought} />
      </div>
      <TickList rows={found.data?.rows ?? []} chosen={chosen} setChosen={setChosen} />
      {chosen.size > 0 && (
        <PageState query={blockers}>
          {blocked.length > 0 && (
            <div className="c-blocked" role="alert">
              <h3 className="r-error">其中 {blocked.length} 人现在还不能办</h3>
              <ul>
                {blocked.map(({ student: id, objections }) => (
                  <li key={id}>
                    <strong>{chosen.get(id)}</strong>：{objections.map(({ message }) => message).join('；')}
                  </li>
                ))}
              </ul>
              <Button onClick={() => without(blocked.map(({ student: id }) => id))}>去掉这 {blocked.length} 人</Button>
            </div>
          )}
        </PageState>
      )}
      <OpenCase
        body={{ procedure: procedure.id, students: [...chosen.keys()] }}
        opened={opened}
        disabled={chosen.size === 0 || blockers.data === undefined || blocked.length > 0}
        note={`已选 ${chosen.size} 人，办在一件里。`}
      />
    </section>
  );
}

interface TickProps {
  readonly rows: readonly PupilRow[];
  readonly chosen: ReadonlyMap<string, string>;
  readonly setChosen: (chosen: ReadonlyMap<string, string>) => void;
}

function TickList({ rows, chosen, setChosen }: TickProps): ReactNode {
  if (rows.length === 0) return <p className="r-quiet">先选班级或输入姓名，再勾选学生。</p>;
  const ticked = rows.filter(({ id }) => chosen.has(id));
  const tick = (pupils: readonly PupilRow[], on: boolean) => {
    const after = new Map(chosen);
    for (const { id, name } of pupils) on ? after.set(id, name) : after.delete(id);
    setChosen(after);
  };
  return (
    <fieldset className="c-ticks">
      <legend>
        <Checkbox
          checked={ticked.length === rows.length}
          indeterminate={ticked.length > 0 && ticked.length < rows.length}
          onChange={({ target }) => tick(rows, target.checked)}
        >
          全选这 {rows.length} 人
        </Checkbox>
      </legend>
      {rows.map((pupil) => (
        <Checkbox
          key={pupil.id}
          checked={chosen.has(pupil.id)}
          onChange={({ target }) => tick([pupil], target.checked)}
        >
          {pupil.name || '（无姓名）'} <span className="r-quiet">{pupil.place.class}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
