import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { UndoPlan, WholeBatch } from './answers.ts';

interface Props {
  readonly batch: WholeBatch;
  readonly close: () => void;
  readonly onUndo: (task: string) => void;
}

/** 撤销 — first what would go back and what would stay, then the button. */
export function UndoDialog({ batch, close, onUndo }: Props): ReactNode {
  const { id, revision } = batch;
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const query = useQuery({
    queryKey: ['import-undo', id, revision],
    queryFn: (): Promise<UndoPlan> => loaded(api.GET('/api/imports/{id}/undo', { params: { path: { id } } })),
    staleTime: 0,
  });
  const undo = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/imports/{id}/undo', { params: { path: { id } }, body: { revision } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    close();
    onUndo(came.data.task);
  };
  return (
    <Modal
      open
      title="撤销这批导入？"
      okText="撤销"
      cancelText="不撤销"
      okButtonProps={{ danger: true, disabled: query.data === undefined }}
      confirmLoading={busy}
      onOk={undo}
      onCancel={close}
    >
      <PageState query={query}>{query.data && <Plan plan={query.data} />}</PageState>
      <Refusals answer={answer} title="没有撤销" />
    </Modal>
  );
}

function Plan({ plan }: { readonly plan: UndoPlan }): ReactNode {
  const { counts, staying } = plan;
  const all = counts.kept + counts.stays;
  return (
    <>
      <ul className="r-lines">
        <li>{counts.back} 份学籍改回导入前的内容</li>
        <li>{counts.withdrawn} 份由这批导入新建的学籍撤回，历史仍保留</li>
        <li>{all === 0 ? '导入之后没有人改过这些学籍' : `${all} 份学籍此后有人改过，改过的内容保留：`}</li>
      </ul>
      <ul className="r-lines r-staying">
        {staying.map(({ student, name, kept }) => (
          <li key={student}>
            {name}：{kept.map(({ title, by, at, how }) => `${title}（${by} ${momentInWords(at)} ${how}）`).join('，')}
          </li>
        ))}
        {staying.length < all && <li className="r-quiet">其余 {all - staying.length} 份略</li>}
      </ul>
    </>
  );
}
