import type { ReactNode } from 'react';
import { type FigureKey, type FigureValue, figureShape, rateOf, worseBy } from '../../figures.ts';
import { type Board, figureOf } from '../answers.ts';

const SHOWN = 8;

/** 差的在前 — the units that stand worst by one figure, each with its bar. A small one is not ranked by a percentage. */
export function WallRanking({ board, figure }: { readonly board: Board; readonly figure: FigureKey }): ReactNode {
  const below = board.lines.slice(1).flatMap(({ path, name, ...line }) => {
    const value = figureOf(line, figure);
    return value === undefined ? [] : [{ path, name, value }];
  });
  const ranked = below.sort((one, other) => worseBy(figure, other.value, one.value)).slice(0, SHOWN);
  const longest = Math.max(...ranked.map(({ value }) => lengthOf(figure, value)), 0);
  const { title, better } = figureShape(figure);
  return (
    <section className="wall-ranking" aria-label={`${title}，差的在前`}>
      <h2>
        {title}　<small>{better === 'more' ? '低的在前' : '高的在前'}</small>
      </h2>
      {ranked.length === 0 && <p className="wall-empty">没有可比的单位</p>}
      <ol>
        {ranked.map(({ path, name, value }) => (
          <li key={path}>
            <span>{name}</span>
            <span className="wall-bar" aria-hidden="true">
              <i style={{ width: `${longest === 0 ? 0 : (lengthOf(figure, value) / longest) * 100}%` }} />
            </span>
            <b>{shown(figure, value)}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}

function lengthOf(figure: FigureKey, value: FigureValue): number {
  return figureShape(figure).shows === 'share' ? value.part / Math.max(1, value.whole ?? 1) : value.part;
}

function shown(figure: FigureKey, value: FigureValue): string {
  const rate = figureShape(figure).shows === 'share' ? rateOf(value) : undefined;
  if (rate !== undefined) return `${(rate * 100).toFixed(1)}%`;
  return value.whole === undefined ? String(value.part) : `${value.part}/${value.whole}`;
}
