import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { Procedure } from '#src/workflow/procedure.ts';
import { rollLines } from '../roll-lines.ts';
import { OpenCase } from './OpenCase.tsx';
import { RollChecked } from './RollChecked.tsx';

interface Props {
  readonly procedure: Procedure;
  readonly opened: (id: string) => void;
}

type Checked = Given<'/api/cases/rolls', 'post'>;

/** 录取名册 — pasted from the county's admission list; each child is found by name and number, and all go into one case. */
export function AdmissionRoll({ procedure, opened }: Props): ReactNode {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer<Checked>>();
  const [busy, setBusy] = useState(false);
  const roll = rollLines(text);
  const check = async () => {
    setBusy(true);
    setAnswer(await answered(api.POST('/api/cases/rolls', { body: { procedure: procedure.id, roll: [...roll] } })));
    setBusy(false);
  };
  const lines = answer?.is === 'ok' ? answer.data.lines : undefined;
  const ready = roll.filter((_, at) => lines?.[at]?.found !== undefined && lines[at]?.objections.length === 0);
  return (
    <section className="c-whom" aria-label="录取名册">
      <h2>录取了哪些学生？</h2>
      <p className="r-quiet">
        从录取名册的 Excel 里复制“姓名、身份证件号（或学籍号）、班级”三列，粘贴到这里，一行一名学生，一次最多 500
        名。姓名和号码都对才查得到；查找会记入审计。
      </p>
      <Input.TextArea
        aria-label="录取名册"
        rows={8}
        value={text}
        placeholder="张小明　411323…　1班"
        onChange={({ target }) => {
          setText(target.value);
          setAnswer(undefined);
        }}
      />
      {lines === undefined && (
        <Button type="primary" className="c-check" loading={busy} disabled={roll.length === 0} onClick={check}>
          核对名册（{roll.length} 名）
        </Button>
      )}
      <Refusals answer={answer} title="没有核对" />
      {lines !== undefined && (
        <>
          <RollChecked lines={lines} />
          <OpenCase
            body={{ procedure: procedure.id, roll: [...ready] }}
            opened={opened}
            disabled={ready.length === 0}
            note={
              ready.length === roll.length
                ? `名册上的 ${roll.length} 名学生都可以接续。`
                : `可以接续的 ${ready.length} 名学生办在一件里；其余 ${roll.length - ready.length} 名先照上面写的处理，处理好再另外填报。`
            }
          />
        </>
      )}
    </section>
  );
}
