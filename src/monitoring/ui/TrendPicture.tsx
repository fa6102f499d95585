import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { COLORS } from '#src/web/theme.ts';
import { type FigureKey, figureShape, rateOf } from '../figures.ts';
import type { Trend } from './answers.ts';

use([LineChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

interface Props {
  readonly unit: string;
  readonly day: string;
  readonly figure: FigureKey;
  readonly days: Trend['days'];
}

/** 走势图 — with title, unit, day and source, as it will be pinned to a wall; the same as a table stands beside it. */
export function TrendPicture({ unit, day, figure, days }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf({ unit, day, figure, days }));
    const fit = () => chart.resize();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      chart.dispose();
    };
  }, [unit, day, figure, days]);
  const { title } = figureShape(figure);
  return <div className="w-picture" ref={place} role="img" aria-label={`${unit}${title}走势，数字可点“看表”`} />;
}

/** A share is drawn as one only where every day's whole is large enough to speak of one. */
function optionOf({ unit, day, figure, days }: Props) {
  const shape = figureShape(figure);
  const isRate = shape.shows === 'share' && days.every(({ value }) => rateOf(value) !== undefined);
  const measure = isRate ? '%' : shape.unit;
  const source = `单位：${measure}　截至 ${day}　来源：人籍学籍工作台每日快照`;
  const line = (name: string, color: string, data: readonly number[]) => {
    return { name, type: 'line', color, data, showSymbol: days.length < 40, symbolSize: 5, lineStyle: { width: 2 } };
  };
  const own = line(
    shape.shows === 'days' ? '中位数' : shape.title,
    COLORS.accent,
    days.map(({ value }) => (isRate ? Math.round((rateOf(value) ?? 0) * 1000) / 10 : value.part)),
  );
  const nine = line(
    '九成不超过',
    COLORS.waiting,
    days.map(({ value }) => value.nine ?? value.part),
  );
  return {
    animation: false,
    aria: { enabled: true },
    title: { text: `${unit}　${shape.title}`, subtext: source, textStyle: { fontSize: 15 } },
    ...(shape.shows === 'days' && { legend: { top: 4, right: 8 } }),
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 20, top: 64, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: days.map((each) => each.day.slice(5)), boundaryGap: false },
    yAxis: { type: 'value', minInterval: isRate ? 0 : 1, scale: isRate },
    series: shape.shows === 'days' ? [own, nine] : [own],
  };
}
