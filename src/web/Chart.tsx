import { Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChartOption, Drawing } from './drawing.ts';
import { useNarrow } from './narrow.ts';

interface Props {
  readonly title: string;
  /** What is counted, of whom, e.g. `单位：人；西峡县在籍学生`. */
  readonly unit: string;
  /** As of when, and from where, e.g. `截至 2025-03-20；来源：本县学籍库`. */
  readonly source: string;
  /** What the picture says, for whoever cannot see it; the figures themselves stand in a table beside it. */
  readonly summary: string;
  readonly option: ChartOption;
  readonly height?: number;
}

/** 图 — a chart with title, unit, date and source. The library that draws it is fetched with the first chart. */
export function Chart({ title, unit, source, summary, option, height = 280 }: Props): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  const narrow = useNarrow();
  useEffect(() => {
    let gone = false;
    let drawn: Drawing | undefined;
    import('./drawing.ts').then(({ drawIn }) => {
      if (gone || frame.current === null) return;
      drawn = drawIn(frame.current);
      setDrawing(drawn);
    });
    return () => {
      gone = true;
      drawn?.end();
    };
  }, []);
  useEffect(() => drawing?.show(option), [drawing, option]);
  return (
    <figure className="r-chart">
      <figcaption>
        <h2>{title}</h2>
        <span className="r-quiet">{unit}</span>
        {!narrow && drawing !== undefined && (
          <Button size="small" className="r-no-print" onClick={() => drawing.save(`${title}.svg`)}>
            存为图片
          </Button>
        )}
      </figcaption>
      {drawing === undefined && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      <div ref={frame} role="img" aria-label={`${title}：${summary}`} style={{ height: drawing ? height : 0 }} />
      <p className="r-quiet">{source}</p>
    </figure>
  );
}
