import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { Candidate, PathwayView } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly candidate: Candidate;
  readonly view: Pick<PathwayView, 'student' | 'revision' | 'deeds'>;
}

/** 疑似学籍 — the other record beside the child's own, and whether the school holds them to be of one child. */
export function CandidateShown({ candidate, view }: Props): ReactNode {
  const { by, school, status, where, lines, same } = candidate;
  return (
    <article className="p-candidate">
      <h3>
        {school} {candidate.class} {status}
      </h3>
      <p className="r-quiet">
        {by === 'number' ? '证件号相同，就是同一名学生' : '姓名、性别、出生日期相同'}
        {where === 'beyond' && '；那里的学籍这里看不到，请与对方县（市、区）联系'}
      </p>
      {lines.length > 0 && <Lines lines={lines} />}
      {same !== undefined && by === 'person' && (
        <p>{same ? <strong>认定为同一名学生</strong> : <strong>认定不是同一名学生</strong>}</p>
      )}
      {by === 'person' && view.deeds.includes('compare') && <Say candidate={candidate} view={view} />}
    </article>
  );
}

const AGREES = { true: '相同', false: '不同', undefined: '缺一方' } as const;

function Lines({ lines }: Pick<Candidate, 'lines'>): ReactNode {
  return (
    <table className="p-lines-of">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">本条学籍</th>
          <th scope="col">查到的</th>
          <th scope="col">对照</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ title, own, other, same }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{own || '（空）'}</td>
            <td>{other || '（空）'}</td>
            <td className={same === false ? 'r-error' : same ? 'r-done' : 'r-quiet'}>{AGREES[`${same}`]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 认定 — asked of the school, with how it knows; what was said can be said anew while nothing is applied for. */
function Say({ candidate: { student: candidate, same: said }, view: { student, revision } }: Props): ReactNode {
  const { busy, answer, run } = useDeed<unknown>();
  const [note, setNote] = useState('');
  const say = (same: boolean) =>
    run(
      answered(
        api.POST('/api/pathway/{id}/comparisons', {
          params: { path: { id: student } },
          body: { revision, candidate, same, note },
        }),
      ),
    );
  return (
    <div className="p-say">
      <Input
        aria-label="怎么核实的"
        placeholder="怎么核实的，如：与对方学校电话核对了监护人"
        value={note}
        maxLength={200}
        onChange={({ target }) => setNote(target.value)}
      />
      {said !== true && (
        <Button disabled={busy} onClick={() => say(true)}>
          认定同一人
        </Button>
      )}
      {said !== false && (
        <Button disabled={busy} onClick={() => say(false)}>
          不是同一人
        </Button>
      )}
      <Refusals answer={answer} title="没有认定" />
    </div>
  );
}
