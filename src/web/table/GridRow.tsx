import { Checkbox } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import type { Column } from './columns.ts';
import type { ShownProps } from './props.ts';

interface HeadProps<Row> extends ShownProps<Row> {
  readonly tracks: string;
  readonly width: number;
}

/** The headings, which stay in sight; those the server can sort by are buttons. */
export function GridHead<Row>({ shown, rows, keyOf, sort, onSort, ticked, onTick, tracks, width }: HeadProps<Row>) {
  const allTicked = ticked !== undefined && rows.every((row) => ticked.has(keyOf(row)));
  return (
    <div role="rowgroup" className="r-grid-head" style={{ minWidth: width }}>
      <div role="row" aria-rowindex={1} className="r-grid-row" style={{ gridTemplateColumns: tracks }}>
        {ticked !== undefined && (
          <Cell role="columnheader" tick>
            <Checkbox
              aria-label="全选已读出的行"
              checked={allTicked}
              indeterminate={!allTicked && ticked.size > 0}
              onChange={() => onTick?.(new Set(allTicked ? [] : rows.map(keyOf)))}
            />
          </Cell>
        )}
        {shown.map((column) => (
          <Cell key={column.key} role="columnheader" align={column.align} sorted={sortedBy(column.key, sort)}>
            {column.sortable && onSort !== undefined ? (
              <button type="button" onClick={() => onSort(sort === column.key ? `-${column.key}` : column.key)}>
                {column.title}
                <span aria-hidden="true">{SORT_SIGNS[sortedBy(column.key, sort) ?? 'none']}</span>
              </button>
            ) : (
              column.title
            )}
          </Cell>
        ))}
      </div>
    </div>
  );
}

interface RowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly tracks: string;
  readonly columns: readonly Column<Row>[];
  readonly active: boolean;
  readonly onActivate: () => void;
  readonly open: ((row: Row) => void) | undefined;
  readonly ticked: boolean | undefined;
  readonly onTick: () => void;
}

export function GridRow<Row>(props: RowProps<Row>): ReactNode {
  const { id, row, index, top, tracks, columns, active, onActivate, open, ticked, onTick } = props;
  const onClick = (event: MouseEvent) => {
    onActivate();
    const own = event.target instanceof Element && event.target.closest('a, button, input, label, [role=button]');
    if (!own && window.getSelection()?.isCollapsed !== false) open?.(row);
  };
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked ?? active}
      className={`r-grid-row r-grid-line${active ? ' r-active' : ''}${open ? ' r-opens' : ''}`}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {ticked !== undefined && (
        <Cell role="gridcell" tick>
          <Checkbox aria-label={`选中第 ${index + 1} 行`} checked={ticked} onChange={onTick} />
        </Cell>
      )}
      {columns.map((column) => (
        <Cell key={column.key} role="gridcell" align={column.align} title={column.full?.(row)}>
          {column.show(row)}
        </Cell>
      ))}
    </div>
  );
}

interface CellProps {
  readonly role: 'gridcell' | 'columnheader';
  readonly align?: 'end' | undefined;
  /** Holds the box for ticking, which is not printed. */
  readonly tick?: true;
  readonly title?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly children: ReactNode;
}

function Cell({ role, align, tick, title, sorted, children }: CellProps): ReactNode {
  return (
    <div
      role={role}
      aria-sort={sorted}
      title={title}
      className={`r-cell${align === 'end' ? ' r-cell-end' : ''}${tick ? ' r-no-print' : ''}`}
    >
      {children}
    </div>
  );
}

const SORT_SIGNS = { ascending: ' ↑', descending: ' ↓', none: '' } as const;

function sortedBy(key: string, sort: string | undefined): 'ascending' | 'descending' | undefined {
  return sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
}
