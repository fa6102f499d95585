import type { ReactNode } from 'react';
import { type FigureKey, type FigureValue, figureInWords, figureShape, rateOf } from '../../figures.ts';
import type { Trend } from '../answers.ts';

const [WIDE, HIGH, LEFT, BOTTOM, TOP] = [900, 400, 96, 44, 16];

/** 走势 — drawn plainly: one line, its lowest and highest, the first day and the last. */
export function WallCourse({ days, figure }: { readonly days: Trend['days']; readonly figure: FigureKey }): ReactNode {
  const { title, unit, shows } = figureShape(figure);
  const isRate = shows === 'share' && days.every(({ value }) => rateOf(value) !== undefined);
  const heightOf = (value: FigureValue) => (isRate ? (rateOf(value) ?? 0) * 100 : value.part);
  const heights = days.map(({ value }) => heightOf(value));
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const span = high - low || 1;
  const x = (at: number) => LEFT + (at / Math.max(1, days.length - 1)) * (WIDE - LEFT - 20);
  const y = (height: number) => HIGH - BOTTOM - ((height - low) / span) * (HIGH - BOTTOM - TOP);
  const label = (height: number) => (isRate ? `${height.toFixed(1)}%` : height.toLocaleString('zh-CN'));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <section className="wall-course" aria-label={`${title}走势`}>
      <h2>
        {title}　<small>近一个月，单位：{isRate ? '%' : unit}</small>
      </h2>
      {days.length < 2 || first === undefined || last === undefined ? (
        <p className="wall-empty">快照满两天以后显示走势</p>
      ) : (
        <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${last.day} ${figureInWords(figure, last.value)}`}>
          {[...new Set([low, high])].map((height) => (
            <g key={height}>
              <line x1={LEFT} x2={WIDE - 20} y1={y(height)} y2={y(height)} className="wall-grid" />
              <text x={LEFT - 12} y={y(height) + 9} textAnchor="end">
                {label(height)}
              </text>
            </g>
          ))}
          <polyline points={heights.map((height, at) => `${x(at)},${y(height)}`).join(' ')} className="wall-line" />
          <circle cx={x(days.length - 1)} cy={y(heights.at(-1) ?? low)} r={9} className="wall-dot" />
          <text x={LEFT} y={HIGH - 8}>
            {first.day.slice(5)}
          </text>
          <text x={WIDE - 20} y={HIGH - 8} textAnchor="end">
            {last.day.slice(5)}
          </text>
        </svg>
      )}
    </section>
  );
}
