import { sql } from 'kysely';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { AbsenceReason } from '../absence.ts';
import { RETURN_STATES, type ReturnState } from '../return-states.ts';
import type { Streak } from '../streak.ts';
import { termTitle } from '../terms.ts';
import { streaksOf } from './follow-streaks.ts';

/** 缺勤记录 of one pupil: day by day, and whether it was back when term began. */
export interface AbsenceHistory {
  readonly streak: Streak | undefined;
  /** The latest first, of the last three years. */
  readonly absences: readonly {
    readonly day: LocalDate;
    readonly reason: AbsenceReason;
    readonly place: string;
    readonly by: string;
    readonly markedAt: Date;
    readonly isImported: boolean;
  }[];
  readonly counts: Readonly<Record<AbsenceReason, number>>;
  readonly returns: readonly {
    readonly term: string;
    readonly state: string;
    readonly backOn: LocalDate | undefined;
  }[];
}

/** As long as a record of absences is worth looking at in one list. */
const DAYS = 1100;

/** `undefined` for a pupil who is not this person's to look at. */
export async function historyOfPupil(desk: Desk, actor: Actor, student: string): Promise<AbsenceHistory | undefined> {
  const { db, clock } = desk;
  const { county } = actor;
  const pupil = await db
    .selectFrom('students')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', student)
    .where('withdrawn_at', 'is', null)
    .where(permitted(actor, 'attendance.read', 'students.unit'))
    .executeTakeFirst();
  if (pupil === undefined) return undefined;
  const { rows } = await sql<Row>`
    select day, reason, absences.unit, coalesce(people.name, '') as by, marked_at, batch is not null as imported
    from absences left join people on people.county = ${county} and people.id = absences.marked_by
    where absences.county = ${county} and student = ${student}::uuid and withdrawn_at is null
      and day > ${addDays(clock.today(), -DAYS)}::date
    order by day desc`.execute(db);
  const returns = await db
    .selectFrom('term_returns')
    .select(['term', 'state', 'back_on'])
    .where('county', '=', county)
    .where('student', '=', student)
    .orderBy('term', 'desc')
    .execute();
  const placeOf = await placesOf(
    db,
    county,
    rows.map(({ unit }) => unit),
    clock.today(),
  );
  const count = (reason: AbsenceReason) => rows.filter((row) => row.reason === reason).length;
  return {
    streak: (await streaksOf(desk, db, county, [student]))[0]?.streak,
    absences: rows.map(({ day, reason, unit, by, marked_at: markedAt, imported }) => ({
      ...{ day, reason, by, markedAt, isImported: imported },
      place: placeOf(unit).class,
    })),
    counts: { sick: count('sick'), personal: count('personal'), unexcused: count('unexcused') },
    returns: returns.map(({ term, state, back_on }) => ({
      ...{ term: termTitle(term), state: RETURN_STATES[state as ReturnState], backOn: back_on ?? undefined }, // the column's check
    })),
  };
}

interface Row {
  readonly day: LocalDate;
  readonly reason: AbsenceReason;
  readonly unit: UnitPath;
  readonly by: string;
  readonly marked_at: Date;
  readonly imported: boolean;
}
