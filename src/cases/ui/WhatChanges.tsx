import type { ReactNode } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { asksOf, titleOfAsk } from '#src/workflow/application.ts';
import type { Effect } from '#src/workflow/procedure.ts';
import { answerInWords } from './answer-words.ts';
import type { CasePupil, CaseView } from './answers.ts';
import { ChangedCell } from './ChangedCell.tsx';
import { changedCells, changesInWords } from './changed-cells.ts';
import { StandingObjections } from './StandingObjections.tsx';

interface Props {
  readonly view: CaseView;
}

/** 改什么 — what stands in the record and what will; then what else was said. */
export function WhatChanges({ view }: Props): ReactNode {
  const [only, ...others] = view.pupils;
  return (
    <section className="c-part" aria-label="改什么">
      <h2>改什么</h2>
      {only !== undefined && others.length === 0 ? <OfOne view={view} pupil={only} /> : <OfMany view={view} />}
      <SaidBeside view={view} />
      <StandingObjections view={view} />
    </section>
  );
}

/** What becomes of the record beyond its cells. */
const EFFECTS: Readonly<Record<Effect['kind'], string>> = {
  change: '',
  open: '建立一份新学籍',
  delete: '学籍移出在册名单（可以恢复）',
  restore: '恢复已删除的学籍',
  none: '不改动学籍内容，只记入办理经过',
};

function OfOne({ view, pupil }: Props & { readonly pupil: CasePupil }): ReactNode {
  const cells = changedCells(pupil);
  const effect = pupil.effect && EFFECTS[pupil.effect];
  const isNew = pupil.effect === 'open';
  return (
    <>
      {effect && <p>{effect}。</p>}
      {pupil.movesTo !== undefined && (
        <p>
          转到 <strong>{pupil.movesTo}</strong>。
        </p>
      )}
      {cells.length > 0 && (
        <table className="c-changes">
          <thead>
            <tr>
              <th scope="col">栏目</th>
              {!isNew && <th scope="col">原来</th>}
              <th scope="col">{isNew ? '内容' : '改为'}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell}>
                <th scope="row">{titleOfCell(cell)}</th>
                {!isNew && (
                  <td>
                    <ChangedCell caseId={view.id} pupil={pupil} cell={cell} of="before" />
                  </td>
                )}
                <td>
                  <strong>
                    <ChangedCell caseId={view.id} pupil={pupil} cell={cell} of="after" />
                  </strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function OfMany({ view }: Props): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="c-many" aria-label="各学生的改动" tabIndex={0}>
      <table className="c-changes">
        <thead>
          <tr>
            <th scope="col">学生</th>
            <th scope="col">所在</th>
            <th scope="col">改动</th>
          </tr>
        </thead>
        <tbody>
          {view.pupils.map((pupil) => (
            <tr key={pupil.ordinal}>
              <th scope="row">{pupil.name}</th>
              <td>{pupil.unit}</td>
              <td>
                {linesOf(pupil).map((line) => (
                  <div key={line}>{line}</div>
                ))}
                {pupil.objections.map(({ message }) => (
                  <div key={message} className="r-error">
                    {message}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function linesOf(pupil: CasePupil): readonly string[] {
  const effect = pupil.effect && EFFECTS[pupil.effect];
  return [...(effect ? [effect] : []), ...(pupil.movesTo ? [`转到${pupil.movesTo}`] : []), ...changesInWords(pupil)];
}

/** What was answered that is no cell of the record: reasons, days, notes. */
function SaidBeside({ view }: Props): ReactNode {
  const procedure = procedureOf(view.procedure);
  if (procedure === undefined) return null;
  const said = asksOf(procedure, view.answers).filter(([name, ask]) => ask.cell === undefined && view.answers[name]);
  if (said.length === 0) return null;
  return (
    <dl className="c-said">
      {said.map(([name, ask]) => (
        <div key={name}>
          <dt>{titleOfAsk(ask)}</dt>
          <dd>{answerInWords(ask, view.answers[name] ?? '', view)}</dd>
        </div>
      ))}
    </dl>
  );
}
