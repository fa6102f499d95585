import type { ReactNode } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { TaskLine } from '#src/web/TaskProgress.tsx';
import { useTasks } from './tasks.ts';

/** 任务 — what runs, and what has run, for whoever left the page meanwhile. */
export function TasksPage(): ReactNode {
  const query = useTasks();
  return (
    <Page title="任务" subtitle="较长的工作在后台进行，离开页面不会中断">
      <PageState query={query}>
        {query.data?.rows.length === 0 && <Nothing title="还没有任务。导入、重新核查和导出开始后会列在这里。" />}
        <ul className="r-tasks">
          {query.data?.rows.map((task) => (
            <li key={task.id}>
              <TaskLine task={task} />
              <span className="r-quiet r-num">{momentInWords(task.startedAt)}</span>
            </li>
          ))}
        </ul>
      </PageState>
    </Page>
  );
}
