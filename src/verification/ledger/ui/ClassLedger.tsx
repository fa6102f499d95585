import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { Failure, Nothing } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import { deedsWithin } from '../deed-permissions.ts';
import type { LedgerCounts, LineShown } from './answers.ts';
import { useDeedButtons } from './do-deed.tsx';
import { LineButtons } from './LineButtons.tsx';
import type { LineFilters } from './line-filters.ts';
import { remarkOf, StateTag } from './line-words.tsx';
import type { Deeds } from './use-deeds.ts';
import { useLines } from './use-lines.ts';

interface Props {
  readonly campaign: string;
  readonly ledger: LedgerCounts;
  readonly filters: LineFilters;
  readonly deeds: Deeds;
  readonly onHistory: (student: string) => void;
}

/** A class has no more pupils than fit one page. */
const WHOLE_CLASS = 200;

/** 本班台账 — on the teacher's phone: the class handed out in one act, then pupil by pupil as the sheets come back. */
export function ClassLedger({ campaign, ledger, filters, deeds, onHistory }: Props): ReactNode {
  const { path } = ledger.whole;
  const list = useLines(campaign, path, filters, '', WHOLE_CLASS);
  const { press, dialog } = useDeedButtons(deeds);
  return (
    <>
      <IssueClass ledger={ledger} deeds={deeds} />
      {list.error !== null && <Failure error={list.error} retry={list.refetch} />}
      {list.rows?.length === 0 && <Nothing title="没有符合条件的学生。点上面的“在册”看全班。" />}
      <ul className="v-class" aria-label="本班台账">
        {list.rows?.map((line) => (
          <li key={line.student}>
            <Pupil line={line} />
            <LineButtons
              line={line}
              busy={deeds.busy}
              onDeed={(deed) => press(deed, [line.student])}
              onHistory={() => onHistory(line.student)}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button onClick={() => list.fetchNextPage()}>继续读出</Button>}
      {dialog}
    </>
  );
}

function Pupil({ line }: { readonly line: LineShown }): ReactNode {
  const remark = remarkOf(line);
  return (
    <div className="v-pupil">
      <strong>{line.name || '（无姓名）'}</strong> <StateTag line={line} />
      {remark && <small className="r-quiet">{remark}</small>}
    </div>
  );
}

function IssueClass({ ledger: { whole }, deeds }: Pick<Props, 'ledger' | 'deeds'>): ReactNode {
  const { permissions } = useSession();
  const count = whole.counts.notIssued ?? 0;
  if (count === 0 || !deedsWithin(permissions).has('issue')) return null;
  return (
    <Popconfirm
      title={`登记 ${count} 张核对表已发给学生？`}
      description="发错了可以马上撤销。"
      okText="已下发"
      cancelText="取消"
      onConfirm={() => deeds.run({ deed: 'issue' }, { filter: { unit: whole.path, state: 'not-issued' } })}
    >
      <Button type="primary" size="large" block loading={deeds.busy}>
        全班下发（{count} 名）
      </Button>
    </Popconfirm>
  );
}
