import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import type { Today } from './answers.ts';
import { DaysLeft } from './Severity.tsx';
import './findings.css';

type TodaySection = Today['sections'][number];

/** 今日 — what must I do now? Overdue first, then what is due, has come back, is new, or waits. */
export function TodayPage(): ReactNode {
  const { unitName, officeTitle, name } = useSession();
  const query = useQuery({
    queryKey: ['today'],
    queryFn: (): Promise<Today> => loaded(api.GET('/api/today')),
  });
  const today = query.data;
  const sections = inOrder(today?.sections.filter(({ count }) => count > 0) ?? []);
  const subtitle =
    today && `${dayInWords(today.today)}　${unitName} ${officeTitle} ${name}　截至 ${momentInWords(today.asOf)}`;
  return (
    <Page title="今日" subtitle={subtitle} query={query}>
      {sections.length === 0 && (
        <Nothing title="今天没有要办的事，辛苦了。">
          <p>有问题到期、重新出现，或有导入等您确认时，会列在这里。</p>
        </Nothing>
      )}
      <div className="f-today">
        {sections.map((section) => (
          <Section key={section.key} section={section} />
        ))}
      </div>
    </Page>
  );
}

/** What presses first, whichever room it comes from; figures last. */
function inOrder(sections: readonly TodaySection[]): readonly TodaySection[] {
  const order = Object.keys(TONES);
  return [...sections].sort((one, other) => order.indexOf(one.tone) - order.indexOf(other.tone));
}

const TONES: Readonly<Record<TodaySection['tone'], string>> = {
  overdue: 'f-error',
  soon: 'f-query',
  new: '',
  waiting: 'f-notice',
  figure: '',
};

function Section({ section }: { readonly section: TodaySection }): ReactNode {
  const { title, tone, count, lines, door } = section;
  const heading = (
    <>
      <span className={TONES[tone]}>{title}</span> <span className="r-num">{count.toLocaleString('zh-CN')}</span>
    </>
  );
  return (
    <section>
      <h2>{door === undefined ? heading : <Through door={door}>{heading}</Through>}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Through door={line.door}>
              <span>{line.title}</span>
              {line.daysLeft !== undefined && <DaysLeft days={line.daysLeft} overdue={tone === 'overdue'} />}
              <small>{line.detail}</small>
            </Through>
          </li>
        ))}
      </ul>
      {door !== undefined && count > lines.length && (
        <Through door={door}>全部 {count.toLocaleString('zh-CN')} 项</Through>
      )}
    </section>
  );
}

function Through({
  door,
  children,
}: {
  readonly door: NonNullable<TodaySection['door']>;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link to={door.to} params={door.params ?? {}} search={door.search ?? {}}>
      {children}
    </Link>
  );
}
