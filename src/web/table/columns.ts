import type { ReactNode } from 'react';

/** 列 — one column of a `DataTable`. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; what is over is shared out among the columns that `grow`. */
  readonly width: number;
  readonly grow?: true;
  readonly align?: 'end';
  readonly show: (row: Row) => ReactNode;
  /** The text the table cannot show whole; appears when the pointer rests on the cell. */
  readonly full?: (row: Row) => string;
  /** Whether it can be put away, and whether it is at first. Absent: it always shows. */
  readonly optional?: 'shown' | 'hidden';
  /** Its place on a phone's card: `head` is large and comes first, `none` is left out. */
  readonly card?: 'head' | 'line' | 'none';
  /** The server can sort by it. */
  readonly sortable?: true;
}

/** What `usePages` gives, or any query whose rows come all at once. */
export interface Listed<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasNextPage?: boolean;
  readonly isFetchingNextPage?: boolean;
  readonly fetchNextPage?: () => unknown;
}

/** The grid's tracks: fixed widths, and growing ones that share what is left. */
export function tracksOf(columns: readonly Pick<Column<never>, 'width' | 'grow'>[]): string {
  return columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${width}fr)` : `${width}px`)).join(' ');
}

/** Narrower than this the table scrolls sideways. */
export function leastWidth(columns: readonly Pick<Column<never>, 'width'>[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** On paper every column gives up as much as the others. */
export function printTracksOf(columns: readonly Pick<Column<never>, 'width'>[]): string {
  return columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ');
}
