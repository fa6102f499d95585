import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { classTitle } from '#src/organization/class-path.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { maskOf } from '#src/registry/mask-table.ts';
import type { ShownRecord } from '#src/registry/ui/answers.ts';
import type { Objection } from '#src/web/answer.ts';
import { api, loaded } from '#src/web/api.ts';
import { asksOf, readAnswer } from '#src/workflow/application.ts';
import type { Answers, Ask, Procedure } from '#src/workflow/procedure.ts';
import { AskBox } from './AskBox.tsx';
import type { CaseView } from './answers.ts';
import { everyObjection } from './every-objection.ts';
import { gradeOf } from './grade-of-answers.ts';
import { KeptWord } from './KeptWord.tsx';
import { PupilsGrid } from './PupilsGrid.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  readonly view: CaseView;
  readonly submit: () => void;
}

/** 申请表 — in the order of the paper; what is wrong is said at the field when it is left, what is missing before submitting. */
export function DraftForm({ view, submit }: Props): ReactNode {
  const procedure = procedureOf(view.procedure);
  return procedure === undefined ? null : <Form view={view} submit={submit} procedure={procedure} />;
}

function Form({ view, submit, procedure }: Props & { readonly procedure: Procedure }): ReactNode {
  const { typed, kept, type, save, settled } = useDraft(view, procedure);
  const queries = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(view.state === 'returned');
  const mine = typed.get('all') ?? {};
  const answers: Answers = { ...view.answers, ...mine };
  const asks = asksOf(procedure, answers);
  const standing = useStanding(view);
  const missing = everyObjection(view);
  const leave = async (name: string, ask: Ask, text: string) => {
    setLeft(new Set(left).add(name));
    const answer = readAnswer(ask, text);
    if ('text' in answer && answer.text !== text) type('all', name, answer.text);
    await save();
  };
  const tryToSubmit = async () => {
    setTried(true);
    if (!(await settled())) return;
    const asKept = queries.getQueryData<CaseView>(['case', view.id]) ?? view;
    if (everyObjection(asKept).length === 0) submit();
  };
  return (
    <section className="c-part" aria-label="申请表">
      <h2>
        填写申请 <KeptWord kept={kept} retry={save} />
      </h2>
      {view.state === 'returned' && <WhyReturned view={view} />}
      <div className="c-boxes">
        {asks.map(([name, ask]) => (
          <AskBox
            key={name}
            name={name}
            ask={ask}
            value={mine[name] ?? (isMasked(ask) ? '' : (view.answers[name] ?? ''))}
            masked={isMasked(ask) ? view.answers[name] || undefined : undefined}
            now={nowOf(ask, standing)}
            grade={gradeOf(procedure, answers, view.pupils[0]?.unit)}
            fault={left.has(name) || tried ? faultOf(name, ask, mine[name], missing, kept.is === 'saved') : undefined}
            onChange={(text) => type('all', name, text)}
            onLeave={(text) => leave(name, ask, text)}
          />
        ))}
      </div>
      {view.pupils.length > 1 && (
        <PupilsGrid view={view} procedure={procedure} typed={typed} type={type} leave={save} />
      )}
      {tried && missing.length > 0 && <StillMissing objections={missing} />}
      <div className="c-submit r-no-print">
        <Button type="primary" size="large" onClick={tryToSubmit}>
          提交
        </Button>
        {missing.length > 0 && <span className="r-quiet">还差 {missing.length} 项</span>}
      </div>
    </section>
  );
}

/** What stands in the record now, beside what it is to become. */
function useStanding({ pupils }: CaseView): ShownRecord | undefined {
  const [only, ...others] = pupils;
  const id = others.length === 0 ? only?.student : undefined;
  return useQuery({
    queryKey: ['pupil', id, 'record', undefined],
    enabled: id !== undefined,
    queryFn: (): Promise<ShownRecord> =>
      loaded(api.GET('/api/pupils/{id}', { params: { path: { id: id ?? '' }, query: {} } })),
  }).data;
}

function nowOf({ cell }: Ask, standing: ShownRecord | undefined): string | undefined {
  const text = cell && standing?.cells[cell];
  return cell === 'className' && text ? classTitle(text) : text;
}

function isMasked({ cell }: Ask): boolean {
  return cell !== undefined && maskOf(cell) !== undefined;
}

/** What this box itself says first; then what the server said of it when it was last kept. */
function faultOf(
  name: string,
  ask: Ask,
  typed: string | undefined,
  objections: readonly Objection[],
  isKept: boolean,
): string | undefined {
  const answer = typed === undefined ? undefined : readAnswer(ask, typed);
  if (answer !== undefined && 'wrong' in answer) return answer.wrong;
  return isKept ? objections.find(({ field }) => field === name)?.message : undefined;
}

/** 退回理由 — before everything else, in the words of whoever returned it. */
function WhyReturned({ view }: { readonly view: CaseView }): ReactNode {
  const event = view.events.filter(({ event: kind }) => kind === 'return').at(-1);
  if (event === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={`已退回：${event.text ?? ''}`}
      description={`${[event.office, event.by].filter(Boolean).join(' ')}退回。补正后重新提交即可，没有变的不用再填。`}
    />
  );
}

function StillMissing({ objections }: { readonly objections: readonly Objection[] }): ReactNode {
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`提交前还差 ${objections.length} 项`}
      description={
        <ul className="r-lines">
          {objections.map(({ code, message, field }) => (
            <li key={message}>
              {placeOf(code, field) === undefined ? (
                message
              ) : (
                <button type="button" className="c-goto" onClick={() => goTo(placeOf(code, field))}>
                  {message}
                </button>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Where it is put right: the box of the question, or where documents are added. */
function placeOf(code: string, field: string | undefined): string | undefined {
  if (code.startsWith('missing-proof')) return 'evidence-kind';
  return field && `ask-${field}`;
}

function goTo(place: string | undefined): void {
  const box = document.getElementById(place ?? '');
  box?.scrollIntoView({ block: 'center' });
  box?.focus();
}
