import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { MeasureKind, MeasureState } from '../measures.ts';
import type { ReplyKind, ViolationState } from '../violation.ts';
import { visibleTo } from './violation-rows.ts';

/** 台账 is narrowed to these; absent is not narrowed. */
export interface ViolationFilter {
  readonly kind?: string | undefined;
  readonly state?: ViolationState | undefined;
  readonly unit?: UnitPath | undefined;
  readonly measure?: MeasureKind | undefined;
  /** 发现日期 between these, both included. */
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  /** 该决定的、措施超期的. */
  readonly due?: 'decide' | 'measure' | undefined;
}

export interface ViolationLine {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly kind: string;
  readonly title: string;
  readonly foundOn: LocalDate;
  readonly state: ViolationState;
  readonly replyUntil: LocalDate | undefined;
  readonly replied: ReplyKind | undefined;
  readonly decidedOn: LocalDate | undefined;
  readonly closedOn: LocalDate | undefined;
  readonly measures: readonly {
    readonly kind: MeasureKind;
    readonly state: MeasureState;
    readonly dueOn?: LocalDate;
  }[];
}

interface Row {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly unit: UnitPath;
  readonly unit_name: string | null;
  readonly kind: string;
  readonly title: string;
  readonly found_on: LocalDate;
  readonly state: ViolationState;
  readonly reply_until: LocalDate | null;
  readonly replied: ReplyKind | null;
  readonly decided_on: LocalDate | null;
  readonly closed_on: LocalDate | null;
  readonly measures: ViolationLine['measures'] | null;
}

/** 违规台账 — those the actor may know of, the latest found first. `next` of one page is where the following one begins. */
export async function listViolations(
  db: Database,
  actor: Actor,
  filter: ViolationFilter,
  { after, limit, today }: { readonly after?: string | undefined; readonly limit: number; readonly today: LocalDate },
): Promise<{ readonly rows: readonly ViolationLine[]; readonly next: string | undefined }> {
  const { rows } = await sql<Row>`
    select violations.*, measures.measures,
      (select name from units where units.county = violations.county and units.path = violations.unit
        order by until nulls first limit 1) as unit_name
    from violations
    left join lateral (select json_agg(json_build_object('kind', kind, 'state', state, 'dueOn', due_on)) as measures
      from violation_measures as each where each.county = violations.county and each.violation = violations.id)
      as measures on true
    where violations.county = ${actor.county} and ${visibleTo(actor)}
      and ${sql.join(conditionsOf(filter, after, today), sql` and `)}
    order by violations.found_on desc, violations.id limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page.map(lineOf), next: last && `${last.found_on} ${last.id}` };
}

function lineOf(row: Row): ViolationLine {
  const { unit_name, found_on, reply_until, decided_on, closed_on } = row;
  return {
    ...{ id: row.id, year: row.year, number: row.number, unit: row.unit, unitName: unit_name ?? '已撤销的机构' },
    ...{ kind: row.kind, title: row.title, foundOn: found_on, state: row.state, replyUntil: reply_until ?? undefined },
    ...{ replied: row.replied ?? undefined, decidedOn: decided_on ?? undefined, closedOn: closed_on ?? undefined },
    measures: (row.measures ?? []).map(({ kind, state, dueOn }) => ({ kind, state, ...(dueOn && { dueOn }) })),
  };
}

function conditionsOf(
  { kind, state, unit, measure, from, until, due }: ViolationFilter,
  after: string | undefined,
  today: LocalDate,
): readonly RawBuilder<boolean>[] {
  const [day, id] = after?.split(' ') ?? [];
  return [
    sql<boolean>`true`,
    ...(kind === undefined ? [] : [sql<boolean>`violations.kind = ${kind}`]),
    ...(state === undefined ? [] : [sql<boolean>`violations.state = ${state}`]),
    ...(unit === undefined ? [] : [within(unit, 'violations.unit')]),
    ...(from === undefined ? [] : [sql<boolean>`violations.found_on >= ${from}::date`]),
    ...(until === undefined ? [] : [sql<boolean>`violations.found_on <= ${until}::date`]),
    ...(measure === undefined ? [] : [anyMeasure(sql<boolean>`each.kind = ${measure}`)]),
    ...(due === 'decide' ? [mayDecide(today)] : []),
    ...(due === 'measure' ? [anyMeasure(sql<boolean>`each.due_on < ${today}::date`)] : []),
    ...(day === undefined || id === undefined
      ? []
      : [
          sql<boolean>`(violations.found_on < ${day}::date or violations.found_on = ${day}::date and violations.id > ${id}::uuid)`,
        ]),
  ];
}

function anyMeasure(is: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from violation_measures as each where each.county = violations.county
    and each.violation = violations.id and ${is})`;
}

/** 已答复或期满: a decision may be taken. Of `violations`. */
export function mayDecide(today: LocalDate): RawBuilder<boolean> {
  return sql<boolean>`(violations.state = 'informed'
    and (violations.replied is not null or violations.reply_until < ${today}::date))`;
}
