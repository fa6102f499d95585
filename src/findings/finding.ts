import { type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { OFFICES } from '#src/organization/office.ts';
import type { Severity } from '#src/quality/rule.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import type { CellName } from '#src/registry/record.ts';
import { isUndated } from './due.ts';
import type { FindingState } from './lifecycle.ts';
import { type WayToMend, wayToMend } from './remedies.ts';
import { ruleOf } from './rule-of.ts';

/** 问题 — a finding as the store has it, opened. */
export interface StoredFinding {
  readonly id: string;
  readonly revision: number;
  readonly student: string;
  readonly unit: string;
  readonly rule: string;
  readonly field: CellName;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly message: string;
  readonly owner: string;
  readonly due: LocalDate | undefined;
  readonly explanation: string;
  readonly openedAt: Date;
}

/** The same in a registrar's words: what is wrong, what to do, who and by when. */
export interface FindingInWords extends Omit<StoredFinding, 'openedAt'> {
  readonly openedAt: string;
  readonly title: string;
  readonly fieldTitle: string;
  readonly advice: string;
  readonly ownerTitle: string;
  /** Working days until it is due; negative when overdue, absent where nothing presses. */
  readonly daysLeft: number | undefined;
  readonly isOverdue: boolean;
  /** 期限未定: the holidays of the year it leads into are not published yet. */
  readonly isUndated: boolean;
  readonly way: WayToMend;
}

export function findingInWords(finding: StoredFinding, today: LocalDate, calendar: WorkCalendar): FindingInWords {
  const rule = ruleOf(finding.rule);
  const offices: Readonly<Record<string, { readonly title: string }>> = OFFICES;
  const presses = finding.state === 'open' && finding.due !== undefined;
  return {
    ...finding,
    openedAt: finding.openedAt.toISOString(),
    title: rule?.title ?? finding.rule,
    fieldTitle: titleOfCell(finding.field),
    advice: rule?.advice ?? '',
    ownerTitle: offices[finding.owner]?.title ?? finding.owner,
    daysLeft: presses && finding.due !== undefined ? workingDaysLeft(today, finding.due, calendar) : undefined,
    isOverdue: presses && finding.due !== undefined && finding.due < today,
    isUndated: finding.state === 'open' && isUndated(finding.severity, finding.due),
    way: wayToMend(rule?.remedy ?? 'explain', finding.field),
  };
}
