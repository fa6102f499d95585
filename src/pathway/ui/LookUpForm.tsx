import { Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { FOUND_PLACES, type FoundPlace } from '../standings.ts';
import type { PathwayView } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly view: Pick<PathwayView, 'student' | 'revision'>;
  readonly done: () => void;
}

type Said = 'not-found' | FoundPlace;

const ANSWERS: readonly { readonly value: Said; readonly label: string }[] = [
  { value: 'not-found', label: '未查到学籍' },
  ...(Object.keys(FOUND_PLACES) as FoundPlace[]).map((value) => ({
    value, // the keys of a literal object
    label: `查到学籍，在${FOUND_PLACES[value]}`,
  })),
];

/** 登记全国学籍查询结果 */
export function LookUpForm({ view: { student, revision }, done }: Props): ReactNode {
  const { busy, answer, run } = useDeed<unknown>();
  const [said, setSaid] = useState<Said>();
  const [on, setOn] = useState(todayHere());
  const [note, setNote] = useState('');
  const save = async () => {
    if (said === undefined) return;
    const found = said === 'not-found' ? { answer: said } : { answer: 'found' as const, where: said };
    const body = { revision, on, note, ...found };
    const came = await run(
      answered(api.POST('/api/pathway/{id}/look-ups', { params: { path: { id: student } }, body })),
    );
    if (came.is === 'ok') done();
  };
  const wrongDay = objectionTo(answer, 'on');
  return (
    <form
      className="p-form"
      aria-label="登记全国学籍查询结果"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Radio.Group
        className="p-choices"
        aria-label="全国学籍查询结果"
        value={said ?? null}
        onChange={({ target }) => setSaid(target.value)}
        options={[...ANSWERS]}
      />
      <div className="p-boxes">
        <Field label="查询日期" of="pathway-looked-up-on" error={wrongDay}>
          <DayField id="pathway-looked-up-on" value={on} onChange={setOn} />
        </Field>
        <Field label="备注（查到的写学校，不写号码）" of="pathway-look-up-note">
          <Input
            id="pathway-look-up-note"
            value={note}
            maxLength={200}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      </div>
      {wrongDay === undefined && <Refusals answer={answer} title="没有登记" />}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={said === undefined || on === ''}>
          登记查询结果
        </Button>
      </div>
    </form>
  );
}
