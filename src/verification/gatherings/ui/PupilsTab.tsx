import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { GUARDIAN_PRESENCES } from '../gathering.ts';
import type { PupilOnList, WholeGathering } from './answers.ts';
import { GuardianMarks, type MarksDone } from './GuardianMarks.tsx';

/** 家长会名单 — pupil by pupil: who came, and whether the sheet was handed over. */
export function PupilsTab({ of }: { readonly of: WholeGathering }): ReactNode {
  const mayMark = of.mayKeep && of.state !== 'cancelled' && of.day <= todayHere() && of.pupils.length > 0;
  const [isMarking, setMarking] = useState(false);
  const [done, setDone] = useState<MarksDone>();
  if (isMarking) {
    const close = (outcome: MarksDone | undefined) => {
      setMarking(false);
      setDone(outcome);
    };
    return <GuardianMarks of={of} close={close} />;
  }
  const came = of.pupils.filter(({ presence }) => presence === 'came').length;
  return (
    <section aria-label="名单" className="g-work">
      {done && <Outcome done={done} />}
      <div className="g-tools r-no-print">
        {mayMark && (
          <Button type={of.state === 'planned' ? 'primary' : 'default'} onClick={() => setMarking(true)}>
            {of.state === 'planned' ? '登记到会、下发核对表' : '更正到会、补发核对表'}
          </Button>
        )}
        {of.state === 'held' && (
          <span>
            到会 {came} / {of.pupils.length} 名学生的家长
          </span>
        )}
      </div>
      <DataTable
        name="gathering-pupils"
        label="家长会名单"
        columns={COLUMNS}
        list={{ rows: of.pupils, isPending: false, error: null, refetch: () => {} }}
        keyOf={({ student }) => student}
        empty={<Nothing title="这个班现在没有学生。" />}
      />
    </section>
  );
}

const COLUMNS: readonly Column<PupilOnList>[] = [
  {
    ...{ key: 'name', title: '学生', width: 120, grow: true, card: 'head' },
    show: ({ name, hasLeft }) => (hasLeft ? `${name}（已离开本班）` : name),
  },
  {
    ...{ key: 'presence', title: '家长到会', width: 110, card: 'line' },
    show: ({ presence }) => (presence ? GUARDIAN_PRESENCES[presence] : <span className="r-quiet">未登记</span>),
  },
  { key: 'relation', title: '来的是', width: 110, card: 'line', show: ({ relation }) => relation || '—' },
  { key: 'line', title: '核对表', width: 110, card: 'line', show: ({ line }) => line ?? '—' },
  {
    ...{ key: 'problems', title: '问题', width: 80, align: 'end', card: 'line' },
    show: ({ problems }) => (problems > 0 ? `${problems} 项` : '—'),
  },
];

function Outcome({ done: { issued, refused } }: { readonly done: MarksDone }): ReactNode {
  return (
    <div role="status" className="g-outcome">
      <p>
        已登记到会。下发核对表 <b>{issued}</b> 张{refused.length > 0 && `，${refused.length} 名没有下发：`}
      </p>
      {refused.length > 0 && (
        <ul className="r-lines">
          {refused.map(({ student, name, message }) => (
            <li key={student}>
              {name || '（不在您的管理范围内）'}：{message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
