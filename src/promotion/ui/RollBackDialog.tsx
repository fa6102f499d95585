import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { PromotionLine, RollBackPlan } from './answers.ts';

interface Props {
  readonly promotion: PromotionLine;
  readonly close: () => void;
  readonly onBegun: (task: string) => void;
}

/** 升级回退 — first what would go back and what would stay, then the button. */
export function RollBackDialog({ promotion: { id, revision }, close, onBegun }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const params = { path: { id } };
  const query = useQuery({
    queryKey: ['promotion-roll-back', id, revision],
    queryFn: (): Promise<RollBackPlan> => loaded(api.GET('/api/promotions/{id}/roll-back', { params })),
    staleTime: 0,
  });
  const rollBack = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/promotions/{id}/roll-back', { params, body: { revision } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    close();
    onBegun(came.data.task);
  };
  return (
    <Modal
      open
      title="回退这次升级？"
      okText="回退"
      cancelText="不回退"
      okButtonProps={{ danger: true, disabled: query.data === undefined }}
      confirmLoading={busy}
      onOk={rollBack}
      onCancel={close}
    >
      <PageState query={query}>{query.data && <Plan plan={query.data} />}</PageState>
      <Refusals answer={answer} title="没有回退" />
    </Modal>
  );
}

function Plan({ plan: { back, kept, staying } }: { readonly plan: RollBackPlan }): ReactNode {
  return (
    <>
      <ul className="r-lines">
        <li>{back} 名学生的年级、毕业状态改回升级前</li>
        <li>{kept === 0 ? '升级之后没有人改过这些内容' : `${kept} 名学生此后有人改过，改过的内容保留：`}</li>
      </ul>
      <ul className="r-lines">
        {staying.map(({ student, name, titles, by, at, how }) => (
          <li key={student}>
            {name}：{titles.join('、')}（{by} {momentInWords(at)} {how}）
          </li>
        ))}
        {staying.length < kept && <li className="r-quiet">其余 {kept - staying.length} 名略</li>}
      </ul>
    </>
  );
}
