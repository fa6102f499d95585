import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { officeOf } from '../letters.ts';
import type { WholeLeaver } from './answers.ts';
import { useDeed } from './use-deed.ts';

/** 函告 — the draft is filled in from what is known; it is then signed, sent and answered as a letter. */
export function LetterForm({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  const box = useId();
  const [to, setTo] = useState(() => officeOf(leaver.destinationPlace));
  const { busy, answer, run } = useDeed();
  const isAgain = leaver.state === 'letter';
  const draft = () =>
    run(
      answered(
        api.POST('/api/continuity/leavers/{id}/letters', {
          params: { path: { id: leaver.id } },
          body: isAgain ? {} : { to },
        }),
      ),
    );
  if (isAgain) {
    return (
      <div className="n-form">
        <p className="r-quiet">前一份函发出后没有收到回执的，再次函告同一单位，引用前函的文号。</p>
        <Button loading={busy} onClick={draft}>
          起草再次函告
        </Button>
        <Refusals answer={answer} title="没有起草" />
      </div>
    );
  }
  if (leaver.destination !== 'elsewhere') {
    return <p className="r-quiet">函发给学生现在所在的县：请先登记去向“外地学校”，写明省、市、县和学校。</p>;
  }
  return (
    <div className="n-form">
      <label htmlFor={box}>
        主送机关
        <Input
          id={box}
          value={to}
          maxLength={60}
          placeholder="如：内乡县教育体育局"
          onChange={({ target }) => setTo(target.value)}
        />
      </label>
      <p className="r-quiet">
        学生情况自动填入，学籍号以星号显示，全文只在密件附页。起草后到“函件”里签发、发出、登记回执。
      </p>
      <Button type="primary" loading={busy} disabled={to.trim().length < 4} onClick={draft}>
        起草函
      </Button>
      <Refusals answer={answer} title="没有起草" />
    </div>
  );
}
