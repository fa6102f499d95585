import { OFFICES, type Office } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { Step } from '#src/workflow/procedure.ts';

/** 办理经过 — what an event of a case is called. */
const EVENTS = {
  opened: '填报',
  edited: '修改',
  attached: '添附材料',
  detached: '撤下材料',
  submit: '提交',
  approve: '通过',
  return: '退回',
  refuse: '不予办理',
  withdraw: '撤回',
  paused: '暂停计时',
  resumed: '恢复计时',
} as const;

export type CaseEventKind = keyof typeof EVENTS;

/** The course of a case, the oldest first. For whoever may see the case. */
export async function eventsOf(db: Database | Work, county: string, caseId: string, steps: readonly Step[]) {
  const rows = await db
    .selectFrom('case_events')
    .select(['revision', 'at', 'by_person', 'office', 'event', 'step_id', 'reason', 'text', 'done_on', 'exempted'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('revision')
    .execute();
  const names = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person: person }) => person),
  );
  return rows.map((row) => ({
    ...{ revision: row.revision, at: row.at.toISOString(), event: row.event },
    title: EVENTS[row.event as CaseEventKind], // the table's check allows nothing else
    by: row.by_person === null ? undefined : (names.get(row.by_person) ?? '原工作人员'),
    office: row.office === null ? undefined : OFFICES[row.office as Office].title, // written from an actor
    step: steps.find(({ id }) => id === row.step_id)?.title,
    reason: row.reason || undefined,
    text: row.text || undefined,
    doneOn: row.done_on ?? undefined,
    exempted: row.exempted || undefined,
  }));
}
