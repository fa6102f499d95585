import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { ARRIVALS } from '../../arrival.ts';
import type { Pile } from '../answers.ts';
import { PaperStage } from '../PaperStage.tsx';
import { ClaimForm } from './ClaimForm.tsx';

type Page = Pile['rows'][number];
type PileName = 'unmatched' | 'aside';

interface Props {
  readonly campaign: string;
  readonly onChanged: () => Promise<unknown>;
}

/** 待认领 — page by page, the picture beside the way to say whose it is. */
export function UnmatchedQueue({ campaign, onChanged }: Props): ReactNode {
  const [pile, setPile] = useState<PileName>('unmatched');
  const [chosen, setChosen] = useState<string>();
  const [answer, setAnswer] = useState<Answer<{ readonly message: string }>>();
  const query = useQuery({
    queryKey: ['returns', campaign, 'scans', pile],
    queryFn: (): Promise<Pile> =>
      loaded(api.GET('/api/campaigns/{id}/scans', { params: { path: { id: campaign }, query: { pile } } })),
  });
  const { rows = [], total = 0 } = query.data ?? {};
  const page = rows.find(({ id }) => id === chosen) ?? rows[0];
  const params = { path: { id: campaign, scan: page?.id ?? '' } };
  const done = async (came: Answer<{ readonly message: string }>) => {
    setAnswer(came);
    if (came.is === 'ok') setChosen(undefined);
    await onChanged();
  };
  const claim = async (body: { readonly code: string } | { readonly student: string }) =>
    done(await answered(api.POST('/api/campaigns/{id}/scans/{scan}/owner', { params, body })));
  const setAside = async () => done(await answered(api.DELETE('/api/campaigns/{id}/scans/{scan}', { params })));
  const putBack = async () => done(await answered(api.POST('/api/campaigns/{id}/scans/{scan}/recovery', { params })));
  return (
    <section aria-label="待认领的扫描页">
      <div className="v-row">
        <h3>识别不出的页</h3>
        <Radio.Group
          aria-label="看哪些"
          size="small"
          value={pile}
          onChange={({ target }) => setPile(target.value)}
          options={[
            { value: 'unmatched', label: '待认领' },
            { value: 'aside', label: '已搁置' },
          ]}
        />
      </div>
      {answer?.is === 'ok' && (
        <p role="status" className="r-done">
          {answer.data.message}
        </p>
      )}
      <Refusals answer={answer} title="没有办成" />
      <PageState query={query}>
        {page === undefined ? (
          <Nothing title={pile === 'unmatched' ? '没有待认领的页，识别出的都已归到学生。' : '没有搁置的页。'} />
        ) : (
          <div className="v-beside">
            <PaperStage campaign={campaign} pages={[page]} empty="" />
            <div className="v-claim">
              <Pages rows={rows} total={total} shown={page.id} onShow={setChosen} />
              <p>
                <strong>{titleOf(page.arrival)}</strong>　{momentInWords(page.takenAt)} 上传的第 {page.page} 页
              </p>
              {pile === 'unmatched' ? (
                <ClaimForm key={page.id} onClaim={claim} onAside={setAside} />
              ) : (
                <Button onClick={putBack}>放回待认领</Button>
              )}
            </div>
          </div>
        )}
      </PageState>
    </section>
  );
}

interface PagesProps {
  readonly rows: readonly Page[];
  readonly total: number;
  readonly shown: string;
  readonly onShow: (id: string) => void;
}

function Pages({ rows, total, shown, onShow }: PagesProps): ReactNode {
  const at = rows.findIndex(({ id }) => id === shown);
  const go = (step: number) => {
    const next = rows[at + step];
    if (next) onShow(next.id);
  };
  return (
    <div className="v-row">
      <span>
        第 {at + 1} 页，共 {total.toLocaleString('zh-CN')} 页
      </span>
      <Button size="small" disabled={at <= 0} onClick={() => go(-1)}>
        上一张
      </Button>
      <Button size="small" disabled={at >= rows.length - 1} onClick={() => go(1)}>
        下一张
      </Button>
    </div>
  );
}

function titleOf(arrival: string): string {
  const titles: Readonly<Record<string, { readonly title: string }>> = ARRIVALS;
  return titles[arrival]?.title ?? '没有识别出编码';
}
