import type { ReactNode } from 'react';
import type { Column, Listed } from './columns.ts';

export interface TableProps<Row> {
  /** Names the table in this browser's memory of chosen columns, e.g. `pupils`. */
  readonly name: string;
  /** What it lists, e.g. `学生名单`; read aloud. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly list: Listed<Row>;
  readonly keyOf: (row: Row) => string;
  /** What Enter, or a click on a row, does. */
  readonly open?: (row: Row) => void;
  /** Shown instead of an empty table: why it is empty, and what to do. */
  readonly empty?: ReactNode;
  /** All there are, when the server has counted. */
  readonly total?: number | undefined;
  /** The column sorted by; `-name` is downwards. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  /** Ticking rows: absent where nothing is done with several at once. */
  readonly ticked?: ReadonlySet<string>;
  readonly onTick?: (ticked: ReadonlySet<string>) => void;
  /** Left above the table, beside the count and the choice of columns. */
  readonly tools?: ReactNode;
}

/** What the two shapes of a table are drawn from. */
export interface ShownProps<Row> extends TableProps<Row> {
  readonly rows: readonly Row[];
  readonly shown: readonly Column<Row>[];
}
