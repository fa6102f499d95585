import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { usePrinting } from '#src/web/table/reading-on.ts';
import { ROW_HEIGHT } from '#src/web/table/room-below.ts';

interface RowInSight {
  readonly index: number;
  /** Pixels of rows above that are not drawn. */
  readonly gap: number;
}

/** Of a thousand rows only those in sight are drawn, and the one somebody is in: what they type must not vanish. */
export function useRowsInSight(frame: RefObject<HTMLElement | null>, count: number, kept: number) {
  const printing = usePrinting();
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(kept, count - 1)])].sort((one, other) => one - other),
  });
  const items = virtual.getVirtualItems();
  const rows: readonly RowInSight[] = printing
    ? Array.from({ length: count }, (_, index) => ({ index, gap: 0 }))
    : items.map(({ index, start }, at) => ({ index, gap: start - (items[at - 1]?.end ?? 0) }));
  return {
    rows,
    gapAfter: printing ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    /** The last row that is drawn because it is in sight. */
    last: virtual.range?.endIndex ?? 0,
    measure: virtual.measureElement,
  } as const;
}
