import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import type { Finding } from './answers.ts';
import { CountsPanel } from './CountsPanel.tsx';
import { ExplainDialog } from './ExplainDialog.tsx';
import { FindingDrawer } from './FindingDrawer.tsx';
import { FindingFilterBar } from './FindingFilterBar.tsx';
import { findingColumns } from './finding-columns.tsx';
import { asBody, FINDING_FILTERS } from './finding-filters.ts';
import { saveProblemList } from './save-problem-list.ts';
import './findings.css';

type Doing = { readonly explain: readonly Finding[] } | { readonly assign: readonly Finding[] };

/** 问题 — counts on the left, their list on the right; settled here, or mended in the grid. */
export function FindingsPage(): ReactNode {
  const [filters, narrow] = useFilters(FINDING_FILTERS);
  const [words, setWords] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<string>();
  const [doing, setDoing] = useState<Doing>();
  const isPhone = useNarrow();
  const mayWork = useMay('finding.work');
  const { unitName } = useSession();
  const refresh = useRefreshing();
  const question = { ...asBody(filters), ...(words !== '' && { words }) };
  const list = usePages<Finding>(
    ['findings', question],
    (cursor): Promise<Paged<Finding>> =>
      loaded(api.POST('/api/findings/search', { body: { ...question, limit: 100, ...(cursor && { cursor }) } })),
  );
  const chosen = (list.rows ?? []).filter(({ id }) => ticked.has(id)).slice(0, 500);
  const explain = mayWork ? (finding: Finding) => setDoing({ explain: [finding] }) : undefined;
  const columns = useMemo(
    () => findingColumns(mayWork ? (finding) => setDoing({ explain: [finding] }) : undefined),
    [mayWork],
  );
  return (
    <Page title="问题" subtitle={unitName} actions={<Actions filters={question} search={filters} />}>
      <div className="f-findings">
        {isPhone ? (
          <details>
            <summary>按等级、单位、规则看</summary>
            <CountsPanel filters={filters} narrow={narrow} />
          </details>
        ) : (
          <CountsPanel filters={filters} narrow={narrow} />
        )}
        <DataTable
          name="findings"
          label="问题清单"
          columns={columns}
          list={list}
          keyOf={({ id }) => id}
          open={({ id }) => setShown(id)}
          {...(mayWork && { ticked, onTick: setTicked })}
          tools={
            <>
              <FindingFilterBar filters={filters} narrow={narrow} onWords={setWords} />
              {chosen.length > 0 && (
                <>
                  <Button onClick={() => setDoing({ explain: chosen })}>说明所选 {chosen.length} 项</Button>
                  <Button onClick={() => setDoing({ assign: chosen })}>指派、定期限</Button>
                </>
              )}
            </>
          }
          empty={<NoFindings narrowed={Object.keys(question).length > 0} />}
        />
      </div>
      {shown !== undefined && <FindingDrawer id={shown} close={() => setShown(undefined)} explain={explain} />}
      {doing !== undefined && 'explain' in doing && (
        <ExplainDialog findings={doing.explain} close={() => setDoing(undefined)} onDone={refresh} />
      )}
      {doing !== undefined && 'assign' in doing && (
        <AssignDialog findings={doing.assign} close={() => setDoing(undefined)} onDone={refresh} />
      )}
    </Page>
  );
}

interface ActionsProps {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly search: Readonly<Record<string, string | undefined>>;
}

function Actions({ filters, search }: ActionsProps): ReactNode {
  const mayExport = useMay('finding.export');
  const mayEdit = useMay('record.edit');
  const mayRecheck = useMay('recheck.run');
  const [task, setTask] = useState<string>();
  const { message } = App.useApp();
  const refresh = useRefreshing();
  const save = async () => {
    const came = await saveProblemList(filters);
    if (came.is !== 'ok') message.error(came.message);
    else if ('task' in came.data) setTask(came.data.task);
  };
  const recheck = async () => {
    const came: Answer<{ readonly task: string }> = await answered(api.POST('/api/findings/recheck'));
    if (came.is === 'ok') setTask(came.data.task);
    else message.error(came.message);
  };
  return (
    <>
      {task !== undefined && <TaskProgress task={task} onDone={refresh} />}
      {mayEdit && (
        <Link to={ADDRESSES.mend} search={search}>
          <Button type="primary">在表格里订正</Button>
        </Link>
      )}
      {mayRecheck && <Button onClick={recheck}>全县重新核查</Button>}
      {mayExport && <Button onClick={save}>导出（每班一表）</Button>}
      <Button onClick={() => window.print()}>打印</Button>
    </>
  );
}

function useRefreshing(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of ['findings', 'finding', 'finding-counts', 'pupil', 'today', 'overview', 'pupils']) {
      queries.invalidateQueries({ queryKey: [key] });
    }
  };
}

function NoFindings({ narrowed }: { readonly narrowed: boolean }): ReactNode {
  return narrowed ? (
    <Nothing title="没有符合条件的问题。">
      <p>可放宽左边或上面的筛选条件。</p>
    </Nothing>
  ) : (
    <Nothing title="没有未了的问题，辛苦了。">
      <p>有新的学籍或改动时，系统会当即核查，问题会出现在这里。</p>
    </Nothing>
  );
}
