import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay } from '#src/web/session.ts';
import { type FigureKey, figureInWords, figureShape, listedOf } from '../figures.ts';
import { type Board, figureOf } from './answers.ts';
import { RegistrationDays } from './RegistrationDays.tsx';
import { SuperviseButton } from './SuperviseButton.tsx';
import { UnitsRanked } from './UnitsRanked.tsx';
import { useTrend } from './use-trend.ts';

const TrendPicture = lazy(() => import('./TrendPicture.tsx').then((module) => ({ default: module.TrendPicture })));

export const PANEL = 'monitoring-figure';

interface Props {
  readonly board: Board;
  readonly figure: FigureKey;
}

/** 一个指标 — what it means, its course, its units worst first, its list, and a supervision out of it. */
export function FigurePanel({ board, figure }: Props): ReactNode {
  const shape = figureShape(figure);
  const [own] = board.lines;
  const value = own && figureOf(own, figure);
  return (
    <section className="w-panel" id={PANEL} aria-label={shape.title}>
      <header>
        <h2>
          {shape.title}
          {shape.rule !== undefined && <small>规则 {shape.rule}</small>}
        </h2>
        {value !== undefined && (
          <span className="w-value r-num">
            {board.unit.name}：{figureInWords(figure, value)}
          </span>
        )}
        <span className="w-buttons r-no-print">
          {value !== undefined && <ListLink board={board} figure={figure} count={listedOf(figure, value)} />}
          {own && value !== undefined && <SuperviseButton board={board} line={own} figure={figure} />}
        </span>
      </header>
      <Meaning figure={figure} />
      <Course board={board} figure={figure} />
      {board.lines.length > 1 && <UnitsRanked board={board} figure={figure} />}
    </section>
  );
}

function Meaning({ figure }: { readonly figure: FigureKey }): ReactNode {
  const { part, whole, definition, basis, derivable } = figureShape(figure);
  return (
    <dl className="w-meaning">
      <div>
        <dt>{whole === undefined ? '统计' : '分子'}</dt>
        <dd>{part}</dd>
      </div>
      {whole !== undefined && (
        <div>
          <dt>分母</dt>
          <dd>{whole}</dd>
        </div>
      )}
      <div>
        <dt>口径</dt>
        <dd>
          {definition}
          {!derivable && '过去的日子以当日快照为准，不能推算。'}
        </dd>
      </div>
      {figure === 'without-record' && <RegistrationDays />}
      <div>
        <dt>依据</dt>
        <dd>{basis}</dd>
      </div>
    </dl>
  );
}

interface ListProps extends Props {
  readonly count: number;
}

/** To the list behind the unit's own figure; a past day that nobody can reckon has none. */
function ListLink({ board, figure, count }: ListProps): ReactNode {
  const mayList = useMay('monitoring.list');
  const { derivable, listTitle } = figureShape(figure);
  const isToday = board.day === todayHere();
  if (!mayList || (!isToday && !derivable)) return null;
  return (
    <Link to={ADDRESSES.monitoringList} search={{ figure, unit: board.unit.path, ...(!isToday && { day: board.day }) }}>
      {listTitle} <span className="r-num">{count.toLocaleString('zh-CN')}</span>
    </Link>
  );
}

function Course({ board, figure }: Props): ReactNode {
  const [asTable, setAsTable] = useState(false);
  const { data: trend } = useTrend(board.unit.path, board.day, figure);
  const days = trend?.days ?? [];
  if (trend !== undefined && days.length < 2) {
    return <p className="r-quiet">走势从有两天的快照起显示；快照每小时更新，过完的一天定下来。</p>;
  }
  return (
    <div className="w-course">
      <Button size="small" className="r-no-print" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
        {asTable ? '看图' : '看表'}
      </Button>
      {asTable ? (
        <CourseTable days={days} figure={figure} />
      ) : (
        <Suspense fallback={<Skeleton active title={false} />}>
          <TrendPicture unit={board.unit.name} day={board.day} figure={figure} days={days} />
        </Suspense>
      )}
    </div>
  );
}

type Days = NonNullable<ReturnType<typeof useTrend>['data']>['days'];

function CourseTable({ days, figure }: { readonly days: Days; readonly figure: FigureKey }): ReactNode {
  return (
    <div className="w-scroll">
      <table>
        <caption className="r-quiet">{figureShape(figure).title}，逐日，近的在前</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">数字</th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(({ day, value, isFinal }) => (
            <tr key={day}>
              <th scope="row">
                {day}
                {!isFinal && '（未过完）'}
              </th>
              <td className="r-num">{figureInWords(figure, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
