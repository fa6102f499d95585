import { audit } from '#src/audit/store/audit.ts';
import { type FindingState, STATES } from '#src/findings/lifecycle.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { maskedPhone } from '#src/organization/person.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { masked } from '#src/registry/masking.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { proceduresForUnlisted } from '../unlisted.ts';
import { linesOf, mayFollow, type UnlistedLine, waysOut } from './unlisted-lines.ts';
import { type UnlistedRow, unlistedOf } from './unlisted-rows.ts';

/** 查到的学籍 — whose it is, as far as the school where the child sits may know: the school, and how far that school is. */
export interface OtherSide {
  readonly school: string;
  readonly isSure: boolean;
  /** The state of the finding at that school; absent where there is none yet. */
  readonly state: string | undefined;
  readonly dueOn: LocalDate | undefined;
  /** The record, for whoever may read it. */
  readonly student: string | undefined;
}

/** What is known of the child, numbers in stars. */
export interface UnlistedView extends UnlistedLine {
  readonly birthDate: string;
  readonly number: string;
  readonly formerSchool: string;
  readonly phone: string;
  readonly other: OtherSide | undefined;
}

/** 查看去向 — looking at whose record it is, is written down. The class teacher sees what the class was told. */
export async function lookAtUnlisted(desk: Desk, actor: Actor, id: string): Promise<UnlistedView | undefined> {
  const [row] = await unlistedOf(desk.db, desk.seal, actor, 'roll-call.read', { id });
  const [line] = row === undefined ? [] : await linesOf(desk, actor, [row]);
  if (row === undefined || line === undefined) return undefined;
  const { birthDate, number, formerSchool, phone } = row.child;
  // A birth date beside a number in stars would give the number away.
  const shown = {
    birthDate: number === '' ? birthDate : '',
    number: masked(number),
    formerSchool,
    phone: maskedPhone(phone),
  };
  const other = mayFollow(actor, row) ? await otherSide(desk, actor, row) : undefined;
  await desk.db.transaction().execute((work) => writeDown(work, actor, row, desk.clock.now()));
  return { ...line, ...shown, other, procedures: waysFor(desk, row, line, other) };
}

function waysFor({ clock }: Desk, row: UnlistedRow, { procedures }: UnlistedLine, other: OtherSide | undefined) {
  // The other school proved that its pupil is another child: this one has no record.
  const isAnother = other?.state === STATES.explained || other?.state === STATES.evidenced;
  if (!isAnother || procedures.length === 0) return procedures;
  return waysOut(proceduresForUnlisted('nowhere', row.unit, schoolYearOf(clock.today())));
}

async function otherSide({ db, seal, clock }: Desk, actor: Actor, row: UnlistedRow): Promise<OtherSide | undefined> {
  const { student, isSure } = row;
  if (student === undefined) return undefined;
  const [record] = await openRecords(db, seal, actor.county, [student]);
  if (record === undefined) return undefined;
  const place = (await placesOf(db, actor.county, [record.unit], clock.today()))(record.unit);
  const finding = await findingOf(db, actor.county, student);
  const mayRead = can(actor, 'record.read', record.unit as UnitPath); // a record hangs on a unit
  const isWithinSchool = row.place === 'school';
  return {
    school: isWithinSchool ? [place.school, place.class].filter(Boolean).join(' ') : place.school,
    isSure,
    state: finding && STATES[finding.state as FindingState], // the column's check
    dueOn: finding?.due ?? undefined,
    student: mayRead ? student : undefined,
  };
}

function findingOf(db: Database, county: string, student: string) {
  return db
    .selectFrom('findings')
    .select(['state', 'due'])
    .where('county', '=', county)
    .where('student', '=', student)
    .where('rule', '=', 'PR-03')
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function writeDown(
  work: Work,
  actor: Actor,
  { id, unit, student, place }: UnlistedRow,
  now: Date,
): Promise<void> {
  const subject =
    student === undefined
      ? ({ subjectKind: 'unlisted-child', subject: id } as const)
      : ({ subjectKind: 'student', subject: student } as const);
  await audit(work, actor, { action: 'roll-call.look', ...subject, subjectUnit: unit, detail: { place } }, now);
}
