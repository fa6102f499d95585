import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { CAMPAIGN_STATES } from '../campaign.ts';
import type { CampaignLine } from './answers.ts';

/** Few enough to be told in amber. */
const SOON = 5;

/** 倒计时 — working days of the county's own calendar until the last day of the schools. */
export function Countdown({ of: { state, daysLeft } }: { readonly of: CampaignLine }): ReactNode {
  if (state !== 'running') return <Tag>{CAMPAIGN_STATES[state]}</Tag>;
  if (daysLeft === undefined) {
    return (
      <span className="r-query" title="截止日所在年份的放假安排尚未公布，公布后自动推算">
        剩余工作日待定
      </span>
    );
  }
  if (daysLeft < 0) return <strong className="r-error">{`已过截止日 ${-daysLeft} 个工作日`}</strong>;
  if (daysLeft === 0) return <strong className="r-query">今天截止</strong>;
  return <strong className={daysLeft <= SOON ? 'r-query' : 'r-done'}>{`还有 ${daysLeft} 个工作日`}</strong>;
}
