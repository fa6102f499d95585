import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { shown } from '#src/registry/mask-table.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findReturn, type HeldReturn } from '../../returns/store/read-return.ts';
import type { ReturnsDesk } from '../../returns/store/returns-desk.ts';
import { type Settled, settleReturn } from '../../returns/store/settle-return.ts';
import { SHEET_CELLS } from '../../sheets/sheet-layout.ts';
import { answerOf, type GuardianAnswer, type Row, titleIn } from './stored-answer.ts';

/** 家长在手机上的答复, as a list of a class or a school. */
export interface ListedAnswer {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly number: string;
  readonly sentAt: Date;
  readonly state: string;
}

const AT_ONCE = 200;

/** Those to be keyed first; what the actor may not key is not there. */
export async function answersIn(
  { db, clock }: Desk,
  actor: Actor,
  campaign: Campaign,
): Promise<{ readonly rows: readonly ListedAnswer[]; readonly total: number }> {
  const { rows } = await sql<ListRow>`
    select answers.id, students.name, students.unit, answers.number, answers.sent_at, returns.state,
      count(*) over ()::integer as total
    from guardian_answers as answers
    join returns on returns.county = answers.county and returns.id = answers.return_id
    join students on students.county = answers.county and students.id = answers.student
    where answers.county = ${campaign.county} and answers.campaign = ${campaign.id}::uuid and superseded_at is null
      and ${permitted(actor, 'campaign.key', 'students.unit')}
    order by returns.state <> 'waiting', students.unit, answers.sent_at, answers.id limit ${AT_ONCE}`.execute(db);
  const units = rows.map(({ unit }) => unit);
  const place = await placesOf(db, campaign.county, units, clock.today());
  return {
    rows: rows.map(({ unit, sent_at: sentAt, total: _, ...row }) => ({ ...row, place: place(unit), sentAt })),
    total: rows[0]?.total ?? 0,
  };
}

/** 答复的详情 — what stood on paper, what the record holds now, and what the guardian wrote. */
export interface AnswerView {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly sentAt: Date;
  readonly signer: string;
  readonly remark: string;
  readonly signature: string;
  readonly state: string;
  readonly recordRevision: number;
  readonly cells: readonly {
    readonly name: string;
    readonly title: string;
    readonly isKey: boolean;
    readonly printed: string;
    readonly now: string;
    readonly written: string;
    /** Changed since the guardian looked: taken over only when somebody says so. */
    readonly hasMoved: boolean;
  }[];
}

export async function viewAnswer(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  id: string,
): Promise<AnswerView | undefined> {
  const held = await findAnswer(desk, actor, campaign, id);
  if (held === undefined) return undefined;
  const { answer, back } = held;
  const { number, sentAt, signer, remark, signature, state, typed, before } = answer;
  const cells = SHEET_CELLS.flatMap(({ name, title, isKey }) => {
    const written = typed[name];
    if (written === undefined) return [];
    const [printed, now] = [shown(name, back.printed[name] ?? ''), shown(name, back.now[name] ?? '')];
    const hasMoved = (back.now[name] ?? '') !== (before[name] ?? '');
    return [{ name, title: titleIn(name, title), isKey, printed, now, written, hasMoved }];
  });
  const { name, recordRevision } = back;
  return { id, name, number, sentAt, signer, remark, signature, state, recordRevision, cells };
}

/** 采用 — by the very act that keys a sheet on paper. `confirmed`: cells taken over although they have changed since. */
export async function adoptAnswer(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  { seen, confirmed }: { readonly seen: number; readonly confirmed: readonly string[] },
): Promise<Settled> {
  const held = await findAnswer(desk, actor, campaign, id);
  if (held === undefined) return 'missing';
  const { typed, before } = held.answer;
  if (Object.keys(typed).length === 0) {
    return settleReturn(desk, actor, campaign, held.back.id, seen, { verdict: 'unchanged' });
  }
  const { now } = held.back;
  // What changed between print and look, the guardian saw on the phone.
  const asSeen = SHEET_CELLS.map(({ name }) => name).filter((name) => (now[name] ?? '') === (before[name] ?? ''));
  const keyed = { typed, again: typed, confirmed: [...asSeen, ...confirmed] };
  return settleReturn(desk, actor, campaign, held.back.id, seen, { verdict: 'changed', keyed });
}

/** The answer that stands, if its sheet is the actor's to key. */
async function findAnswer(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  id: string,
): Promise<{ readonly answer: GuardianAnswer; readonly back: HeldReturn } | undefined> {
  const { rows } = await sql<Row>`
    select answers.*, returns.state from guardian_answers as answers
    join returns on returns.county = answers.county and returns.id = answers.return_id
    where answers.county = ${campaign.county} and answers.campaign = ${campaign.id}::uuid and answers.id = ${id}::uuid
      and superseded_at is null`.execute(desk.db);
  const [row] = rows;
  const back = row && (await findReturn(desk, desk.db, actor, campaign, row.return_id));
  return row && back && { answer: answerOf(desk.seal, campaign.county, row), back };
}

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly number: string;
  readonly sent_at: Date;
  readonly state: string;
  readonly total: number;
}
