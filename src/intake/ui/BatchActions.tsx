import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { WholeBatch } from './answers.ts';
import { UndoDialog } from './UndoDialog.tsx';

interface Props {
  readonly batch: WholeBatch;
  readonly refresh: () => Promise<void>;
  /** The undo goes on in this task. */
  readonly onUndo: (task: string) => void;
}

type Dialog = 'commit' | 'discard' | 'undo';

/** The deeds that are open to a batch as it stands. */
export function BatchActions({ batch, refresh, onUndo }: Props): ReactNode {
  const { id, state, revision, counts } = batch;
  const navigate = useNavigate();
  const mayUndo = useMay('import.undo');
  const [dialog, setDialog] = useState<Dialog>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const path = { params: { path: { id } }, body: { revision } };
  const run = async (call: () => Promise<Answer<unknown>>, then: () => unknown = refresh) => {
    setBusy(true);
    const came = await call();
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    setDialog(undefined);
    await then();
  };
  const read = () => run(() => answered(api.POST('/api/imports/{id}/read', path)));
  const commit = () => run(() => answered(api.POST('/api/imports/{id}/commit', path)));
  const discard = () =>
    run(
      () => answered(api.DELETE('/api/imports/{id}', { params: { path: { id }, query: { revision } } })),
      () => navigate({ to: ADDRESSES.imports }),
    );
  const nothingToDo = counts.new + counts.changed + batch.proposes === 0;
  return (
    <>
      {counts.refused > 0 && state !== 'discarded' && (
        <Button href={`/api/imports/${id}/returned.xlsx`}>下载退回的 {counts.refused} 行</Button>
      )}
      {(state === 'interrupted' || state === 'refused') && (
        <Button type="primary" loading={busy} onClick={read}>
          再试
        </Button>
      )}
      {state === 'ready' && (
        <Button loading={busy && dialog === undefined} onClick={read}>
          重新比对
        </Button>
      )}
      {OPEN.has(state) && <Button onClick={() => setDialog('discard')}>放弃</Button>}
      {state === 'ready' && (
        <Button type="primary" disabled={nothingToDo} onClick={() => setDialog('commit')}>
          {nothingToDo ? '与学籍一致，不用提交' : '提交'}
        </Button>
      )}
      {state === 'committed' && mayUndo && <Button onClick={() => setDialog('undo')}>撤销这批导入</Button>}
      {dialog === undefined && <Refusals answer={answer} />}
      <Modal
        open={dialog === 'commit'}
        title="提交这批导入？"
        okText="提交"
        cancelText="再看看"
        confirmLoading={busy}
        onOk={commit}
        onCancel={() => setDialog(undefined)}
      >
        <ul className="r-lines">
          <li>新建 {counts.new} 份学籍</li>
          <li>变更 {counts.changed} 份学籍</li>
          {batch.proposes > 0 && <li>{batch.proposes} 名学生的关键信息不同：不改，列为待办的关键信息变更</li>}
          {counts.refused > 0 && <li>{counts.refused} 行退回，不导入</li>}
          {counts.missing > 0 && <li>{counts.missing} 名学生表中没有：不动</li>}
        </ul>
        <p className="r-quiet">要么全部写入，要么一份不写。提交后可以整批撤销。</p>
        <Refusals answer={answer} title="没有提交" />
      </Modal>
      <Modal
        open={dialog === 'discard'}
        title="放弃这批导入？"
        okText="放弃"
        cancelText="不放弃"
        confirmLoading={busy}
        onOk={discard}
        onCancel={() => setDialog(undefined)}
      >
        <p>上传的文件和比对结果都会删除，学籍不受影响。</p>
        <Refusals answer={answer} title="没有放弃" />
      </Modal>
      {dialog === 'undo' && <UndoDialog batch={batch} close={() => setDialog(undefined)} onUndo={onUndo} />}
    </>
  );
}

const OPEN: ReadonlySet<string> = new Set(['ready', 'refused', 'interrupted']);
