import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import type { Policy, Promotions } from './answers.ts';
import { PastPromotions } from './PastPromotions.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { PreviewShown } from './PreviewShown.tsx';
import { StartPromotion } from './StartPromotion.tsx';
import './promotion.css';

/** 年度升级 — how it is to be done, who would go up and who would not, and what earlier runs did. */
export function PromotionPage(): ReactNode {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Policy>();
  const [begun, setBegun] = useState<string>();
  const query = useQuery({
    queryKey: ['promotions'],
    queryFn: (): Promise<Promotions> => loaded(api.GET('/api/promotions')),
  });
  const refresh = useCallback(async () => {
    setBegun(undefined);
    // A whole county has gone up: it is to be seen everywhere.
    await queries.invalidateQueries();
  }, [queries]);
  const promotions = query.data;
  const policy = chosen ?? promotions?.policy;
  const underWay = promotions?.rows.find(({ state }) => state === 'running' || state === 'rolling-back');
  const task = begun ?? underWay?.task;
  return (
    <Page
      title="年度升级"
      subtitle={promotions && `升入 ${promotions.into} 学年（${promotions.into} 年 9 月 1 日起）`}
      query={query}
      actions={policy && task === undefined && <StartPromotion policy={policy} onBegun={setBegun} />}
    >
      {task !== undefined && <TaskProgress key={task} task={task} onDone={refresh} />}
      {promotions && policy && (
        <div className="r-promotion">
          <PolicyForm policy={policy} schools={promotions.fiveFourSchools} onChange={setChosen} />
          {task === undefined && <PreviewShown policy={policy} />}
          <PastPromotions rows={promotions.rows} isBusy={task !== undefined} onBegun={setBegun} />
        </div>
      )}
    </Page>
  );
}
