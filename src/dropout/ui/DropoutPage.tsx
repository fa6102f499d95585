import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { Supervisions } from '#src/supervision/ui/Supervisions.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay } from '#src/web/session.ts';
import { SIGNALS, SUSPECTED_DROPOUT } from '../signal.ts';
import type { WholeDropout } from './answers.ts';
import { ChildFacts } from './ChildFacts.tsx';
import { Course } from './Course.tsx';
import { StateWord } from './DropoutWords.tsx';
import { FindingsPart } from './FindingsPart.tsx';
import { KeepersPart } from './KeepersPart.tsx';
import { NextStep } from './NextStep.tsx';
import { SecretNotes } from './SecretNotes.tsx';
import { StateLine } from './StateLine.tsx';
import { VisitList } from './VisitList.tsx';
import './dropout.css';

/** 一名疑似辍学、辍学学生 — where it stands, what is to be done next, and everything that was done. */
export function DropoutPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneDropout key={id} id={id} />;
}

function OneDropout({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['dropout', id],
    queryFn: (): Promise<WholeDropout> => loaded(api.GET('/api/dropouts/{id}', { params: { path: { id } } })),
  });
  const of = query.data;
  return (
    <Page
      title={of === undefined ? '控辍保学' : `${of.name}　控辍保学`}
      breadcrumb={[{ title: '控辍保学', to: ADDRESSES.dropouts }, { title: of?.number ?? '…' }]}
      query={query}
      subtitle={
        of && (
          <>
            <StateWord state={of.state} />　{of.place.school}
            {of.place.class}　{SUSPECTED_DROPOUT.code} {SUSPECTED_DROPOUT.title}
          </>
        )
      }
      actions={
        of && (
          <Button href={`/api/dropouts/${id}/sheet.pdf`} target="_blank">
            打印一生一表
          </Button>
        )
      }
    >
      {of && (
        <div className="d-case">
          <StateLine state={of.state} />
          <NextStep of={of} />
          <ChildFacts of={of} />
          <SignalsPart of={of} />
          <FindingsPart of={of} />
          <VisitList of={of} />
          <LettersPart of={of} />
          <Supervisions about={{ kind: 'dropout', id }} {...(of.state !== 'closed' && { meant: meantOf(of) })} />
          <KeepersPart of={of} />
          {of.maySeeSecrets && <SecretNotes id={id} />}
          <Course of={of} />
        </div>
      )}
    </Page>
  );
}

/** A demand on the school, prefilled; the child is not named in it. */
function meantOf({ id, number, unit }: WholeDropout) {
  return {
    receiver: schoolOfClass(unit as UnitPath), // a case's unit is a path
    subject: `${number} 控辍保学`,
    demand: '请按期排查、劝返，登记经过和结果',
    basis: SUSPECTED_DROPOUT.basis,
    origin: { kind: 'dropout', id, title: `控辍保学 ${number}`, door: { to: ADDRESSES.dropout, params: { id } } },
  };
}

function SignalsPart({ of }: { readonly of: WholeDropout }): ReactNode {
  return (
    <section aria-label="线索">
      <h2>线索</h2>
      <ul className="d-lines">
        {of.signals.map(({ id, source, day, days, firstAbsentOn, words }) => (
          <li key={id}>
            <b>{SIGNALS[source]}</b>
            <span className="r-quiet">{day}</span>
            <span>
              {[words, days && `连续 ${days} 个上课日未到校`, firstAbsentOn && `首次缺勤 ${firstAbsentOn}`]
                .filter(Boolean)
                .join('；')}
            </span>
          </li>
        ))}
      </ul>
      {of.others.length > 0 && (
        <p>
          这名学生另有：
          {of.others.map(({ id, number, isClosed }) => (
            <Link key={id} className="d-other" to={ADDRESSES.dropout} params={{ id }}>
              {number}
              {isClosed ? '（已销号）' : ''}
            </Link>
          ))}
        </p>
      )}
    </section>
  );
}

function LettersPart({ of }: { readonly of: WholeDropout }): ReactNode {
  const mayRead = useMay('letter.desk');
  if (!mayRead) return null;
  return (
    <section aria-label="公文">
      <h2>报告和通知书</h2>
      <Letters
        about={{ kind: 'dropout', id: of.id }}
        empty={<p className="r-quiet">还没有公文。多次劝返无效的，学校拟写书面报告，签发、发出都在公文里办。</p>}
      />
    </section>
  );
}
