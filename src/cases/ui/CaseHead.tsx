import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay } from '#src/web/session.ts';
import { deskInWords } from '../desk-words.ts';
import type { CasePupil, CaseView } from './answers.ts';
import { Deadline } from './Deadline.tsx';
import { StateWord } from './StateWord.tsx';

/** 抬头 — who, which procedure, where it stands, whose turn it is and until when: one glance. */
export function CaseHead({ view }: { readonly view: CaseView }): ReactNode {
  const { pupils, number, parties, applicants, state } = view;
  const step = view.steps.find(({ current }) => current);
  const facts = [
    [
      '编号',
      <span key="number" className="r-num">
        {number}
      </span>,
    ],
    ['状态', <StateWord key="state" of={state} />],
    ['谁来办', state === 'step' && step ? deskInWords(step) : turnOf(view)],
    ['何时前', state === 'step' ? <Deadline key="due" of={view} withDay /> : ''],
    ['学籍所在', parties.holding?.name ?? ''],
    ['转入', parties.receiving?.name ?? ''],
    ['填报人', applicants.join('、')],
  ] as const;
  return (
    <header className="c-head">
      <div className="c-who">
        {pupils.length === 1 && pupils[0] !== undefined ? <OneName pupil={pupils[0]} /> : `${pupils.length} 名学生`}
        <small>{pupils.length === 1 ? pupils[0]?.unit : procedureOf(view.procedure)?.title}</small>
      </div>
      <dl className="c-facts">
        {facts
          .filter(([, shown]) => shown !== '')
          .map(([title, shown]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
      </dl>
    </header>
  );
}

function OneName({ pupil: { student, name } }: { readonly pupil: CasePupil }): ReactNode {
  const mayRead = useMay('record.read');
  if (student === undefined || !mayRead) return name || '（待填姓名）';
  return (
    <Link to={ADDRESSES.pupil} params={{ id: student }}>
      {name || '（无姓名）'}
    </Link>
  );
}

function turnOf({ state, parties }: CaseView): string {
  if (state !== 'draft' && state !== 'returned') return '';
  return `${(parties.holding ?? parties.receiving)?.name ?? '填报学校'}（${state === 'draft' ? '正在填报' : '补正后重新提交'}）`;
}
