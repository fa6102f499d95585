import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { PRESENCES, REPLIES, shapeOf } from '../gathering.ts';
import { AskByName } from './AskByName.tsx';
import { Attendance } from './Attendance.tsx';
import type { PersonOnList, WholeGathering } from './answers.ts';
import { MakeUp } from './MakeUp.tsx';
import { useDeed } from './use-deed.ts';

/** 名单 — who was asked, what they answered, who was there, and who has made up for it since. */
export function PeopleTab({ of }: { readonly of: WholeGathering }): ReactNode {
  const [isMarking, setMarking] = useState(false);
  const [makingUp, setMakingUp] = useState<PersonOnList>();
  const mayAsk = useMay('person.read') && of.mayKeep && of.state !== 'cancelled';
  if (isMarking) return <Attendance of={of} close={() => setMarking(false)} />;
  const mayMark = of.mayKeep && of.state !== 'cancelled' && of.day <= todayHere() && of.people.length > 0;
  const columns = columnsFor(of, setMakingUp);
  return (
    <section aria-label="名单" className="g-work">
      {of.mayKeep && (
        <div className="g-tools r-no-print">
          {mayMark && (
            <Button type={of.state === 'planned' ? 'primary' : 'default'} onClick={() => setMarking(true)}>
              {of.state === 'planned' ? '登记到会' : '更正到会'}
            </Button>
          )}
          {mayAsk && <AskByName of={of} />}
          {of.kind === 'teachers' && of.campaign !== undefined && of.state === 'held' && <HandOver of={of} />}
        </div>
      )}
      <DataTable
        name="gathering-people"
        label="参会名单"
        columns={columns}
        list={{ rows: of.people, isPending: false, error: null, refetch: () => {} }}
        keyOf={({ person }) => person}
        empty={<Nothing title="名单上还没有人。请谁参加，在“修改”里选岗位，或点名邀请。" />}
      />
      {makingUp && <MakeUp of={of} person={makingUp} close={() => setMakingUp(undefined)} />}
    </section>
  );
}

function columnsFor(of: WholeGathering, makeUp: (person: PersonOnList) => void): readonly Column<PersonOnList>[] {
  const columns: readonly (Column<PersonOnList> | false)[] = [
    { key: 'name', title: '姓名', width: 96, card: 'head', show: ({ name }) => name },
    {
      ...{ key: 'place', title: '单位', width: 220, grow: true, card: 'line' },
      show: ({ place }) => place,
      full: ({ place }) => place,
    },
    { key: 'office', title: '岗位', width: 110, card: 'line', show: ({ office }) => OFFICES[office].title },
    {
      ...{ key: 'reply', title: '答复', width: 84, card: 'line' },
      show: ({ reply }) => (reply ? REPLIES[reply] : <span className="r-quiet">未答复</span>),
    },
    of.mayKeep &&
      of.state === 'planned' &&
      of.people.some(({ byName }) => byName) && {
        ...{ key: 'by-name', title: '点名邀请', width: 104, card: 'line' },
        show: (row) => (row.byName ? <TakeBack of={of} person={row} /> : <span className="r-quiet">—</span>),
      },
    {
      ...{ key: 'presence', title: '到会', width: 84, card: 'line' },
      show: ({ presence }) => (presence ? PRESENCES[presence] : <span className="r-quiet">未登记</span>),
    },
    of.mayKeep && {
      ...{ key: 'reason', title: '原因、补训', width: 220, grow: true, card: 'line' },
      show: (row) => whyOf(row) || <span className="r-quiet">—</span>,
      full: whyOf,
    },
    of.people.some(({ received }) => received !== undefined) && {
      ...{ key: 'received', title: '领取', width: 150, card: 'line' },
      show: ({ received }) =>
        received ? `核对表 ${received.sheets} 张，问题 ${received.problems} 项` : <span className="r-quiet">—</span>,
    },
    of.mayKeep &&
      shapeOf(of.kind).trains !== undefined &&
      of.people.some(({ presence }) => presence === 'absent') && {
        ...{ key: 'make-up', title: '办理', width: 108, card: 'line' },
        show: (row) =>
          row.presence === 'absent' ? (
            <Button size="small" aria-label={`登记${row.name}补训`} onClick={() => makeUp(row)}>
              登记补训
            </Button>
          ) : null,
      },
  ];
  return columns.filter((column) => column !== false);
}

/** 撤回 — of somebody asked by name. */
function TakeBack({ of, person }: { readonly of: WholeGathering; readonly person: PersonOnList }): ReactNode {
  const { modal } = App.useApp();
  const { busy, answer, run } = useDeed(of.id);
  const params = { path: { id: of.id, person: person.person } };
  const confirm = () =>
    modal.confirm({
      title: `撤回对${person.name}的邀请`,
      content: '从名单上撤下，并告诉本人不用参加。还可以再请。',
      okText: '撤回',
      cancelText: '不撤',
      onOk: () => run(answered(api.DELETE('/api/gatherings/{id}/people/{person}', { params }))),
    });
  return (
    <>
      <Button size="small" loading={busy} aria-label={`撤回对${person.name}的邀请`} onClick={confirm}>
        撤回
      </Button>
      <Refusals answer={answer} title="没有撤回" />
    </>
  );
}

function whyOf({ presence, leave, absence, madeUpOn, madeUp }: PersonOnList): string {
  const reason = presence === 'present' ? undefined : absence || (leave && `请假：${leave}`);
  return [reason, madeUpOn && `${dayInWords(madeUpOn)}补训`, madeUp].filter(Boolean).join('；');
}

/** 交给班主任 — printed sheets and problem lists, to whoever was there. */
function HandOver({ of }: { readonly of: WholeGathering }): ReactNode {
  const { message, modal } = App.useApp();
  const { busy, answer, run } = useDeed<{
    readonly handed: number;
    readonly sheets: number;
    readonly problems: number;
  }>(of.id);
  const there = of.people.filter(({ presence, office }) => {
    return (presence === 'present' || presence === 'made-up') && office === 'class-teacher';
  });
  const send = async () => {
    const body = { revision: of.revision, people: there.map(({ person }) => person) };
    const params = { path: { id: of.id } };
    const done = await run(answered(api.POST('/api/gatherings/{id}/handing', { params, body })));
    if (done) message.success(`已交给 ${done.handed} 名班主任：核对表 ${done.sheets} 张，问题 ${done.problems} 项`);
  };
  const confirm = () =>
    modal.confirm({
      title: '把核对表和问题名单交给班主任',
      content: `到会（或已补训）的 ${there.length} 名班主任，班里已打印核对表的，登记为已领取；他们的“今日”里会列出要下发的张数。`,
      okText: '已经交给他们',
      cancelText: '还没有',
      onOk: send,
    });
  return (
    <>
      <Button loading={busy} disabled={there.length === 0} onClick={confirm}>
        核对表交给班主任
      </Button>
      <Refusals answer={answer} title="没有登记领取" />
    </>
  );
}
