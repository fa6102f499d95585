import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Modal, Table } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { Recheck, ReturnRow } from '../answers.ts';
import { PaperStage } from '../PaperStage.tsx';
import type { PartProps } from '../part.ts';
import { useReturns } from '../use-returns.ts';
import { WholeScreen } from '../WholeScreen.tsx';

/** 复核 — by another person than keyed it, beside the page: right, or back with what is wrong. */
export function RecheckPart({ campaign, unit }: PartProps): ReactNode {
  const queries = useQueryClient();
  const query = useReturns(campaign, 'recheck', unit);
  const [{ sheet }, narrow] = useFilters(['sheet']);
  const { rows = [], total = 0 } = query.data ?? {};
  const others = rows.filter(({ isKeyedByMe }) => !isKeyedByMe);
  const next = (id: string) => others.find((row) => row.id !== id)?.id;
  const onEnded = async (id: string) => {
    narrow({ sheet: next(id) });
    await queries.invalidateQueries({ queryKey: ['returns', campaign] });
  };
  if (sheet !== undefined) {
    return (
      <WholeScreen label="复核核对表">
        <OneRecheck
          key={sheet}
          campaign={campaign}
          id={sheet}
          onEnded={() => onEnded(sheet)}
          onClose={() => narrow({ sheet: undefined })}
        />
      </WholeScreen>
    );
  }
  return (
    <PageState query={query}>
      {rows.length === 0 ? (
        <Nothing title="没有待复核的。录入以后由另一个人在这里对照原表看一遍。" />
      ) : (
        <>
          <p className="v-row">
            <Button type="primary" disabled={others.length === 0} onClick={() => narrow({ sheet: others[0]?.id })}>
              开始复核（共 {total.toLocaleString('zh-CN')} 张）
            </Button>
            {others.length < rows.length && (
              <span className="r-quiet">您自己录的 {rows.length - others.length} 张要由别人复核。</span>
            )}
          </p>
          <Table<ReturnRow>
            size="small"
            rowKey="id"
            pagination={false}
            scroll={{ x: 560 }}
            dataSource={[...rows]}
            columns={[
              { title: '学生', dataIndex: 'name' },
              { title: '班级', render: (_, { place }) => place.class || place.school },
              {
                title: '录入',
                render: (_, { keyedBy, keyedAt }) => `${keyedBy ?? ''} ${keyedAt ? momentInWords(keyedAt) : ''}`,
              },
              {
                title: '办理',
                render: (_, { id, name, isKeyedByMe }) =>
                  isKeyedByMe ? (
                    <span className="r-quiet">您录的</span>
                  ) : (
                    <Button
                      type="link"
                      size="small"
                      aria-label={`复核${name}的核对表`}
                      onClick={() => narrow({ sheet: id })}
                    >
                      复核
                    </Button>
                  ),
              },
            ]}
          />
        </>
      )}
    </PageState>
  );
}

interface OneProps {
  readonly campaign: string;
  readonly id: string;
  readonly onEnded: () => Promise<void>;
  readonly onClose: () => void;
}

function OneRecheck({ campaign, id, onEnded, onClose }: OneProps): ReactNode {
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [reason, setReason] = useState<string>();
  const params = { path: { id: campaign, return: id } };
  const query = useQuery({
    queryKey: ['recheck', campaign, id],
    queryFn: (): Promise<Recheck> => loaded(api.GET('/api/campaigns/{id}/returns/{return}/recheck', { params })),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const view = query.data;
  const mayEnd = view?.isWaiting === true && !view.isKeyedByMe;
  const end = async (verdict: { verdict: 'right' } | { verdict: 'wrong'; reason: string }) => {
    if (view === undefined || !mayEnd) return;
    const body = { ...verdict, seen: view.revision };
    const came = await answered(api.POST('/api/campaigns/{id}/returns/{return}/recheck', { params, body }));
    setReason(undefined);
    setAnswer(came);
    if (came.is === 'ok') await onEnded();
  };
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || reason !== undefined) return;
      event.preventDefault();
      end({ verdict: 'right' });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
  return (
    <section aria-label="复核核对表" className="v-keying">
      <PageState query={query}>
        {view && (
          <>
            <header className="v-keying-head">
              <h3>
                {view.name}　<span className="r-quiet">{view.place.class || view.place.school}</span>
              </h3>
              <span className="r-quiet">
                {view.keyedBy} {view.keyedAt ? momentInWords(view.keyedAt) : ''} 录入
              </span>
              <span className="v-keying-deeds">
                <Button onClick={onClose}>回到清单</Button>
                <Button disabled={!mayEnd} onClick={() => setReason('')}>
                  录错了，退回
                </Button>
                <Button type="primary" disabled={!mayEnd} onClick={() => end({ verdict: 'right' })}>
                  无误，下一张（Ctrl+Enter）
                </Button>
              </span>
            </header>
            {view.isKeyedByMe && <Alert type="info" title="这一张是您录的，要由另一个人复核。" />}
            {!view.isWaiting && <Alert type="info" title="这一张不在待复核中，可能刚被别人办过。" />}
            <Refusals answer={answer} title="没有办成" />
            <div className="v-beside">
              <PaperStage campaign={campaign} pages={view.scans} empty="这一张没有扫描件，请对照手里的纸表。" />
              <Compared view={view} />
            </div>
          </>
        )}
      </PageState>
      {query.error !== null && <Button onClick={onClose}>回到清单</Button>}
      {reason !== undefined && (
        <Modal
          open
          title="退回重新录入"
          okText="退回"
          cancelText="不退"
          okButtonProps={{ disabled: reason.trim() === '' }}
          onOk={() => end({ verdict: 'wrong', reason })}
          onCancel={() => setReason(undefined)}
        >
          <p>录入的各项恢复原样，表回到待录入，录过的还在草稿里。</p>
          <label htmlFor="recheck-reason">哪里录错了</label>
          <Input
            id="recheck-reason"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Modal>
      )}
    </section>
  );
}

function Compared({ view }: { readonly view: Recheck }): ReactNode {
  return (
    <div className="vr-compared">
      <Table<Recheck['cells'][number]>
        size="small"
        rowKey="name"
        pagination={false}
        scroll={{ x: 420 }}
        dataSource={[...view.cells]}
        columns={[
          { title: '项目', render: (_, { title, isKey }) => (isKey ? `${title}（关键信息）` : title) },
          { title: '印的', dataIndex: 'printed' },
          {
            title: '录入的',
            render: (_, { keyed, isChangedSince }) => (
              <>
                <strong className="v-keyed">{keyed === '' ? '（改为空）' : keyed}</strong>
                {isChangedSince && <span className="r-query">　此后又改过</span>}
              </>
            ),
          },
        ]}
      />
      {view.caseId && (
        <p>
          关键信息走变更业务，校领导核验、县局审核后生效：
          <Link to={ADDRESSES.case} params={{ id: view.caseId }}>
            打开这件业务
          </Link>
        </p>
      )}
    </div>
  );
}
