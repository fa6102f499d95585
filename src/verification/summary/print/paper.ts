import type { CampaignSummary } from '../campaign-summary.ts';
import { type SummaryTable, tablesOf } from './summary-table.ts';

/** 汇总表印件 — texts and figures only: whatever stands in them is printed, never run. */
export interface SummaryPaper {
  readonly title: string;
  readonly unit: string;
  readonly basis: string;
  /** 截至 */
  readonly asOf: string;
  readonly printedOn: string;
  readonly tables: readonly SummaryTable[];
  /** 签核人、岗位、时间、撤回 — in lines; none of a draft. */
  readonly signature: readonly (readonly [title: string, text: string])[];
  /** 校验值; '' of a draft. */
  readonly digest: string;
  /** Across the pages: 未签核, 已撤回, 演示数据, or nothing. */
  readonly mark: string;
}

/** What a paper says beside the figures. */
export type PaperHead = Omit<SummaryPaper, 'tables'>;

export function paperOf(head: PaperHead, summary: CampaignSummary, dayOf: (instant: string) => string): SummaryPaper {
  return { ...head, tables: tablesOf(summary, dayOf) };
}
