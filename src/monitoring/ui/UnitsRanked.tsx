import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay } from '#src/web/session.ts';
import { FEWEST_FOR_PERCENT, type FigureKey, figureInWords, figureShape, listedOf, worseBy } from '../figures.ts';
import { ownOf } from '../reckoning.ts';
import { type Board, type BoardLine, figureOf } from './answers.ts';
import { toneOf } from './FigureCards.tsx';
import { SuperviseButton } from './SuperviseButton.tsx';

interface Props {
  readonly board: Board;
  readonly figure: FigureKey;
}

/** 各单位 — worst first; each name leads into the unit, each number to its list. */
export function UnitsRanked({ board, figure }: Props): ReactNode {
  const [own, ...below] = board.lines;
  const ranked = [...below].sort((one, other) => {
    return worseBy(figure, figureOf(other, figure), figureOf(one, figure)) || (one.path < other.path ? -1 : 1);
  });
  const rest = ownOf(
    figure,
    own && figureOf(own, figure),
    below.map((line) => figureOf(line, figure)),
  );
  const { better, title, shows, listTitle } = figureShape(figure);
  return (
    <div className="w-scroll">
      <table className="w-units">
        <caption className="r-quiet">
          {better === 'neither' ? '多的在前' : '差的在前'}
          {shows === 'share' && `；不足 ${FEWEST_FOR_PERCENT} 的不算百分比，按个数排在后面`}
        </caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">{title}</th>
            <th scope="col">{listTitle}</th>
            <th scope="col" className="r-no-print">
              督办
            </th>
          </tr>
        </thead>
        <tbody>
          {rest !== undefined && (
            <tr>
              <th scope="row">本级</th>
              <td className={`r-num ${toneOf(figure, rest)}`}>{figureInWords(figure, rest)}</td>
              <td className="r-quiet">在合计的名单里</td>
              <td className="r-no-print" />
            </tr>
          )}
          {ranked.map((line) => (
            <Row key={line.path} board={board} figure={figure} line={line} />
          ))}
        </tbody>
        {own && (
          <tfoot>
            <Row board={board} figure={figure} line={own} isWhole />
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface RowProps extends Props {
  readonly line: BoardLine;
  readonly isWhole?: true;
}

function Row({ board, figure, line, isWhole }: RowProps): ReactNode {
  const value = figureOf(line, figure);
  const dayOf = board.day === todayHere() ? {} : { day: board.day };
  return (
    <tr>
      <th scope="row">
        {isWhole ? (
          '合计（含本级）'
        ) : (
          <Link to={ADDRESSES.monitoring} search={{ unit: line.path, figure, ...dayOf }}>
            {line.name}
          </Link>
        )}
      </th>
      <td className={`r-num ${value === undefined ? '' : toneOf(figure, value)}`}>
        {value === undefined ? <span className="r-quiet">—</span> : figureInWords(figure, value)}
      </td>
      <td>{value !== undefined && <Listed board={board} figure={figure} line={line} />}</td>
      <td className="r-no-print">
        {!isWhole && value !== undefined && <SuperviseButton board={board} line={line} figure={figure} small />}
      </td>
    </tr>
  );
}

function Listed({ board, figure, line }: RowProps): ReactNode {
  const mayList = useMay('monitoring.list');
  const value = figureOf(line, figure);
  const count = value === undefined ? 0 : listedOf(figure, value);
  const isToday = board.day === todayHere();
  const text = <span className="r-num">{count.toLocaleString('zh-CN')}</span>;
  if (!mayList || count === 0 || (!isToday && !figureShape(figure).derivable)) return text;
  return (
    <Link
      to={ADDRESSES.monitoringList}
      search={{ figure, unit: line.path, ...(!isToday && { day: board.day }) }}
      aria-label={`${line.name} ${figureShape(figure).listTitle}：${count}`}
    >
      {text}
    </Link>
  );
}
