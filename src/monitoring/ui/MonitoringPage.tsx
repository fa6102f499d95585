import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { EVERY_FIGURE, type FigureKey } from '../figures.ts';
import { AsOf } from './AsOf.tsx';
import type { Board } from './answers.ts';
import { FigureCards } from './FigureCards.tsx';
import { FigurePanel, PANEL } from './FigurePanel.tsx';
import { SaveBoard } from './SaveBoard.tsx';
import './monitoring.css';

/** 监测 — every figure of a unit as of a day; the one that is chosen with its course, its units worst first, and its list. */
export function MonitoringPage(): ReactNode {
  const [{ unit, day, figure }, narrow] = useFilters(['unit', 'day', 'figure']);
  const asked = { ...(unit && { unit }), ...(day && { day }) };
  const query = useQuery({
    queryKey: ['monitoring', asked],
    queryFn: (): Promise<Board> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/monitoring', { params: { query: asked as never } })),
  });
  const board = query.data;
  const [own] = board?.lines ?? [];
  const chosen = EVERY_FIGURE.find((key) => key === figure) ?? 'steps-overdue';
  return (
    <Page
      title={board === undefined ? '监测' : `监测：${board.unit.name}`}
      subtitle={board && <WayUp board={board} figure={chosen} />}
      query={query}
      actions={
        <>
          <AsOf day={day} choose={(to) => narrow({ day: to })} />
          <Button href={ADDRESSES.wall} target="_blank">
            大屏
          </Button>
          <SaveBoard query={asked} />
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      {board && own && (
        <div className={board.day === todayHere() ? 'w-board' : 'w-board w-past'}>
          <FigureCards line={own} chosen={chosen} choose={(key) => show(key, narrow)} />
          <FigurePanel key={`${board.unit.path} ${chosen}`} board={board} figure={chosen} />
        </div>
      )}
    </Page>
  );
}

/** The chosen one stands below all of them: it is brought into sight. */
async function show(figure: FigureKey, narrow: (change: { readonly figure: string }) => Promise<void>): Promise<void> {
  await narrow({ figure });
  document.getElementById(PANEL)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function WayUp({ board, figure }: { readonly board: Board; readonly figure: FigureKey }): ReactNode {
  const { above, unit, day, takenAt, source } = board;
  return (
    <>
      {above.map(({ path, name }) => (
        <span key={path}>
          <Link to={ADDRESSES.monitoring} search={{ unit: path, figure, ...(day !== todayHere() && { day }) }}>
            {name}
          </Link>{' '}
          /{' '}
        </span>
      ))}
      {unit.name}　{SOURCES[source](day, momentInWords(takenAt))}
    </>
  );
}

const SOURCES: Readonly<Record<Board['source'], (day: string, moment: string) => string>> = {
  now: (_day, moment) => `截至 ${moment}，实时统计`,
  kept: (day, moment) => `${day} 的数字（快照，${moment} 统计）`,
  reckoned: (day) => `${day} 的数字（当日没有快照，按留存的记载推算；推算不了的不显示）`,
};
