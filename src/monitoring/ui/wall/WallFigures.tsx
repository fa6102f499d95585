import type { ReactNode } from 'react';
import { type FigureKey, type FigureValue, figureInLarge, figureShape, rateOf } from '../../figures.ts';
import { type Board, figureOf } from '../answers.ts';
import { toneOf } from '../FigureCards.tsx';
import type { WallState } from './use-wall.ts';

interface Props {
  readonly board: Board;
  readonly courses: WallState['courses'];
  readonly figures: readonly FigureKey[];
}

/** 大数字 — each with what it is of, and how it has moved since yesterday. */
export function WallFigures({ board, courses, figures }: Props): ReactNode {
  const [own] = board.lines;
  return (
    <section className="wall-figures" aria-label="指标">
      {figures.map((key) => (
        <WallFigure
          key={key}
          figure={key}
          value={own && figureOf(own, key)}
          before={courses[key]?.filter(({ day }) => day < board.day).at(-1)?.value}
        />
      ))}
    </section>
  );
}

interface OneProps {
  readonly figure: FigureKey;
  readonly value: FigureValue | undefined;
  readonly before: FigureValue | undefined;
}

function WallFigure({ figure, value, before }: OneProps): ReactNode {
  const { title, shows, rule } = figureShape(figure);
  return (
    <div>
      <span className="wall-title">
        {title}
        {rule !== undefined && <span className="wall-rule">{rule}</span>}
      </span>
      {value === undefined ? (
        <b className="wall-number">—</b>
      ) : (
        <b className={`wall-number ${toneOf(figure, value)}`}>
          {figureInLarge(figure, value).text}
          <small>{figureInLarge(figure, value).unit}</small>
        </b>
      )}
      <span className="wall-of">
        {value !== undefined &&
          shows === 'share' &&
          rateOf(value) !== undefined &&
          `${text(value.part)} / ${text(value.whole ?? 0)}`}
        {value !== undefined && shows === 'days' && `九成不超过 ${value.nine ?? value.part}`}
        {value !== undefined && before !== undefined && <Moved figure={figure} value={value} before={before} />}
      </span>
    </div>
  );
}

/** 较前一日 — of a share the part, for the wholes of two days may differ. */
function Moved({ figure, value, before }: Required<OneProps> & { value: FigureValue; before: FigureValue }): ReactNode {
  const by = value.part - before.part;
  const { better } = figureShape(figure);
  if (by === 0) return <i>较前一日持平</i>;
  const isWorse = better !== 'neither' && by > 0 === (better === 'less');
  return (
    <i className={better === 'neither' ? '' : isWorse ? 'w-bad' : 'w-good'}>
      较前一日{by > 0 ? '▲' : '▼'}
      {text(Math.abs(by))}
    </i>
  );
}

function text(count: number): string {
  return count.toLocaleString('zh-CN');
}
