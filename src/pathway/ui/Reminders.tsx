import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { REMINDER_WAYS, type ReminderWay } from '../standings.ts';
import type { PathwayView } from './answers.ts';
import { useDeed } from './use-deed.ts';

/** 提醒监护人 — when the next is due, who reminded when and how, and the one just given. */
export function Reminders({ view }: { readonly view: PathwayView }): ReactNode {
  const { remindOn, events, deeds } = view;
  const reminders = events.filter(({ event }) => event === 'remind');
  if (remindOn === undefined && reminders.length === 0) return null;
  const isDue = remindOn !== undefined && remindOn <= todayHere();
  return (
    <section className="p-part" aria-label="提醒监护人">
      <h2>提醒监护人</h2>
      {remindOn !== undefined && (
        <p className={isDue ? 'r-error' : undefined}>
          {isDue ? `应在 ${dayInWords(remindOn)}提醒，请今天提醒` : `下次提醒：${dayInWords(remindOn)}`}
        </p>
      )}
      {reminders.length === 0 ? (
        <p className="r-quiet">还没有提醒过。</p>
      ) : (
        <ul className="r-lines">
          {reminders.map(({ at, day, said, note, by }) => (
            <li key={at}>
              {dayInWords(day)} {by} {said}
              {note && `：${note}`}
            </li>
          ))}
        </ul>
      )}
      {deeds.includes('remind') && <Remind key={view.revision} view={view} />}
    </section>
  );
}

function Remind({ view: { student, revision } }: { readonly view: PathwayView }): ReactNode {
  const { busy, answer, run } = useDeed<unknown>();
  const [way, setWay] = useState<ReminderWay>('phone');
  const [on, setOn] = useState(todayHere());
  const [note, setNote] = useState('');
  const save = () =>
    run(
      answered(
        api.POST('/api/pathway/{id}/reminders', {
          params: { path: { id: student } },
          body: { revision, on, way, note },
        }),
      ),
    );
  const wrongDay = objectionTo(answer, 'on');
  return (
    <form
      className="p-form"
      aria-label="登记提醒"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="p-boxes">
        <Field label="提醒方式" of="pathway-remind-way">
          <Select<ReminderWay> id="pathway-remind-way" value={way} options={WAYS} onChange={setWay} />
        </Field>
        <Field label="提醒日期" of="pathway-reminded-on" error={wrongDay}>
          <DayField id="pathway-reminded-on" value={on} onChange={setOn} />
        </Field>
      </div>
      <Field label="提醒了谁、怎么答复" of="pathway-remind-note">
        <Input id="pathway-remind-note" value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      </Field>
      {wrongDay === undefined && <Refusals answer={answer} title="没有登记" />}
      <div>
        <Button htmlType="submit" loading={busy} disabled={on === ''}>
          登记提醒
        </Button>
      </div>
    </form>
  );
}

const WAYS = (Object.keys(REMINDER_WAYS) as ReminderWay[]).map((value) => ({
  value, // the keys of a literal object
  label: REMINDER_WAYS[value],
}));
