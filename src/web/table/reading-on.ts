import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Listed } from './columns.ts';

/** Asks for the next page when the last row comes into sight. */
export function useReadingOn<Row>(list: Listed<Row>, lastInSight: number): void {
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage, error } = list;
  const close = rows !== undefined && lastInSight >= rows.length - ROWS_AHEAD;
  useEffect(() => {
    if (close && hasNextPage && !isFetchingNextPage && error === null) fetchNextPage?.();
  }, [close, hasNextPage, isFetchingNextPage, fetchNextPage, error]);
}

/** On paper there is no scrolling: while it prints, a table shows all the rows it has. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

const ROWS_AHEAD = 20;
