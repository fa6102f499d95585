import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Door } from '#src/findings/today.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Database } from '#src/platform/database/database.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import { type BasisKind, basisShape } from '../bases.ts';
import { availableDeeds, type DeedName } from '../deeds.ts';
import type { Measure } from '../measures.ts';
import type { Basis, Violation } from '../violation.ts';
import type { DisciplineDesk } from './discipline-desk.ts';
import { kindsOf } from './kinds-of-violations.ts';
import { measuresOf } from './measure-rows.ts';
import { filesOf, type ViolationFile } from './violation-files.ts';
import { findViolation, type Side } from './violation-rows.ts';

export interface CourseLine {
  readonly deed: string;
  readonly what: string;
  readonly at: Date;
  readonly by: string | undefined;
  readonly office: Office;
}

/** 一件违规 as this actor may see it. */
export interface ViolationView {
  readonly violation: Violation;
  readonly side: Side;
  readonly unitName: string;
  readonly kindTitle: string;
  readonly daysLeft: number | undefined;
  readonly bases: readonly (Basis & { readonly door: Door | undefined })[];
  readonly measures: readonly Measure[];
  readonly files: readonly ViolationFile[];
  readonly course: readonly CourseLine[];
  readonly deeds: readonly DeedName[];
  /** Why some deeds are not offered yet. */
  readonly waits: readonly string[];
  readonly mayRegister: boolean;
}

/**
 * 查看违规 — written down. The accused see what they are told and what they answered, the decision and its measures: never who
 * registered it, what was looked into before, nor a basis that must stay hidden.
 */
export async function lookAtViolation(
  desk: DisciplineDesk,
  actor: Actor,
  id: string,
): Promise<ViolationView | undefined> {
  const { db, seal, clock } = desk;
  const seen = await findViolation(desk, actor, id);
  if (seen === undefined) return undefined;
  const { violation, side } = seen;
  const { county, unit } = violation;
  const deed = { action: 'discipline.open', subjectKind: 'violation', subject: id, subjectUnit: unit } as const;
  await db.transaction().execute((work) => audit(work, actor, deed, clock.now()));
  const [named, kinds, { calendar }, bases, measures, files, course] = await Promise.all([
    unitsAt(db, county, [unit]),
    kindsOf(db, county),
    calendarOf(db, county),
    basesOf(desk, actor, violation, side),
    measuresOf(db, seal, violation),
    filesOf(db, violation, side),
    courseOf(db, violation),
  ]);
  const until = violation.state === 'informed' && violation.replied === undefined ? violation.replyUntil : undefined;
  return {
    ...{ violation: side === 'accused' ? asTold(violation) : violation, side, bases, measures, files },
    unitName: named.get(unit)?.name ?? '已撤销的机构',
    kindTitle: kinds.find(({ key }) => key === violation.kind)?.title ?? violation.kind,
    daysLeft: until && workingDaysLeft(clock.today(), until, calendar),
    course: side === 'accused' ? course.filter(({ deed }) => TOLD.has(deed)).map(withoutName) : course,
    ...(may(actor, side, violation)
      ? availableDeeds(violation, actor, side, { today: clock.today(), measures })
      : { deeds: [], waits: [] }),
    mayRegister: side === 'county' && can(actor, 'discipline.run', unit),
  };
}

function may(actor: Actor, side: Side, { unit }: Violation): boolean {
  return can(actor, side === 'accused' ? 'discipline.answer' : 'discipline.run', unit);
}

/** What the accused are not told: how it came to light, and who says so. */
function asTold(violation: Violation): Violation {
  const { words } = violation;
  return {
    ...violation,
    registeredBy: '',
    decidedBy: undefined,
    words: { ...words, facts: '', verification: '', people: [] },
  };
}

const TOLD: ReadonlySet<string> = new Set(['inform', 'reply', 'decide', 'carry-out', 'finish', 'close', 'withdraw']);

function withoutName(line: CourseLine): CourseLine {
  return line.deed === 'reply' ? line : { ...line, by: undefined };
}

async function basesOf(
  { db, basisSources }: DisciplineDesk,
  actor: Actor,
  { county, id, unit }: Violation,
  side: Side,
): Promise<ViolationView['bases']> {
  const rows = await db
    .selectFrom('violation_bases')
    .select(['id', 'kind', 'subject', 'title'])
    .where('county', '=', county)
    .where('violation', '=', id)
    .orderBy('kind')
    .orderBy('id')
    .execute();
  const shown = rows
    .map((row) => ({ ...row, kind: row.kind as BasisKind })) // only kinds are written there
    .filter(({ kind }) => side === 'county' || basisShape(kind).isHidden === undefined);
  return Promise.all(
    shown.map(async (basis) => {
      // The accused read what it is called; its source opens where their own office lets them.
      const source = basisSources.find(({ kind }) => kind === basis.kind);
      const found = await source?.find(db, actor, unit, basis.subject);
      return { ...basis, door: found?.door };
    }),
  );
}

async function courseOf(db: Database, { county, id }: Violation): Promise<readonly CourseLine[]> {
  const rows = await db
    .selectFrom('violation_events')
    .select(['deed', 'what', 'at', 'by_person', 'office'])
    .where('county', '=', county)
    .where('violation', '=', id)
    .orderBy('revision')
    .execute();
  const names = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person }) => by_person),
  );
  return rows.map(({ by_person, office, ...row }) => {
    return { ...row, by: names.get(by_person), office: office as Office }; // only offices are written there
  });
}
