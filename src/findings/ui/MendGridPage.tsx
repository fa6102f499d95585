import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { unsavedCount } from '../grid.ts';
import { ruleOf } from '../rule-of.ts';
import type { GridRow } from './answers.ts';
import type { CellWords } from './cell-words.ts';
import { asBody, FINDING_FILTERS } from './finding-filters.ts';
import { MendGrid } from './MendGrid.tsx';
import { mendColumns } from './mend-columns.ts';
import { Severity } from './Severity.tsx';
import { useMending } from './use-mending.ts';
import { useSetting } from './use-setting.ts';
import './findings.css';

/** 在表格里订正 — everybody whom the findings of the filter are about, one on a line, mended in place. */
export function MendGridPage(): ReactNode {
  const [filters] = useFilters(FINDING_FILTERS);
  const question = asBody(filters);
  const list = usePages<GridRow>(
    ['mend', question],
    (cursor): Promise<Paged<GridRow>> =>
      loaded(api.POST('/api/findings/grid', { body: { ...question, limit: 50, ...(cursor && { cursor }) } })),
  );
  const setting = useSetting();
  const read = useMemo(() => list.data?.pages.flatMap(({ rows }) => rows), [list.data]);
  const mending = useMending(read);
  const [words, setWords] = useState<CellWords>();
  const { rows } = mending;
  // Columns stay as they were at first: what is read on must not move the cell somebody is typing in.
  const columns = useMemo(() => mendColumns(filters.rule, list.data?.pages[0]?.rows ?? []), [filters.rule, list.data]);
  const left = unsavedCount(mending.grid);
  useWarning(left > 0);
  const title = filters.rule === undefined ? '订正' : `订正：${ruleOf(filters.rule)?.title ?? filters.rule}`;
  return (
    <Page
      title={title}
      subtitle={left > 0 ? `还有 ${left} 格没有保存好` : '改好一格离开即保存，并当即重新核查'}
      breadcrumb={[{ title: '问题', to: ADDRESSES.findings }, { title: '订正' }]}
      actions={
        <>
          <Button disabled={mending.grid.undo.length === 0} onClick={mending.undo} title="Ctrl+Z">
            撤销
          </Button>
          <Link to={ADDRESSES.findings} search={filters}>
            <Button>回到问题清单</Button>
          </Link>
        </>
      }
      query={setting.data === undefined ? setting : list}
    >
      {rows.length === 0 && <Nothing title="没有要订正的学生。" />}
      {rows.length > 0 && columns.length === 0 && (
        <Nothing title="这些问题不是改一格就能了结的。">
          <p>请回到问题清单，按“怎么办”一栏办理。</p>
        </Nothing>
      )}
      {rows.length > 0 && columns.length > 0 && setting.data && (
        <>
          <Words words={words} />
          <MendGrid
            list={list}
            rows={rows}
            columns={columns}
            grid={mending.grid}
            setting={setting.data}
            type={mending.type}
            undo={mending.undo}
            onWords={setWords}
          />
          <p className="r-quiet" aria-live="polite">
            {list.isFetchingNextPage ? '正在读后面的学生…' : list.hasNextPage ? '' : `共 ${rows.length} 名学生`}
          </p>
        </>
      )}
    </Page>
  );
}

/** What is said of the cell one is in: wrong, why, what to do. */
function Words({ words }: { readonly words: CellWords | undefined }): ReactNode {
  return (
    <div className="f-cell-words" aria-live="polite">
      {words && (
        <>
          <strong>{words.title}</strong>
          {words.lines.map(({ severity, message, advice }) => (
            <div key={message}>
              <Severity of={severity} /> {message}。<span className="r-quiet">{advice}</span>
            </div>
          ))}
          {words.lines.length === 0 && words.note === undefined && <span className="r-quiet">　这一格没有问题</span>}
          {words.note !== undefined && <div className="f-query">{words.note}</div>}
        </>
      )}
    </div>
  );
}

/** Whoever leaves the page with something unsaved is asked. */
function useWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isNeeded]);
}
