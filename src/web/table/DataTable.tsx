import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useNarrow } from '../narrow.ts';
import { Failure, Nothing } from '../PageState.tsx';
import { Cards } from './Cards.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { useChosenColumns } from './chosen-columns.ts';
import { Grid } from './Grid.tsx';
import type { ShownProps, TableProps } from './props.ts';

/** 表格 — a list of any length: rows of 36 px, read on as one scrolls, cards on a phone, whole on paper. */
export function DataTable<Row>(props: TableProps<Row>): ReactNode {
  const { name, columns, list, empty, tools } = props;
  const narrow = useNarrow();
  const { shown, choose } = useChosenColumns(name, columns);
  return (
    <section className="r-table-frame">
      <div className="r-table-tools r-no-print">
        {tools !== undefined && <div>{tools}</div>}
        <span className="r-quiet" aria-live="polite">
          {countOf(props)}
        </span>
        {!narrow && <ColumnChooser columns={columns} shown={shown} choose={choose} />}
      </div>
      {list.rows === undefined && list.error === null && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {list.rows === undefined && list.error !== null && <Failure error={list.error} retry={list.refetch} />}
      {list.rows?.length === 0 && (empty ?? <Nothing title="没有符合条件的记录" />)}
      {list.rows !== undefined && list.rows.length > 0 && (
        <Body {...props} rows={list.rows} shown={shown} narrow={narrow} />
      )}
    </section>
  );
}

function Body<Row>({ narrow, ...props }: ShownProps<Row> & { readonly narrow: boolean }): ReactNode {
  return narrow ? <Cards {...props} /> : <Grid {...props} />;
}

function countOf<Row>({ list, total }: TableProps<Row>): string {
  if (total !== undefined) return `共 ${total.toLocaleString('zh-CN')} 条`;
  if (list.rows === undefined) return '';
  return list.hasNextPage ? `已读出 ${list.rows.length} 条，向下滚动继续` : `共 ${list.rows.length} 条`;
}
