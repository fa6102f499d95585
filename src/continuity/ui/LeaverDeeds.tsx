import { Button, Collapse } from 'antd';
import type { ReactNode } from 'react';
import { useMay } from '#src/web/session.ts';
import type { WholeLeaver } from './answers.ts';
import { ClosingForm } from './ClosingForm.tsx';
import { DestinationForm } from './DestinationForm.tsx';
import { LetterForm } from './LetterForm.tsx';
import { WordsForm } from './WordsForm.tsx';

/** 办理 — exactly what the server offers this reader now; what is most likely next stands open. */
export function LeaverDeeds({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  const mayJudge = useMay('continuity.judge');
  const may = (deed: WholeLeaver['deeds'][number]) => leaver.deeds.includes(deed);
  const forms = [
    may('destination') && {
      key: 'destination',
      label: leaver.to === '' ? '登记去向' : '修改去向',
      children: <DestinationForm leaver={leaver} />,
    },
    may('follow') && {
      key: 'follow',
      label: '记录跟进',
      children: <WordsForm leaver={leaver} deed="follow-ups" title="记录" hint="何时、问了谁、怎么说的" />,
    },
    (may('draft-letter') || may('urge-letter')) &&
      mayJudge && {
        key: 'letter',
        label: may('urge-letter') ? '再次函告' : '函告接收地',
        children: <LetterForm leaver={leaver} />,
      },
    may('ask') &&
      !mayJudge && {
        key: 'ask',
        label: leaver.asked === undefined ? '申请了结' : '修改了结申请',
        children: <ClosingForm leaver={leaver} way="asks" />,
      },
    (may('strike-off') || may('close-elsewhere')) && {
      key: 'close',
      label: leaver.asked === undefined ? '了结' : '审定学校的申请',
      children: <ClosingForm leaver={leaver} way="closings" />,
    },
    may('send-back') && {
      key: 'send-back',
      label: '退回学校的申请',
      children: <WordsForm leaver={leaver} deed="send-back" title="退回" hint="缺什么、要怎样补" />,
    },
    may('not-come') && {
      key: 'not-come',
      label: '登记未报到',
      children: (
        <WordsForm
          leaver={leaver}
          deed="not-come"
          title="登记未报到"
          hint="如：开学至今没有来，电话打不通。登记后两校一起说明，县局裁定"
        />
      ),
    },
    may('reopen') && {
      key: 'reopen',
      label: '重新跟踪',
      children: <WordsForm leaver={leaver} deed="reopen" title="重新跟踪" hint="为什么了结错了" />,
    },
  ].filter((form) => form !== false);
  if (forms.length === 0) {
    return <p className="r-quiet">{leaver.isOwn ? '现在没有要您办的。' : '由毕业、转出的学校和县局办理。'}</p>;
  }
  const first = nextOf(leaver, mayJudge) ?? forms[0]?.key;
  return (
    <>
      <Collapse bordered={false} defaultActiveKey={first ?? []} items={forms} />
      <Button onClick={() => window.print()}>打印这一页</Button>
    </>
  );
}

/** What is most likely next: judge what was asked, write to the county where the child is, wait for its receipt. */
function nextOf({ asked, state, destination }: WholeLeaver, mayJudge: boolean): string | undefined {
  if (!mayJudge) return undefined;
  if (asked !== undefined) return 'close';
  if (state === 'letter') return 'follow';
  return state === 'unclaimed' && destination === 'elsewhere' ? 'letter' : undefined;
}
