import type { EvidenceItem } from '#src/evidence/evidence-item.ts';
import type { Objection } from '#src/web/answer.ts';
import type { CaseAction, CaseState } from '#src/workflow/case.ts';
import type { Effect, Proof } from '#src/workflow/procedure.ts';
import type { CaseDeed } from '../deeds.ts';

/** One line of a list of cases. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  /** The pupil's name; of many, how many. */
  readonly title: string;
  readonly procedure: string;
  readonly state: CaseState['at'];
  /** 现环节, and whose desk it lies on. */
  readonly step?: string | undefined;
  readonly desk?: string | undefined;
  readonly unitName?: string | undefined;
  readonly due?: string | undefined;
  readonly daysLeft?: number | undefined;
  readonly paused?: boolean | undefined;
  readonly changedAt: string;
}

export interface CaseRows {
  readonly rows: readonly CaseRow[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
}

type Shown = Readonly<Record<string, string>>;

export interface CasePupil {
  readonly ordinal: number;
  /** Where the record may be looked at. */
  readonly student?: string | undefined;
  readonly name: string;
  /** 学校与班级 */
  readonly unit: string;
  readonly answers: Shown;
  readonly effect?: Effect['kind'] | undefined;
  readonly before: Shown;
  readonly after: Shown;
  /** 转到的学校 */
  readonly movesTo?: string | undefined;
  /** Cells in stars, each of which can be asked for. */
  readonly masked: readonly string[];
  readonly objections: readonly Objection[];
}

export interface CaseStep {
  readonly id: string;
  readonly title: string;
  readonly office: string;
  readonly unitName: string;
  readonly days: number;
  readonly startedOn?: string | undefined;
  readonly due?: string | undefined;
  readonly daysLeft?: number | undefined;
  readonly doneOn?: string | undefined;
  readonly outcome?: string | undefined;
  readonly pausedDays?: number | undefined;
  /** Version of the calendar by which the deadline was reckoned. */
  readonly calendar?: string | undefined;
  readonly current: boolean;
  readonly outside?: boolean | undefined;
}

export interface CaseEvent {
  readonly revision: number;
  readonly at: string;
  readonly event: string;
  readonly title: string;
  readonly by?: string | undefined;
  readonly office?: string | undefined;
  readonly step?: string | undefined;
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly doneOn?: string | undefined;
  readonly exempted?: boolean | undefined;
}

export interface CaseMessage {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly office: string;
  readonly unitName: string;
  readonly kind: 'message' | 'urge';
  readonly text: string;
}

/** 案卷 — one case, as much of it as this office sees, with what it may do now. */
export interface CaseView {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly title: string;
  readonly state: CaseState['at'];
  readonly revision: number;
  readonly hash: string;
  readonly due?: string | undefined;
  readonly daysLeft?: number | undefined;
  readonly paused?: boolean | undefined;
  readonly parties: { readonly holding?: NamedUnit | undefined; readonly receiving?: NamedUnit | undefined };
  readonly applicants: readonly string[];
  readonly exempt: boolean;
  readonly pupils: readonly CasePupil[];
  readonly answers: Shown;
  readonly steps: readonly CaseStep[];
  readonly evidence: readonly EvidenceItem[];
  readonly required: readonly Proof[];
  readonly objections: readonly Objection[];
  readonly actions: readonly CaseAction[];
  readonly may: readonly Deed[];
  readonly whyNot: Readonly<Partial<Record<Deed, string>>>;
  readonly events: readonly CaseEvent[];
  readonly messages: readonly CaseMessage[];
  readonly boundTo?: { readonly id: string; readonly number: string; readonly procedure: string } | undefined;
  /** 家长查询办理进度的回执码 */
  readonly receipt?: string | undefined;
}

interface NamedUnit {
  readonly path: string;
  readonly name: string;
}

/** What can be done with a case: deciding it, and everything else. */
export type Deed = CaseAction | CaseDeed;

/** What became of a draft that was kept. */
export interface SavedDraft {
  readonly revision: number;
  readonly hash: string;
}
