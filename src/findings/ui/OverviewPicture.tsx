import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import { COLORS } from '#src/web/theme.ts';
import type { Overview } from './answers.ts';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

/** More bars than this cannot be read. */
const MOST = 25;

/** 质量概览图 — findings by unit, most first, with title, unit, date and source, as it will be pinned to a wall. */
export function OverviewPicture({ overview }: { readonly overview: Overview }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(overview));
    const fit = () => chart.resize();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      chart.dispose();
    };
  }, [overview]);
  return <div className="f-picture" ref={place} role="img" aria-label={`${overview.whole.name}未了问题，数字见下表`} />;
}

function optionOf({ whole, rows, asOf }: Overview) {
  const shown = [...rows].sort((one, other) => other.errors + other.queries - one.errors - one.queries).slice(0, MOST);
  const left = rows.length - shown.length;
  const source = `单位：项　截至 ${momentInWords(asOf)}　来源：人籍学籍工作台${left > 0 ? `　另有 ${left} 个单位见表` : ''}`;
  const series = [
    { name: '错误', color: COLORS.error, data: shown.map(({ errors }) => errors) },
    { name: '疑问', color: COLORS.query, data: shown.map(({ queries }) => queries) },
  ];
  return {
    animation: false,
    aria: { enabled: true },
    title: { text: `${whole.name}未了问题`, subtext: source, textStyle: { fontSize: 16 } },
    legend: { top: 4, right: 8 },
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 16, top: 72, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: shown.map(({ name }) => name), axisLabel: { rotate: shown.length > 8 ? 35 : 0 } },
    yAxis: { type: 'value', minInterval: 1 },
    series: series.map((one) => ({ ...one, type: 'bar', stack: 'findings', barMaxWidth: 28 })),
  };
}
