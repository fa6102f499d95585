import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';

type View = Given<'/api/campaigns/{id}/guardian-answers/{answer}', 'get'>;

interface Props {
  readonly campaign: string;
  readonly id: string;
  readonly onDone: () => Promise<void>;
}

/** 一份答复 — printed, now, written; adopted as a whole: ordinary cells into the record, key cells as a case. */
export function GuardianAnswer({ campaign, id, onDone }: Props): ReactNode {
  const [answer, setAnswer] = useState<Answer<{ readonly message: string }>>();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const params = { path: { id: campaign, answer: id } };
  const query = useQuery({
    queryKey: ['guardian-answer', campaign, id],
    queryFn: (): Promise<View> => loaded(api.GET('/api/campaigns/{id}/guardian-answers/{answer}', { params })),
  });
  const adopt = async ({ recordRevision: seen }: View) => {
    const body = { seen, confirmed: [...confirmed] };
    const came = await answered(api.POST('/api/campaigns/{id}/guardian-answers/{answer}/adoption', { params, body }));
    setAnswer(came);
    await Promise.all([query.refetch(), onDone()]);
  };
  const tick = (name: string, isTicked: boolean) =>
    setConfirmed(isTicked ? [...confirmed, name] : confirmed.filter((each) => each !== name));
  const view = query.data;
  return (
    <PageState query={query}>
      {view && (
        <section aria-label={`${view.name}的答复`}>
          <h3>
            {view.name}　{view.number}
          </h3>
          <Table<View['cells'][number]>
            size="small"
            rowKey="name"
            pagination={false}
            scroll={{ x: 640 }}
            dataSource={[...view.cells]}
            locale={{ emptyText: '没有要改的' }}
            columns={[
              { title: '项目', render: (_, { title, isKey }) => (isKey ? `${title}（关键信息）` : title) },
              { title: '印的', dataIndex: 'printed' },
              { title: '现在', dataIndex: 'now' },
              { title: '家长写的', dataIndex: 'written' },
              {
                title: '此后又变动',
                render: (_, { name, title, hasMoved }) =>
                  hasMoved && (
                    <Checkbox aria-label={`${title}仍按家长填写`} onChange={({ target }) => tick(name, target.checked)}>
                      仍按家长填写
                    </Checkbox>
                  ),
              },
            ]}
          />
          {view.remark !== '' && <Alert type="warning" title={`家长另外写了：${view.remark}`} />}
          <p>签名（{view.signer}）</p>
          <img src={`data:image/png;base64,${view.signature}`} alt={`${view.signer}的手写签名`} width={240} />
          <Refusals answer={answer} title="没有采用" />
          {answer?.is === 'ok' && <Alert type="success" title={answer.data.message} />}
          {view.state === 'waiting' && (
            <p>
              <Button type="primary" onClick={() => adopt(view)}>
                {view.cells.length === 0 ? '看过了，登记为未修改' : '采用'}
              </Button>
            </p>
          )}
        </section>
      )}
    </PageState>
  );
}
