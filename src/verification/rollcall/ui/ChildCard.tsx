import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { OUTCOMES } from '../unlisted.ts';
import type { Child } from './answers.ts';
import { ChildDrawer } from './ChildDrawer.tsx';

interface Props {
  readonly child: Child;
  /** The roll that is not signed yet: the line can be taken off again. */
  readonly call?: string;
  readonly refresh: () => Promise<void>;
}

/** 一名不在名单的学生 — what was found, who has to see to it and until when. */
export function ChildCard({ child, call, refresh }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const takeBack = async (id: string) => {
    const path = { id, child: child.id };
    const came = await answered(api.DELETE('/api/roll-calls/{id}/unlisted/{child}', { params: { path } }));
    setAnswer(came);
    if (came.is === 'ok') await refresh();
  };
  return (
    <li className="rc-child">
      <p className="rc-who">
        <strong>{child.name}</strong>
        <span className="r-quiet">{child.sex}</span>
        <span className={child.outcome === undefined ? 'r-query' : 'r-done'}>
          {child.outcome === undefined ? child.title : OUTCOMES[child.outcome]}
        </span>
      </p>
      <p>
        {child.found}
        {child.outcome === undefined && `。处理：${child.advice}`}
        {child.explanation !== '' && `。说明：${child.explanation}`}
      </p>
      {child.isTask && child.outcome === undefined && (
        <p className="r-quiet">
          责任：学籍管理员 {child.owner}　{duration(child)}
        </p>
      )}
      {call !== undefined && (
        <Button size="small" onClick={() => takeBack(call)}>
          登记错了，撤下
        </Button>
      )}
      {child.isTask && (
        <Button size="small" onClick={() => setOpen(true)} aria-label={`办理${child.name}`}>
          {child.outcome === undefined ? '查看并办理' : '查看'}
        </Button>
      )}
      <Refusals answer={answer} title="没有撤下" />
      {isOpen && <ChildDrawer id={child.id} close={() => setOpen(false)} onDone={refresh} />}
    </li>
  );
}

function duration({ dueOn, daysLeft }: Child): ReactNode {
  if (dueOn === undefined) return '放假安排未公布，期限未定';
  const day = `${dayInWords(dueOn)}前办结`;
  if (daysLeft === undefined) return day;
  return daysLeft < 0 ? (
    <strong className="r-error">
      {day}，已超期 {-daysLeft} 个工作日
    </strong>
  ) : (
    `${day}，还剩 ${daysLeft} 个工作日`
  );
}
