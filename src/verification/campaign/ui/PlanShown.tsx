import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { useSession } from '#src/web/session.ts';
import { DUTIES, EVERY_DUTY } from '../duties.ts';
import type { CampaignView } from './answers.ts';
import { PlanDrawer } from './PlanDrawer.tsx';
import { PlanNotice } from './PlanNotice.tsx';

/** 核查办法 — what the central school asks of its schools, by when and of whom; written here, and printed from here. */
export function PlanShown({ campaign }: { readonly campaign: CampaignView }): ReactNode {
  const [writing, setWriting] = useState(false);
  const { unit } = useSession();
  const { plan, mayPlan } = campaign;
  const isOwn = plan?.unit === unit;
  if (campaign.state === 'draft') return null;
  return (
    <section aria-label="核查办法" className="v-plan">
      <h2>
        核查办法{plan && `：${plan.unitName}`}{' '}
        {plan?.state === 'draft' && <small className="r-query">草稿，未发布</small>}
      </h2>
      {plan === undefined ? (
        <p className="r-quiet">{mayPlan ? '还没有制订。制订并发布后，各学校看到各项职责到哪天、谁负责。' : NOT_YET}</p>
      ) : (
        <PlanText plan={plan} />
      )}
      <PlansBelow campaign={campaign} />
      <p className="v-actions r-no-print">
        {mayPlan && (
          <Button type={isOwn ? 'default' : 'primary'} onClick={() => setWriting(true)}>
            {isOwn ? '修改核查办法' : '制订核查办法'}
          </Button>
        )}
        {plan && <Button onClick={() => window.print()}>打印</Button>}
        {isOwn && mayPlan && plan.state === 'published' && <PlanNotice campaign={campaign.id} />}
      </p>
      {writing && <PlanDrawer campaign={campaign} plan={isOwn ? plan : undefined} onClose={() => setWriting(false)} />}
    </section>
  );
}

/** 各中心校 — who has published and who has not; a name leads to the plan. */
function PlansBelow({ campaign: { id, plans } }: { readonly campaign: CampaignView }): ReactNode {
  if (plans.length === 0) return null;
  const missing = plans.filter(({ publishedAt }) => publishedAt === undefined);
  return (
    <details open={missing.length > 0 && missing.length <= FEW}>
      <summary>
        各中心校：已发布 {plans.length - missing.length} 个{missing.length > 0 && `，还有 ${missing.length} 个没有发布`}
      </summary>
      <ul className="v-plans">
        {plans.map(({ unit, name, publishedAt }) => (
          <li key={unit}>
            <Link to={ADDRESSES.campaign} params={{ id }} search={{ unit }}>
              {name}
            </Link>{' '}
            {publishedAt === undefined ? (
              <span className="r-query">没有发布</span>
            ) : (
              <span className="r-quiet">{momentInWords(publishedAt)} 发布</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const FEW = 12;

const NOT_YET = '中心校还没有发布核查办法，先按县局的期限办理。';

function PlanText({ plan }: { readonly plan: NonNullable<CampaignView['plan']> }): ReactNode {
  const { phases, emphasis, demands } = plan.content;
  const planned = EVERY_DUTY.flatMap((duty) => phases.find((phase) => phase.duty === duty) ?? []);
  return (
    <>
      <div className="v-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">职责</th>
              <th scope="col">时间</th>
              <th scope="col">责任人</th>
            </tr>
          </thead>
          <tbody>
            {planned.map(({ duty, from, to, person }) => (
              <tr key={duty}>
                <th scope="row">{DUTIES[duty].title}</th>
                <td>
                  {dayInWords(from)} 至 {dayInWords(to)}
                </td>
                <td>{person}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {emphasis && <p>核查重点：{emphasis}</p>}
      {demands && <p className="v-demands">工作要求：{demands}</p>}
      {plan.publishedAt && <p className="r-quiet">{momentInWords(plan.publishedAt)} 发布</p>}
    </>
  );
}
