import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Steps } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Page } from '#src/web/Page.tsx';
import { useSession } from '#src/web/session.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import type { BatchState } from '../batch.ts';
import type { WholeBatch } from './answers.ts';
import { BatchActions } from './BatchActions.tsx';
import { CheckedFaults } from './CheckedFaults.tsx';
import { Recognized } from './Recognized.tsx';
import { RowsOfBatch } from './RowsOfBatch.tsx';
import { StateWord } from './StateWord.tsx';
import './intake.css';

/** 一批导入 — recognised, checked, compared, committed, and what came of it. */
export function ImportPage(): ReactNode {
  const { id = '' } = useParams({ strict: false });
  const { name } = useSession();
  const queries = useQueryClient();
  const [undoing, setUndoing] = useState<string>();
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: (): Promise<WholeBatch> => loaded(api.GET('/api/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data.state) ? 1_000 : false),
  });
  const refresh = useCallback(async () => {
    setUndoing(undefined);
    // What an import did is to be seen everywhere.
    await queries.invalidateQueries();
  }, [queries]);
  const batch = query.data;
  const task = undoing ?? (batch !== undefined && isUnderWay(batch.state) ? batch.task : undefined);
  return (
    <Page
      title={titleOf(batch)}
      breadcrumb={[{ title: '导入', to: ADDRESSES.imports }, { title: titleOf(batch) }]}
      subtitle={batch && <Subtitle batch={batch} />}
      actions={batch && task === undefined && <BatchActions batch={batch} refresh={refresh} onUndo={setUndoing} />}
      query={query}
    >
      {batch && (
        <div className="r-intake">
          <Progressed state={batch.state} />
          {task !== undefined && batch.by === name && <TaskProgress key={task} task={task} onDone={refresh} />}
          {task !== undefined && batch.by !== name && <p aria-live="polite">{batch.stateTitle}，稍候自动更新。</p>}
          {batch.message !== '' && <Alert type="warning" showIcon role="alert" title={batch.message} />}
          {batch.state === 'undone' && batch.undone && <UndoneLine undone={batch.undone} />}
          {batch.state === 'committed' && batch.proposes > 0 && <ProposesLine batch={batch} />}
          <Recognized batch={batch} />
          {!isUnderWay(batch.state) && batch.state !== 'refused' && (
            <>
              <CheckedFaults batch={batch} />
              <RowsOfBatch batch={batch} />
            </>
          )}
        </div>
      )}
    </Page>
  );
}

function titleOf(batch: WholeBatch | undefined): string {
  const kind = batch?.kind === 'family' ? '家庭成员模板：' : '';
  return batch === undefined || batch.title === '' ? '导入' : `${kind}${batch.title}`;
}

/** Where the batch stands; on a phone in one line. */
function Progressed({ state }: { readonly state: BatchState }): ReactNode {
  const current = STEP_OF[state];
  if (useNarrow()) {
    return (
      <p className="r-quiet">
        第 {current + 1} 步，共 {STEPS.length} 步：{STEPS[current]?.title}
      </p>
    );
  }
  return <Steps size="small" current={current} status={stepStatus(state)} items={STEPS} />;
}

function Subtitle({ batch }: { readonly batch: WholeBatch }): ReactNode {
  const { state, stateTitle, by, createdAt, committedAt } = batch;
  return (
    <>
      <StateWord state={state} title={stateTitle} />，{by} {momentInWords(createdAt)} 上传
      {committedAt !== undefined && `，${momentInWords(committedAt)} 提交`}
    </>
  );
}

function UndoneLine({ undone }: { readonly undone: NonNullable<WholeBatch['undone']> }): ReactNode {
  const { back, withdrawn, kept, stays } = undone;
  return (
    <p>
      已撤销：{back} 份学籍改回原来的内容，{withdrawn} 份新建的学籍撤回；{kept + stays}{' '}
      份因此后有人改过，改过的内容保留。
    </p>
  );
}

function ProposesLine({ batch: { id, proposes } }: { readonly batch: WholeBatch }): ReactNode {
  return (
    <p>
      {proposes} 名学生的关键信息与表不同，没有改，已列为
      <Link to={ADDRESSES.proposedChanges} search={{ batch: id }}>
        待办关键信息变更
      </Link>
      。
    </p>
  );
}

const STEPS = [{ title: '识别' }, { title: '检查' }, { title: '比对' }, { title: '提交' }, { title: '结果' }];

const STEP_OF: Readonly<Record<BatchState, number>> = {
  reading: 0,
  refused: 0,
  interrupted: 0,
  ready: 2,
  committing: 3,
  committed: 4,
  undone: 4,
  discarded: 4,
};

function stepStatus(state: BatchState): 'process' | 'error' | 'finish' {
  if (state === 'refused' || state === 'interrupted') return 'error';
  return state === 'committed' ? 'finish' : 'process';
}

function isUnderWay(state: BatchState): boolean {
  return state === 'reading' || state === 'committing';
}
