import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { maskOf } from '#src/registry/mask-table.ts';
import { asksOf } from '#src/workflow/application.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { AskBox } from './AskBox.tsx';
import type { CaseView } from './answers.ts';
import { gradeOf } from './grade-of-answers.ts';
import { pastedCells } from './pasted-cells.ts';
import type { useDraft, Whose } from './use-draft.ts';

interface Props {
  readonly view: CaseView;
  readonly procedure: Procedure;
  readonly typed: ReturnType<typeof useDraft>['typed'];
  readonly type: (whose: Whose, name: string, text: string) => void;
  readonly leave: () => void;
}

/** 逐人填写 — one line a pupil; an empty box takes what was said above for all. A column of a spreadsheet can be pasted. */
export function PupilsGrid({ view, procedure, typed, type, leave }: Props): ReactNode {
  const asks = asksOf(procedure, { ...view.answers, ...typed.get('all') }).filter(
    ([, { kind }]) => kind !== 'long-text',
  );
  const pupils = useInOrder(view);
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells === undefined) return;
    event.preventDefault();
    for (const { down, right, text } of cells) {
      const ordinal = pupils[row + down]?.ordinal;
      const [name] = asks[column + right] ?? [];
      if (ordinal !== undefined && name !== undefined) type(ordinal, name, text);
    }
  };
  return (
    <div className="c-many">
      <h3>逐人填写（空着的，按上面统一填写的办；可从 Excel 整列粘贴）</h3>
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
          {pupils.map(({ ordinal, name: who, unit, answers, objections }, row) => (
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
              {asks.map(([name, ask], column) => {
                const hides = ask.cell !== undefined && maskOf(ask.cell) !== undefined;
                return (
                  <td key={name} onPaste={(event) => paste(event, row, column)}>
                    <AskBox
                      name={`${name}-${ordinal}`}
                      ask={{ ...ask, title: `${who}的${ask.title}`, hint: '' }}
                      value={typed.get(ordinal)?.[name] ?? (hides ? '' : (answers[name] ?? ''))}
                      grade={gradeOf(procedure, answers, unit)}
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

/** Whoever has an objection first, as it was when the form was opened: no line leaves while it is being filled in. */
function useInOrder({ pupils }: CaseView): CaseView['pupils'] {
  const [order] = useState(() =>
    [...pupils].sort((one, other) => other.objections.length - one.objections.length).map(({ ordinal }) => ordinal),
  );
  return order.flatMap((ordinal) => pupils.find((pupil) => pupil.ordinal === ordinal) ?? []);
}
