import type { ReactNode } from 'react';
import { maskOf } from '#src/registry/mask-table.ts';
import { asksOf } from '#src/workflow/application.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { AskBox } from './AskBox.tsx';
import type { CaseView } from './answers.ts';
import type { useDraft, Whose } from './use-draft.ts';

interface Props {
  readonly view: CaseView;
  readonly procedure: Procedure;
  readonly typed: ReturnType<typeof useDraft>['typed'];
  readonly type: (whose: Whose, name: string, text: string) => void;
  readonly leave: () => void;
}

/** 逐人填写 — one line a pupil; an empty box takes what was said above for all. Who has an objection comes first. */
export function PupilsGrid({ view, procedure, typed, type, leave }: Props): ReactNode {
  const asks = asksOf(procedure, { ...view.answers, ...typed.get('all') }).filter(
    ([, { kind }]) => kind !== 'long-text',
  );
  const pupils = [...view.pupils].sort((one, other) => other.objections.length - one.objections.length);
  return (
    <div className="c-many">
      <h3>逐人填写（空着的，按上面统一填写的办）</h3>
      <table className="c-grid">
        <thead>
          <tr>
            <th scope="col">学生</th>
            {asks.map(([name, ask]) => (
              <th key={name} scope="col">
                {ask.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pupils.map(({ ordinal, name: who, unit, answers, objections }) => (
            <tr key={ordinal}>
              <th scope="row">
                {who}
                <div className="r-quiet">{unit}</div>
                {objections.map(({ message }) => (
                  <div key={message} className="r-error">
                    {message}
                  </div>
                ))}
              </th>
              {asks.map(([name, ask]) => {
                const hides = ask.cell !== undefined && maskOf(ask.cell) !== undefined;
                return (
                  <td key={name}>
                    <AskBox
                      name={`${name}-${ordinal}`}
                      ask={{ ...ask, title: `${who}的${ask.title}`, hint: '' }}
                      value={typed.get(ordinal)?.[name] ?? (hides ? '' : (answers[name] ?? ''))}
                      masked={hides ? answers[name] || undefined : undefined}
                      onChange={(text) => type(ordinal, name, text)}
                      onLeave={leave}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
