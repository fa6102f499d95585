import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { leastWidth, printTracksOf, tracksOf } from './columns.ts';
import { GridHead, GridRow } from './GridRow.tsx';
import type { ShownProps } from './props.ts';
import { usePrinting, useReadingOn } from './reading-on.ts';
import { ROW_HEIGHT, useRoomBelow } from './room-below.ts';

/** The table of a wide screen. One stop of the Tab key; the arrows move within, Enter opens. */
export function Grid<Row>(props: ShownProps<Row>): ReactNode {
  const { label, rows, shown, list, keyOf, open, total, ticked, onTick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const id = useId();
  const printing = usePrinting();
  const room = useRoomBelow(frame);
  const rowsInSight = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const inSight = rowsInSight.getVirtualItems();
  useReadingOn(list, inSight.at(-1)?.index ?? 0);

  const go = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setActive(index);
    rowsInSight.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame.current) return; // a box or a button inside a cell has the key for itself
    const pageful = Math.max(1, Math.floor(room / ROW_HEIGHT) - 2);
    const row = rows[active];
    if (row !== undefined && event.key === 'Enter' && open !== undefined) open(row);
    else if (row !== undefined && event.key === ' ' && ticked !== undefined) onTick?.(toggled(ticked, keyOf(row)));
    else if (event.key in MOVES) go((MOVES[event.key] ?? stay)(active, pageful, rows.length));
    else return;
    event.preventDefault();
  };

  const ticking = ticked !== undefined;
  const tracks = (ticking ? '40px ' : '') + tracksOf(shown);
  const width = leastWidth(shown) + (ticking ? 40 : 0);
  const shownRows = printing
    ? rows.map((_, index) => ({ index, start: index * ROW_HEIGHT }))
    : inSight.map(({ index, start }) => ({ index, start }));
  return (
    <div
      ref={frame}
      className="r-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={(total ?? (list.hasNextPage ? -2 : rows.length)) + 1}
      aria-colcount={shown.length + (ticking ? 1 : 0)}
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      style={styleOf(printing ? undefined : room, printTracksOf(shown))}
      onKeyDown={onKeyDown}
    >
      <GridHead {...props} tracks={tracks} width={width} />
      <div role="rowgroup" className="r-grid-body" style={{ height: rowsInSight.getTotalSize(), minWidth: width }}>
        {shownRows.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const key = keyOf(row);
          return (
            <GridRow
              key={key}
              id={`${id}-${index}`}
              row={row}
              index={index}
              top={start}
              tracks={tracks}
              columns={shown}
              active={index === active}
              onActivate={() => setActive(index)}
              open={open}
              ticked={ticked?.has(key)}
              onTick={() => ticked !== undefined && onTick?.(toggled(ticked, key))}
            />
          );
        })}
      </div>
    </div>
  );
}

type Move = (active: number, pageful: number, count: number) => number;

const stay: Move = (active) => active;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active, pageful) => active + pageful,
  PageUp: (active, pageful) => active - pageful,
  Home: () => 0,
  End: (_active, _pageful, count) => count - 1,
};

/** React knows no custom properties, but passes them on. */
function styleOf(maxHeight: number | undefined, printTracks: string): CSSProperties {
  return { maxHeight, '--print-tracks': printTracks } as CSSProperties;
}

function toggled(ticked: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const now = new Set(ticked);
  if (!now.delete(key)) now.add(key);
  return now;
}
