import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { COLORS } from './theme.ts';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = EChartsCoreOption;

/** A picture that keeps the size of its frame. */
export interface Drawing {
  readonly show: (option: ChartOption) => void;
  readonly save: (name: string) => void;
  readonly end: () => void;
}

/** Drawn as SVG: sharp on paper, and small. */
export function drawIn(frame: HTMLElement): Drawing {
  const chart = init(frame, undefined, { renderer: 'svg', locale: 'ZH' });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(frame);
  return {
    show: (option) => chart.setOption({ ...QUIET, ...option }, { notMerge: true }),
    save: (name) => download(chart.getDataURL({ type: 'svg' }), name),
    end: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
}

const QUIET: ChartOption = {
  animation: false,
  color: [COLORS.accent, '#7fa8d9', COLORS.done, COLORS.query, COLORS.waiting],
  textStyle: { fontFamily: 'inherit', color: COLORS.text },
  grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
  tooltip: { trigger: 'item' },
};

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
