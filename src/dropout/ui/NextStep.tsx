import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { Deed } from '../deeds.ts';
import { OUTCOMES } from '../outcomes.ts';
import { STATES } from '../states.ts';
import type { WholeDropout } from './answers.ts';
import { DraftLetters } from './DraftLetters.tsx';
import { DueWord } from './DropoutWords.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useDeed } from './use-deed.ts';
import { VisitForm } from './VisitForm.tsx';

type Asked = 'investigation' | 'persuasion' | 'outcome' | 'loss' | 'closing' | 'reopening';

/** 下一步 — what the state asks, by when, and the buttons of whoever may do it. */
export function NextStep({ of }: { readonly of: WholeDropout }): ReactNode {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const may = (deed: Deed) => of.deeds.includes(deed);
  return (
    <section className="d-next" aria-label="下一步">
      <Asks of={of} />
      <div className="d-deeds r-no-print">
        {may('investigate') && (
          <Button type="primary" size="large" onClick={() => setAsked('investigation')}>
            登记排查
          </Button>
        )}
        {may('persuade') && (
          <Button type="primary" size="large" onClick={() => setAsked('persuasion')}>
            登记一次劝返
          </Button>
        )}
        <DraftLetters of={of} />
        {may('conclude') && (
          <Button size="large" onClick={() => setAsked('outcome')}>
            登记结果
          </Button>
        )}
        {may('seat') && of.outcome === 'returned' && of.seatedOn === undefined && <Seat of={of} />}
        {may('lose') && (
          <Button size="large" onClick={() => setAsked('loss')}>
            {of.outcome === 'returned' ? '又不到校' : '结果不成立'}
          </Button>
        )}
        {may('close') && (
          <Button type="primary" size="large" onClick={() => setAsked('closing')}>
            确认销号
          </Button>
        )}
        {may('reopen') && (
          <Button size="large" onClick={() => setAsked('reopening')}>
            重新列入
          </Button>
        )}
      </div>
      <Procedures of={of} />
      {(asked === 'investigation' || asked === 'persuasion') && (
        <VisitForm kind={asked} id={of.id} root="/api/dropouts" close={close} />
      )}
      {asked === 'outcome' && <OutcomeForm of={of} close={close} />}
      {(asked === 'loss' || asked === 'closing' || asked === 'reopening') && (
        <ReasonForm what={asked} of={of} close={close} />
      )}
    </section>
  );
}

function Asks({ of }: { readonly of: WholeDropout }): ReactNode {
  const { state, clock, failedVisits, outcome, outcomeOn, seatedOn, carried, ground, closedOn, townshipName } = of;
  if (state === 'closed') {
    return (
      <p>
        <b>{closedOn} 已销号。</b>
        {ground}
      </p>
    );
  }
  const away = clock.daysAway === undefined ? '' : `已连续 ${clock.daysAway} 个上课日未到校。`;
  const { failedVisits: needed } = clock.settings;
  return (
    <>
      <p>
        <b>{STATES[state].asks}</b>
        {clock.due !== undefined && (
          <>
            {'　'}期限 <DueWord due={clock.due} left={clock.left} />
          </>
        )}
      </p>
      <p className="r-quiet">
        {away}
        {state === 'persuading' &&
          `劝返无效 ${failedVisits} 次，满 ${needed} 次${clock.escalatesOn === undefined ? '' : `，或到 ${clock.escalatesOn} 仍未返校`}，书面报告乡镇和县局。`}
        {state === 'reported' && `报给 ${townshipName ?? '县局'}，等待接收。学校继续劝返。`}
        {state === 'joint' && `${townshipName ?? ''} 已接收，联合劝返中。学校继续劝返。`}
        {outcome !== undefined && `结果：${OUTCOMES[outcome].title}（${outcomeOn}）。`}
        {outcome === 'returned' && seatedOn === undefined && `在班满 ${clock.settings.seated} 个上课日后，班主任确认。`}
        {seatedOn !== undefined && `${seatedOn} 已确认连续在班，可以销号。`}
        {carried !== undefined && `${carried.title}（${carried.number}）已于 ${carried.endedOn} 办结，可以销号。`}
      </p>
      {of.outcomeWords !== '' && <p>{of.outcomeWords}</p>}
    </>
  );
}

/** 学籍业务 — the outcome is written into the register by its own procedure; from here it is opened for this pupil. */
function Procedures({ of }: { readonly of: WholeDropout }): ReactNode {
  const mayApply = useMay('case.apply');
  const mayRead = useMay('case.read');
  if (of.state !== 'concluded' || of.carried !== undefined) return null;
  if (of.underWay !== undefined) {
    return (
      <p>
        学籍业务正在办理：
        {mayRead ? (
          <Link to={ADDRESSES.case} params={{ id: of.underWay.id }}>
            {of.underWay.number}
          </Link>
        ) : (
          of.underWay.number
        )}
      </p>
    );
  }
  if (of.procedures.length === 0) return null;
  if (!mayApply || of.student === undefined) {
    return (
      <p className="r-quiet">学籍业务（{of.procedures.map(({ title }) => title).join('、')}）由学籍管理员填报。</p>
    );
  }
  const { student } = of;
  return (
    <p className="d-ways">
      办理学籍业务：
      {of.procedures.map(({ id, title }) => (
        <Link key={id} className="ant-btn" to={ADDRESSES.newCase} search={{ procedure: id, student }}>
          {title}
        </Link>
      ))}
    </p>
  );
}

function Seat({ of }: { readonly of: WholeDropout }): ReactNode {
  const { busy, answer, run } = useDeed();
  const send = () =>
    run(
      answered(
        api.POST('/api/dropouts/{id}/seating', { params: { path: { id: of.id } }, body: { revision: of.revision } }),
      ),
    );
  return (
    <>
      <Button type="primary" size="large" loading={busy} onClick={send}>
        确认连续在班
      </Button>
      <Refusals answer={answer} title="还不能确认" />
    </>
  );
}
