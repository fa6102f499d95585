import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { LONGEST_WORDS } from '../gathering.ts';
import type { PersonOnList, WholeGathering } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly of: WholeGathering;
  readonly close: () => void;
}

/** 全部到会，再点缺席 — everybody was there until one says who was not; the reason given for leave stands already. */
export function Attendance({ of, close }: Props): ReactNode {
  const [absent, setAbsent] = useState<ReadonlyMap<string, string>>(() => absentBefore(of));
  const { busy, answer, run } = useDeed(of.id);
  const turn = (person: PersonOnList) => {
    const next = new Map(absent);
    if (!next.delete(person.person)) next.set(person.person, person.leave ?? '');
    setAbsent(next);
  };
  const save = async () => {
    const marks = of.people.map(({ person }) => {
      const presence = absent.has(person) ? ('absent' as const) : ('present' as const);
      return { person, presence, words: absent.get(person) ?? '' };
    });
    const params = { path: { id: of.id } };
    const body = { revision: of.revision, marks };
    const done = await run(answered(api.PUT('/api/gatherings/{id}/attendance', { params, body })));
    if (done) close();
  };
  const present = of.people.length - absent.size;
  return (
    <section aria-label="登记到会" className="g-work">
      <p>先按全部到会，再点没有来的人。缺席要写明原因；请过假的已经带入。</p>
      <ul className="g-marks">
        {of.people.map((person) => (
          <li key={person.person}>
            <span>
              <b>{person.name}</b>{' '}
              <small className="r-quiet">
                {person.place} {OFFICES[person.office].title}
              </small>
            </span>
            <Button
              aria-pressed={absent.has(person.person)}
              aria-label={`${person.name}缺席`}
              {...(absent.has(person.person) && { danger: true })}
              onClick={() => turn(person)}
            >
              {absent.has(person.person) ? '缺席' : '到会'}
            </Button>
            {absent.has(person.person) && (
              <Input
                aria-label={`${person.name}缺席的原因`}
                placeholder="缺席的原因"
                maxLength={LONGEST_WORDS}
                value={absent.get(person.person) ?? ''}
                onChange={({ target }) => setAbsent(new Map(absent).set(person.person, target.value))}
              />
            )}
          </li>
        ))}
      </ul>
      <Refusals answer={answer} title="没有登记" />
      <div className="g-foot">
        <span aria-live="polite">
          到会 {present}，缺席 {absent.size}
        </span>
        <Button onClick={close}>不登记了</Button>
        <Button type="primary" loading={busy} onClick={save}>
          保存到会情况
        </Button>
      </div>
    </section>
  );
}

/** Who was marked absent before, or asked for leave where nothing was marked yet. */
function absentBefore({ people }: WholeGathering): ReadonlyMap<string, string> {
  const gone = people.filter(({ presence, reply }) => {
    return presence === undefined ? reply === 'leave' : presence !== 'present';
  });
  return new Map(gone.map(({ person, absence, leave }) => [person, absence ?? leave ?? '']));
}
