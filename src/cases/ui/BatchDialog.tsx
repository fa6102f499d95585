import { useQueries } from '@tanstack/react-query';
import { Modal, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { titleOfKind } from '#src/evidence/evidence-words.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { CaseRow, CaseView } from './answers.ts';
import { changesInWords } from './changed-cells.ts';
import { decide } from './decide.ts';
import { everyObjection } from './every-objection.ts';
import { caseQuery } from './read-cases.ts';
import { requestKey } from './request-key.ts';
import { useRefreshingCases } from './use-next-case.ts';

interface Props {
  readonly rows: readonly CaseRow[];
  readonly close: () => void;
}

interface Outcome {
  readonly view: CaseView;
  /** Absent when it was approved. */
  readonly why?: string | undefined;
}

/** 一起通过 — a summary before, each decided by itself as it was seen, and a list of those that were not. */
export function BatchDialog({ rows, close }: Props): ReactNode {
  const refresh = useRefreshingCases();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const [busy, setBusy] = useState(false);
  const queries = useQueries({
    queries: rows.map(({ id }) => ({
      ...caseQuery(id),
      // What is decided is what was shown in this summary.
      enabled: outcomes === undefined && !busy,
    })),
  });
  const views = queries.flatMap(({ data }) => data ?? []);
  const ready = views.filter((view) => whyNotNow(view) === undefined);
  const isRead = queries.every(({ isPending }) => !isPending);
  const run = async () => {
    setBusy(true);
    const done: Outcome[] = [];
    for (const view of ready) {
      done.push({ view, why: await approve(view) });
      setOutcomes([...done]);
    }
    setBusy(false);
    await refresh();
  };
  if (outcomes !== undefined) {
    return (
      <Modal
        open
        title="办理结果"
        okText="知道了"
        onOk={close}
        onCancel={close}
        closable={!busy}
        cancelButtonProps={HIDDEN}
      >
        <Result outcomes={outcomes} total={ready.length} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      width={820}
      title={`一起通过 ${ready.length} 件`}
      okText={`通过这 ${ready.length} 件`}
      cancelText="取消"
      confirmLoading={busy || !isRead}
      okButtonProps={{ disabled: !isRead || ready.length === 0 }}
      onOk={run}
      onCancel={close}
    >
      <p>请逐件看过。每件各自办理；哪一件没有办成，会列出原因，不影响其他件。</p>
      <ul className="c-batch">
        {views.map((view) => (
          <li key={view.id}>
            <strong>{view.pupils.map(({ name }) => name).join('、')}</strong>
            <span className="r-quiet">
              {procedureOf(view.procedure)?.title} {view.number}
            </span>
            <span>{view.pupils.flatMap(changesInWords).slice(0, 6).join('；') || '不改动学籍内容'}</span>
            {doubtsOf(view).map((doubt) => (
              <span key={doubt} className="r-query">
                {doubt}
              </span>
            ))}
            {whyNotNow(view) !== undefined && <span className="r-error">不在此次通过之列：{whyNotNow(view)}</span>}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

const HIDDEN = { style: { display: 'none' } };

function Result({ outcomes, total }: { readonly outcomes: readonly Outcome[]; readonly total: number }): ReactNode {
  const failed = outcomes.filter(({ why }) => why !== undefined);
  return (
    <div role="status">
      {outcomes.length < total && <Progress percent={Math.floor((outcomes.length / total) * 100)} />}
      <p>
        已通过 {outcomes.length - failed.length} 件{failed.length > 0 && `，${failed.length} 件没有办成：`}
      </p>
      <ul className="r-lines">
        {failed.map(({ view, why }) => (
          <li key={view.id}>
            {view.number} {view.pupils[0]?.name}：<span className="r-error">{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why this one cannot be approved with the others; each outside step wants its own day and proof. */
function whyNotNow(view: CaseView): string | undefined {
  if (!view.actions.includes('approve')) return view.whyNot.approve ?? '现在不能由您通过';
  if (view.steps.some(({ current, outside }) => current && outside)) return '系统外环节须逐件填写办结日期';
  return everyObjection(view)[0]?.message;
}

/** What a desk would want to look at before it approves many at once. */
function doubtsOf({ evidence }: CaseView): readonly string[] {
  return evidence.flatMap(({ kind, hints, usedElsewhere }) => [
    ...hints.map((hint) => `${titleOfKind(kind)}：${hint}`),
    ...(usedElsewhere > 0 ? [`${titleOfKind(kind)}：另有 ${usedElsewhere} 名学生的业务用了同一份或相似的材料`] : []),
  ]);
}

async function approve(view: CaseView): Promise<string | undefined> {
  const came = await decide(view, requestKey(), { action: 'approve' });
  return came.is === 'ok' ? undefined : came.message;
}
