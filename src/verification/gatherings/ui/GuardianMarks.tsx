import { Button, Checkbox, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { SIGNERS } from '../../guardian/answer.ts';
import { GUARDIAN_PRESENCES, type GuardianPresence } from '../gathering.ts';
import type { PupilOnList, WholeGathering } from './answers.ts';
import { useDeed } from './use-deed.ts';

export interface MarksDone {
  readonly issued: number;
  readonly refused: readonly { readonly student: string; readonly name: string; readonly message: string }[];
}

interface Props {
  readonly of: WholeGathering;
  readonly close: (done: MarksDone | undefined) => void;
}

interface Mark {
  readonly presence: GuardianPresence;
  readonly relation: string;
}

/** 全部到会，再点缺席 — on the teacher's phone, with the sheets issued in the same act. */
export function GuardianMarks({ of, close }: Props): ReactNode {
  const list = of.pupils.filter(({ hasLeft }) => !hasLeft);
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(() => marksBefore(list));
  const [issue, setIssue] = useState(of.campaign !== undefined);
  const { busy, answer, run } = useDeed<MarksDone>(of.id);
  const set = (student: string, change: Partial<Mark>) => {
    setMarks(new Map(marks).set(student, { ...markOf(marks, student), ...change }));
  };
  const save = async () => {
    const sent = list.map(({ student }) => ({ student, ...markOf(marks, student) }));
    const body = { revision: of.revision, issue, marks: sent as never }; // the words of the buttons below
    const done = await run(
      answered(api.PUT('/api/gatherings/{id}/guardians', { params: { path: { id: of.id } }, body })),
    );
    if (done) close(done);
  };
  const counted = (presence: GuardianPresence) =>
    list.filter(({ student }) => markOf(marks, student).presence === presence).length;
  return (
    <section aria-label="登记家长到会" className="g-work">
      <p>先按全部到会，再点没有来的。“另行送达”是没有到会、但核对表已经送到家长手里。</p>
      {of.campaign !== undefined && (
        <Checkbox checked={issue} onChange={({ target }) => setIssue(target.checked)}>
          现场下发：到会和另行送达的，核对表登记为已下发
        </Checkbox>
      )}
      <ul className="g-marks">
        {list.map((pupil) => (
          <OnePupil
            key={pupil.student}
            pupil={pupil}
            mark={markOf(marks, pupil.student)}
            set={(change) => set(pupil.student, change)}
          />
        ))}
      </ul>
      <Refusals answer={answer} title="没有登记" />
      <div className="g-foot">
        <span aria-live="polite">
          到会 {counted('came')}，缺席 {counted('absent')}，另行送达 {counted('otherwise')}
        </span>
        <Button onClick={() => close(undefined)}>不登记了</Button>
        <Button type="primary" loading={busy} onClick={save}>
          {issue ? '保存并下发' : '保存到会情况'}
        </Button>
      </div>
    </section>
  );
}

interface OneProps {
  readonly pupil: PupilOnList;
  readonly mark: Mark;
  readonly set: (change: Partial<Mark>) => void;
}

function OnePupil({ pupil: { name, problems, line }, mark, set }: OneProps): ReactNode {
  return (
    <li>
      <span>
        <b>{name}</b>{' '}
        <small className="r-quiet">
          {[line && `核对表${line}`, problems > 0 && `问题 ${problems} 项`].filter(Boolean).join('，')}
        </small>
      </span>
      <Segmented
        aria-label={`${name}的家长`}
        value={mark.presence}
        options={Object.entries(GUARDIAN_PRESENCES).map(([value, label]) => ({ value, label }))}
        onChange={(to) => set({ presence: to as GuardianPresence })}
      />
      {mark.presence === 'came' && (
        <Select
          aria-label={`${name}：来的是`}
          allowClear
          placeholder="来的是谁（可不填）"
          value={mark.relation === '' ? null : mark.relation}
          options={SIGNERS.map((each) => ({ value: each, label: each }))}
          onChange={(to: string | null | undefined) => set({ relation: to ?? '' })}
        />
      )}
    </li>
  );
}

const CAME: Mark = { presence: 'came', relation: '' };

function markOf(marks: ReadonlyMap<string, Mark>, student: string): Mark {
  return marks.get(student) ?? CAME;
}

function marksBefore(list: readonly PupilOnList[]): ReadonlyMap<string, Mark> {
  return new Map(
    list.flatMap(({ student, presence, relation }) => (presence ? [[student, { presence, relation }] as const] : [])),
  );
}
