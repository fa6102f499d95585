import { Input, Modal, Radio } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { returnReasonOf, titleOfKind } from '#src/evidence/evidence-words.ts';
import { RETURN_REASONS, type ReturnReason } from '#src/evidence/kinds.ts';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import type { Answer } from '#src/web/answer.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { ACTIONS_ON_CASES, type CaseAction } from '#src/workflow/case.ts';
import { deskInWords } from '../desk-words.ts';
import type { CaseView } from './answers.ts';
import { decide } from './decide.ts';
import { requestKey } from './request-key.ts';
import { useRefreshingCases } from './use-next-case.ts';

interface Props {
  readonly view: CaseView;
  readonly action: CaseAction;
  readonly close: () => void;
  readonly onDone: () => void;
}

/** 办理意见 — confirms one deed: a return names its standard reason, a refusal its grounds, an outside step its day. */
export function DecisionDialog({ view, action, close, onDone }: Props): ReactNode {
  const isOutside = action === 'approve' && view.steps.some(({ current, outside }) => current && outside);
  const [returnReason, setReturnReason] = useState<ReturnReason | undefined>(() =>
    returnReasonOf(view.evidence.map(({ verdict }) => verdict)),
  );
  const [text, setText] = useState('');
  const [doneOn, setDoneOn] = useState(isOutside ? todayHere() : '');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  // Pressed twice, or again after the line broke, it is one decision.
  const key = useRef(requestKey());
  const refresh = useRefreshingCases();
  const reason = [returnReason === undefined ? '' : RETURN_REASONS[returnReason], text.trim()]
    .filter(Boolean)
    .join('：');
  const isReady =
    (action !== 'return' || (returnReason !== undefined && (returnReason !== 'other' || text.trim() !== ''))) &&
    (action !== 'refuse' || text.trim() !== '') &&
    (!isOutside || doneOn !== '');
  const run = async () => {
    setBusy(true);
    const came = await decide(view, key.current, {
      action,
      ...(reason !== '' && { reason }),
      ...(returnReason !== undefined && { returnReason }),
      ...(isOutside && { doneOn }),
    });
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') {
      close();
      onDone();
      return;
    }
    if (came.is !== 'unreachable') key.current = requestKey();
    if (came.is === 'stale') await refresh();
  };
  return (
    <Modal
      open
      title={`${ACTIONS_ON_CASES[action]}：${view.number}`}
      okText={ACTIONS_ON_CASES[action]}
      cancelText="取消"
      okButtonProps={{ disabled: !isReady, danger: action === 'refuse' || action === 'withdraw' }}
      confirmLoading={busy}
      onOk={run}
      onCancel={close}
    >
      <div className="c-dialog">
        <p>{whatFollows(view, action)}</p>
        {action === 'approve' && <NotReviewed view={view} />}
        {action === 'return' && (
          <Radio.Group
            aria-label="退回理由"
            className="c-reasons"
            value={returnReason ?? null}
            onChange={({ target }) => setReturnReason(target.value)}
            options={Object.entries(RETURN_REASONS).map(([value, label]) => ({ value, label }))}
          />
        )}
        {isOutside && (
          <>
            <label htmlFor="done-on">实际办结的日期</label>
            <DayField id="done-on" value={doneOn} onChange={setDoneOn} />
            <p className="r-quiet">办结凭证（截图或回执）请先在“凭什么”里上传。</p>
            {objectionTo(answer, 'doneOn') && <p className="r-error">{objectionTo(answer, 'doneOn')}</p>}
          </>
        )}
        {action !== 'submit' && (
          <>
            <label htmlFor="reason">{TEXT_LABELS[action]}</label>
            <Input.TextArea
              id="reason"
              rows={3}
              maxLength={500}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </>
        )}
        <Refusals
          answer={answer}
          title={answer?.is === 'stale' ? '案卷刚有变动，已换成最新内容，请关上再看一遍' : '没有办成'}
        />
      </div>
    </Modal>
  );
}

/** 尚未逐项审核 — said, not forbidden: a head may know the family. */
function NotReviewed({ view: { evidence } }: { readonly view: CaseView }): ReactNode {
  const titles = [
    ...new Set(evidence.filter(({ verdict }) => verdict === undefined).map(({ kind }) => titleOfKind(kind))),
  ];
  return titles.length === 0 ? null : <p className="r-query">还没有逐项审核的材料：{titles.join('、')}</p>;
}

const TEXT_LABELS: Readonly<Record<Exclude<CaseAction, 'submit'>, string>> = {
  approve: '意见（可不填）',
  return: '补充说明（选“其他”时必填）',
  refuse: '不予办理的理由',
  withdraw: '撤回的原因（可不填）',
};

/** What becomes of the pupil, `*`, at the last approval. */
const CLOSING: Readonly<Record<NonNullable<CaseView['pupils'][number]['effect']>, string>> = {
  change: '通过后立即写入*的学籍',
  open: '通过后立即建立*的学籍',
  delete: '通过后*的学籍立即移出在册名单',
  restore: '通过后立即恢复*的学籍',
  none: '通过后*的学籍内容不变，结论记入办理经过',
};

/** What happens once the button is pressed, in one sentence. */
function whatFollows({ steps, pupils }: CaseView, action: CaseAction): string {
  const at = steps.findIndex(({ current }) => current);
  const next = steps[at + 1];
  const first = steps.find(({ doneOn }) => doneOn === undefined);
  const who = pupils.length === 1 ? (pupils[0]?.name ?? '') : `${pupils.length} 名学生`;
  switch (action) {
    case 'submit':
      return `提交后交“${first?.title}”（${first && deskInWords(first)}）办理，内容不能再改；需要改时可先撤回。`;
    case 'approve':
      return next === undefined
        ? `这是最后一个环节：${CLOSING[pupils[0]?.effect ?? 'change'].replace('*', who)}，并办结此件。`
        : `通过后交“${next.title}”（${deskInWords(next)}）办理。`;
    case 'return':
      return '退回填报学校补正。材料和内容都保留，补正后重新提交，从第一个环节办起。';
    case 'refuse':
      return '不予办理后此件办结，不能再提交；学校须另行填报。';
    case 'withdraw':
      return '撤回后此件作废，学籍没有任何改动。';
  }
}
