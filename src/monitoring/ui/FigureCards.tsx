import type { ReactNode } from 'react';
import {
  EVERY_FIGURE,
  FIGURE_GROUPS,
  type FigureGroup,
  type FigureKey,
  type FigureValue,
  figureInLarge,
  figureShape,
  rateOf,
} from '../figures.ts';
import { type BoardLine, figureOf } from './answers.ts';

interface Props {
  readonly line: BoardLine;
  readonly chosen: FigureKey;
  readonly choose: (key: FigureKey) => void;
}

/** 指标一览 — group by group, each with what it is of; the chosen one is shown below with its course and its units. */
export function FigureCards({ line, chosen, choose }: Props): ReactNode {
  return (
    <div className="w-groups">
      {(Object.keys(FIGURE_GROUPS) as FigureGroup[]) // the keys of a literal object
        .map((group) => ({ group, keys: EVERY_FIGURE.filter((key) => figureShape(key).group === group) }))
        .filter(({ keys }) => keys.length > 0)
        .map(({ group, keys }) => (
          <section key={group} aria-label={FIGURE_GROUPS[group]}>
            <h2>{FIGURE_GROUPS[group]}</h2>
            <div className="w-cards">
              {keys.map((key) => (
                <button key={key} type="button" aria-pressed={key === chosen} onClick={() => choose(key)}>
                  <span className="w-title">
                    {figureShape(key).title}
                    {figureShape(key).rule !== undefined && <small>{figureShape(key).rule}</small>}
                  </span>
                  <FigureLarge figure={key} value={figureOf(line, key)} />
                </button>
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}

interface LargeProps {
  readonly figure: FigureKey;
  readonly value: FigureValue | undefined;
}

/** 大字 — the share where there is one, the count elsewhere; part and whole always beside it. */
export function FigureLarge({ figure, value }: LargeProps): ReactNode {
  const { shows, asOf } = figureShape(figure);
  if (value === undefined) {
    return (
      <>
        <b className="w-large r-quiet">—</b>
        <span className="r-quiet">{asOf === 'workday' ? '不是工作日' : '没有可统计的'}</span>
      </>
    );
  }
  const { part, whole = 0, nine } = value;
  const large = figureInLarge(figure, value);
  return (
    <>
      <b className={`w-large r-num ${toneOf(figure, value)}`}>
        {large.text}
        <small>{large.unit}</small>
      </b>
      <span className="r-quiet r-num">
        {shows === 'share' && rateOf(value) !== undefined
          ? `${part.toLocaleString('zh-CN')}/${whole.toLocaleString('zh-CN')}`
          : shows === 'days'
            ? `九成不超过 ${nine ?? part}，共 ${whole.toLocaleString('zh-CN')} 件`
            : shows === 'share'
              ? '基数小，不算百分比'
              : ''}
      </span>
    </>
  );
}

/** Red only where something is wrong that has a rule behind it; colour speaks rarely. */
export function toneOf(key: FigureKey, { part, whole = 0 }: FigureValue): string {
  const { rule, better, shows } = figureShape(key);
  if (rule === undefined || shows === 'days' || better === 'neither') return '';
  const wrong = better === 'less' ? part : whole - part;
  return wrong > 0 ? (better === 'less' ? 'w-bad' : 'w-soon') : 'w-good';
}
