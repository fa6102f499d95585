import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { today as dayOf } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { CASE_STATES, type CaseState } from '#src/workflow/case.ts';
import { digestOfReceipt } from './receipt-code.ts';

/** 凭回执码查询 — how a case stands, and nothing by which anybody could tell whose it is. */
export interface ReceiptShown {
  readonly procedure: string;
  readonly state: string;
  readonly step: string | undefined;
  readonly due: LocalDate | undefined;
  readonly submittedOn: LocalDate | undefined;
  readonly changedOn: LocalDate;
  readonly open: boolean;
}

/** The case of this code in whatever county; `undefined` when there is none. */
export async function receiptOf({ db, seal }: Desk, code: string): Promise<ReceiptShown | undefined> {
  const { rows } = await sql<Row>`
    select procedure, state, due, submitted_at, changed_at,
      (select title from case_steps where case_steps.county = cases.county and case_steps.case_id = cases.id
        and done_on is null order by ordinal desc limit 1) as step
    from cases where receipt = ${digestOfReceipt(seal, code.trim().toUpperCase())}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    procedure: procedureOf(row.procedure)?.title ?? row.procedure,
    state: CASE_STATES[row.state],
    step: row.state === 'step' ? (row.step ?? undefined) : undefined,
    due: row.due ?? undefined,
    submittedOn: row.submitted_at === null ? undefined : dayOf(row.submitted_at),
    changedOn: dayOf(row.changed_at),
    open: row.state === 'step' || row.state === 'returned' || row.state === 'draft',
  };
}

interface Row {
  readonly procedure: string;
  readonly state: CaseState['at'];
  readonly step: string | null;
  readonly due: LocalDate | null;
  readonly submitted_at: Date | null;
  readonly changed_at: Date;
}
