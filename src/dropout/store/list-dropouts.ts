import type { Selectable } from 'kysely';
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, within } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { DropoutCasesTable } from '#src/platform/database/schema/dropout.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import type { Category, DropoutCase } from '../dropout-case.ts';
import { numberOf } from '../dropout-case.ts';
import { daysAway, daysLeft, dueOf } from '../dropout-clock.ts';
import type { OutcomeName } from '../outcomes.ts';
import { type DropoutState, EVERY_STATE, type Ledger, ledgerOf } from '../states.ts';
import { caseOfRow, reportedTo, timed, visibleTo } from './dropout-rows.ts';
import { dropoutSettingsOf, schoolCalendarOf } from './dropout-settings.ts';

export interface DropoutFilter {
  readonly unit?: UnitPath | undefined;
  readonly ledger?: Ledger | undefined;
  readonly state?: DropoutState | undefined;
  readonly category?: Category | undefined;
  readonly outcome?: OutcomeName | undefined;
  readonly overdue?: boolean | undefined;
  /** Only those that are not closed. */
  readonly open?: boolean | undefined;
  /** Found in the school year that begins in this year. */
  readonly year?: number | undefined;
  readonly student?: string | undefined;
}

/** 台账的一行 */
export interface DropoutLine {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly sex: string;
  readonly unit: UnitPath;
  readonly place: Place;
  readonly state: DropoutState;
  readonly ledger: Ledger;
  readonly category: Category | undefined;
  readonly firstAbsentOn: LocalDate | undefined;
  readonly foundOn: LocalDate;
  readonly daysAway: number | undefined;
  readonly visits: number;
  readonly failedVisits: number;
  readonly reportedOn: LocalDate | undefined;
  readonly outcome: OutcomeName | undefined;
  readonly outcomeOn: LocalDate | undefined;
  readonly due: LocalDate | undefined;
  readonly left: number | undefined;
  readonly closedAt: Date | undefined;
  readonly ground: string | undefined;
  readonly dropout: DropoutCase;
}

type Row = Selectable<DropoutCasesTable> & {
  readonly name: string | null;
  readonly sex: string | null;
  readonly visits: number;
};

/** More than a county has open at once, by far. */
const MOST = 5000;

/** 台账 — those this person may see, the most urgent first and the closed ones last. For the township, those reported to it. */
export async function listDropouts(desk: Desk, actor: Actor, filter: DropoutFilter): Promise<readonly DropoutLine[]> {
  const { db, seal, clock } = desk;
  const { county } = actor;
  const today = clock.today();
  const { rows } = await sql<Row>`
    select dropout_cases.*, students.name, students.sex,
      (select count(*)::integer from dropout_visits where dropout_visits.county = dropout_cases.county
        and dropout_visits.dropout_case = dropout_cases.id and dropout_visits.withdrawn_at is null) as visits
    from dropout_cases
    left join students on students.county = dropout_cases.county and students.id = dropout_cases.student
    where dropout_cases.county = ${county} and ${conditions(actor, filter)}
    order by dropout_cases.closed_at desc nulls first, dropout_cases.opened_at desc limit ${MOST}`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map(({ unit }) => unit),
    today,
  );
  const named = await unitsAt(
    db,
    county,
    rows.map(({ unit }) => unit as UnitPath),
  ); // the column holds nothing else
  const [settings, calendar] = [await dropoutSettingsOf(db, county), await schoolCalendarOf(db, county)];
  const lines = rows.map((row): DropoutLine => {
    const dropout = caseOfRow(seal, row);
    const due = dueOf(timed(dropout), settings, calendar);
    const { account, ...shown } = dropout;
    const place = placeOf(row.unit);
    const isAway = dropout.state !== 'closed' && dropout.outcome !== 'returned';
    return {
      ...shown,
      ...{
        number: numberOf(dropout),
        name: row.name ?? account.child?.name ?? '',
        sex: labelOf('sex', row.sex ?? account.child?.sex ?? ''),
      },
      place: place.school === '' ? { school: named.get(dropout.unit)?.name ?? '', class: '' } : place,
      ledger: ledgerOf(dropout),
      daysAway: isAway ? daysAway(timed(dropout), today, calendar) : undefined,
      visits: row.visits,
      ...{ due, left: due === undefined ? undefined : daysLeft(due, today, calendar), dropout },
    };
  });
  const wanted = filter.overdue === true ? lines.filter(({ due }) => due !== undefined && due < today) : lines;
  return wanted.sort(byUrgency);
}

function byUrgency(one: DropoutLine, other: DropoutLine): number {
  const closed = Number(one.state === 'closed') - Number(other.state === 'closed');
  if (closed !== 0 || one.state === 'closed') return closed;
  return (one.due ?? '9999').localeCompare(other.due ?? '9999') || order(one.state) - order(other.state);
}

function order(state: DropoutState): number {
  return EVERY_STATE.indexOf(state);
}

function conditions(actor: Actor, filter: DropoutFilter): RawBuilder<boolean> {
  const { unit, ledger, state, category, outcome, year, student, open } = filter;
  const own = actor.office === 'township' ? reportedTo(actor) : visibleTo(actor);
  const all: RawBuilder<unknown>[] = [own];
  if (unit !== undefined) {
    const reach = actor.office === 'township' ? unit : narrowed(actor, 'dropout.read', unit);
    all.push(reach === undefined ? sql`false` : within(reach, 'dropout_cases.unit'));
  }
  if (open === true || filter.overdue === true) all.push(sql`dropout_cases.closed_at is null`);
  if (ledger !== undefined) all.push(LEDGER_ROWS[ledger]);
  if (state !== undefined) all.push(sql`dropout_cases.state = ${state}`);
  if (category !== undefined) all.push(sql`dropout_cases.category = ${category}`);
  if (outcome !== undefined) all.push(sql`dropout_cases.outcome = ${outcome}`);
  if (student !== undefined) all.push(sql`dropout_cases.student = ${student}::uuid`);
  if (year !== undefined) {
    all.push(
      sql`dropout_cases.found_on >= ${`${year}-09-01`}::date and dropout_cases.found_on < ${`${year + 1}-09-01`}::date`,
    );
  }
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}

/** `ledgerOf` as a condition; list-dropouts.test.ts holds the two equal. */
const LEDGER_ROWS: Readonly<Record<Ledger, RawBuilder<unknown>>> = {
  suspected: sql`dropout_cases.state <> 'closed' and dropout_cases.reported_on is null`,
  dropout: sql`dropout_cases.state <> 'closed' and dropout_cases.reported_on is not null`,
  closed: sql`dropout_cases.state = 'closed'`,
};
