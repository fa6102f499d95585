import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { api, loaded } from './api.ts';
import { momentInWords } from './dates.ts';
import { PageState } from './PageState.tsx';

/** 任务 — work that takes longer than a breath, as the server tells of it. */
export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled';
  readonly done: number;
  readonly total: number;
  /** What came of it, in the shape its kind declares. */
  readonly result?: unknown;
  /** Why it failed, in words. */
  readonly message?: string | undefined;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly cancellable?: boolean | undefined;
}

interface Props {
  readonly task: string;
  /** Told once, when it has ended well. */
  readonly onDone?: (result: unknown) => void;
}

/** 进度 — of one task. Leaving the page does not end it; it is found again under 任务. */
export function TaskProgress({ task, onDone }: Props): ReactNode {
  const query = useTask(task);
  const told = useRef(false);
  const state = query.data?.state;
  useEffect(() => {
    if (state !== 'done' || told.current) return;
    told.current = true;
    onDone?.(query.data?.result);
  }, [state, onDone, query.data]);
  return <PageState query={query}>{query.data && <TaskLine task={query.data} />}</PageState>;
}

/** One task on one line: what, how far, and what became of it. */
export function TaskLine({ task }: { readonly task: Task }): ReactNode {
  const part = task.total > 0 ? Math.floor((task.done / task.total) * 100) : 0;
  return (
    <div className="r-task">
      <span>{task.title}</span>
      <Progress
        percent={task.state === 'done' ? 100 : part}
        status={BARS[task.state]}
        size="small"
        aria-label={`${task.title}：${TASK_STATES[task.state]}`}
      />
      <span className="r-quiet" aria-live="polite">
        {task.state === 'running' && task.total > 0
          ? `${task.done.toLocaleString('zh-CN')} / ${task.total.toLocaleString('zh-CN')}`
          : TASK_STATES[task.state]}
        {task.message !== undefined && task.state !== 'done' ? `：${task.message}` : ''}
        <WrittenFile task={task} />
        {task.cancellable && <CancelTask task={task} />}
      </span>
    </div>
  );
}

/** 取消 — what is done already stays; what was not delivered is not counted. */
function CancelTask({ task }: { readonly task: Task }): ReactNode {
  const client = useQueryClient();
  const cancel = async () => {
    await api.POST('/api/tasks/{id}/cancellation', { params: { path: { id: task.id } } });
    await client.invalidateQueries({ queryKey: ['tasks'] });
  };
  return (
    <Button type="link" size="small" onClick={cancel} aria-label={`取消：${task.title}`}>
      取消
    </Button>
  );
}

/** 取文件 — what the task wrote, as long as it is kept; or why it could not be written. */
function WrittenFile({ task: { id, result } }: { readonly task: Task }): ReactNode {
  const of = (name: string): unknown =>
    typeof result === 'object' && result !== null ? Reflect.get(result, name) : undefined;
  if (typeof of('refused') === 'string') return `，但文件没有写成：${of('refused')}`;
  if (typeof of('file') !== 'string') return null;
  const until = String(of('until'));
  if (new Date(until) < new Date()) return '，文件已过期，请重新导出';
  return (
    <>
      {'　'}
      <a href={`/api/tasks/${id}/file`} download>
        取文件
      </a>
      （{momentInWords(until).slice(11)} 前）
    </>
  );
}

export const TASK_STATES: Readonly<Record<Task['state'], string>> = {
  waiting: '等待开始',
  running: '正在进行',
  done: '已完成',
  failed: '没有完成',
  interrupted: '已中断',
  cancelled: '已取消',
};

/** Not over yet. */
export function isUnderWay({ state }: Pick<Task, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

const BARS = {
  waiting: 'normal',
  running: 'active',
  done: 'success',
  failed: 'exception',
  interrupted: 'exception',
  cancelled: 'normal',
} as const;

function useTask(id: string) {
  return useQuery({
    queryKey: ['tasks', id],
    queryFn: async (): Promise<Task> => loaded(api.GET('/api/tasks/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? 800 : false),
  });
}
