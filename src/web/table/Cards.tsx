import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import type { Column } from './columns.ts';
import type { ShownProps } from './props.ts';
import { usePrinting, useReadingOn } from './reading-on.ts';

/** The table of a phone: a card for each row, scrolled with the page. */
export function Cards<Row>(props: ShownProps<Row>): ReactNode {
  const { label, rows, columns, list, keyOf, open } = props;
  const frame = useRef<HTMLUListElement>(null);
  const printing = usePrinting();
  const cards = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 96,
    overscan: 6,
    scrollMargin: frame.current?.offsetTop ?? 0,
  });
  const inSight = cards.getVirtualItems();
  useReadingOn(list, inSight.at(-1)?.index ?? 0);
  const shown = printing ? rows.map((_, index) => ({ index, start: undefined })) : inSight;
  return (
    <ul ref={frame} className="r-cards" aria-label={label} style={{ height: printing ? 'auto' : cards.getTotalSize() }}>
      {shown.map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={keyOf(row)}
            ref={cards.measureElement}
            data-index={index}
            className="r-card"
            style={start === undefined ? { position: 'static' } : { top: start - cards.options.scrollMargin }}
          >
            <Card row={row} columns={columns} open={open} />
          </li>
        );
      })}
    </ul>
  );
}

interface CardProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly open: ((row: Row) => void) | undefined;
}

function Card<Row>({ row, columns, open }: CardProps<Row>): ReactNode {
  const heads = columns.filter((column, at) => (column.card ?? (at === 0 ? 'head' : 'line')) === 'head');
  const lines = columns.filter((column, at) => (column.card ?? (at === 0 ? 'head' : 'line')) === 'line');
  const head = heads.map((column) => <span key={column.key}>{column.show(row)}</span>);
  return (
    <>
      <div className="r-card-head">
        {head}
        {open !== undefined && (
          <button type="button" className="r-card-open" onClick={() => open(row)}>
            打开
          </button>
        )}
      </div>
      <dl>
        {lines
          .filter(({ optional }) => optional !== 'hidden')
          .map((column) => (
            <div key={column.key}>
              <dt>{column.title}</dt>
              <dd>{column.show(row)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
