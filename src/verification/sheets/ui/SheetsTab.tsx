import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import type { SheetJobs } from './answers.ts';
import { PrintForm } from './PrintForm.tsx';
import { PrintJobs } from './PrintJobs.tsx';
import './sheets.css';

interface Props {
  readonly campaign: string;
  /** Where one begins: the unit chosen on the page around this. */
  readonly unit?: string | undefined;
}

/** 核对表 — who gets one, what is being printed, and what was printed before. */
export function SheetsTab({ campaign, unit }: Props): ReactNode {
  const queries = useQueryClient();
  const [begun, setBegun] = useState<string>();
  const query = useQuery({
    queryKey: ['sheets', campaign],
    queryFn: (): Promise<SheetJobs> =>
      loaded(api.GET('/api/campaigns/{id}/sheets', { params: { path: { id: campaign } } })),
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'running') ? 2000 : false),
  });
  const refresh = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: ['sheets', campaign] });
    await queries.invalidateQueries({ queryKey: ['sheets-outlook', campaign] });
  }, [queries, campaign]);
  const begin = async (task: string) => {
    setBegun(task);
    await refresh();
  };
  return (
    <div className="r-sheets">
      <PrintForm campaign={campaign} unit={unit} onBegun={begin} />
      {begun !== undefined && (
        <section aria-label="正在打印">
          <TaskProgress key={begun} task={begun} onDone={refresh} />
        </section>
      )}
      <PageState query={query}>
        {query.data && <PrintJobs campaign={campaign} rows={query.data.rows} onBegun={begin} />}
      </PageState>
    </div>
  );
}
