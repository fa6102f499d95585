import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { namesOfPeople, placesOf } from '#src/registry/store/names.ts';
import { EVERY_DEED, fits, type LeaverDeed, permissionOf, titleOfDeed } from '../deeds.ts';
import type { Reason } from '../matching.ts';
import { findLeaver, type Leaver } from './leaver-rows.ts';
import { destinationInWords } from './list-leavers.ts';
import { openWords } from './write-leaver.ts';

/** 经过的一行 */
export interface Happened {
  readonly deed: string;
  readonly title: string;
  readonly state: string;
  readonly at: Date;
  readonly by: string;
  readonly words: string;
}

export interface ShownMatch {
  readonly target: string;
  readonly source: 'record' | 'unlisted';
  readonly school: string;
  readonly class: string;
  readonly reasons: readonly Reason[];
  readonly foundAt: Date;
  readonly answer: 'same' | 'other' | undefined;
}

export interface ShownLeaver extends Leaver {
  /** The reader's own leaver; one who is only said to come to them shows less. */
  readonly isOwn: boolean;
  readonly school: string;
  readonly class: string;
  readonly to: string;
  readonly taken: string;
  readonly daysLeft: number | undefined;
  readonly course: readonly Happened[];
  readonly matches: readonly ShownMatch[];
  /** What this reader may do now. */
  readonly deeds: readonly LeaverDeed[];
}

/** 查看一名待接续学生 — written down; `undefined` for strangers. */
export async function lookAtLeaver(desk: Desk, actor: Actor, id: string): Promise<ShownLeaver | undefined> {
  const leaver = await findLeaver(desk.db, desk.seal, actor, id);
  if (leaver === undefined) return undefined;
  const isOwn = can(actor, 'continuity.read', leaver.unit);
  const said = { action: 'continuity.look', subjectKind: 'leaver', subject: id, subjectUnit: leaver.unit } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, said, desk.clock.now()));
  const matches = isOwn ? await matchesOf(desk, leaver) : [];
  const units = [leaver.unit, leaver.destinationUnit, leaver.takenUnit, ...matches.map(({ unit }) => unit)];
  const place = await placesOf(
    desk.db,
    leaver.county,
    units.flatMap((unit) => unit ?? []),
    desk.clock.today(),
  );
  const { calendar } = await calendarOf(desk.db, leaver.county);
  const { destination, destinationPlace, destinationUnit, takenUnit, detail } = leaver;
  const here = destinationUnit === undefined ? '' : place(destinationUnit).school;
  return {
    ...leaver,
    ...(isOwn ? {} : HIDDEN),
    isOwn,
    school: place(leaver.unit).school,
    class: place(leaver.unit).class,
    to: destinationInWords(
      { destination: destination ?? null, destination_place: destinationPlace },
      isOwn ? detail.school : '',
      here,
    ),
    taken: takenUnit === undefined ? '' : place(takenUnit).school,
    daysLeft:
      leaver.dueOn && leaver.closedOn === undefined
        ? workingDaysLeft(desk.clock.today(), leaver.dueOn, calendar)
        : undefined,
    course: isOwn ? await courseOf(desk, leaver) : [],
    matches: matches.map(({ unit, ...match }) => ({ ...match, ...place(unit) })),
    deeds: deedsOf(actor, leaver, isOwn),
  };
}

/** What the school that only expects the child is not told. */
const HIDDEN = { detail: {}, student: '', signalledAt: undefined, takenStudent: undefined } as const;

function deedsOf(actor: Actor, { unit, state, asked, destinationUnit }: Leaver, isOwn: boolean): readonly LeaverDeed[] {
  return EVERY_DEED.filter((deed) => {
    const permission = permissionOf(deed);
    if (permission === undefined || !fits(deed, state)) return false;
    if (permission === 'continuity.claim') {
      return destinationUnit !== undefined && can(actor, 'continuity.claim', destinationUnit);
    }
    if (deed === 'send-back' && asked === undefined) return false;
    return isOwn && can(actor, permission, unit);
  });
}

async function courseOf({ db, seal }: Desk, { county, id }: Leaver): Promise<readonly Happened[]> {
  const rows = await db
    .selectFrom('leaver_events')
    .selectAll()
    .where('county', '=', county)
    .where('leaver', '=', id)
    .orderBy('revision', 'desc')
    .execute();
  const names = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person }) => by_person),
  );
  return rows.map(({ revision, deed, state, at, by_person, sealed }) => ({
    ...{ deed, title: titleOfDeed(deed), state, at },
    by: names.get(by_person ?? '') ?? '',
    words: openWords(seal, county, id, revision, sealed),
  }));
}

async function matchesOf({ db }: Desk, { county, id }: Leaver) {
  const { rows } = await sql<{
    target: string;
    source: 'record' | 'unlisted';
    unit: string;
    reasons: Reason[];
    found_at: Date;
    answer: 'same' | 'other' | null;
  }>`
    select target, source, unit, reasons, found_at, answer from leaver_matches
    where county = ${county} and leaver = ${id}::uuid order by answer is not null, found_at, target`.execute(db);
  return rows.map(({ found_at: foundAt, answer, ...row }) => ({ ...row, foundAt, answer: answer ?? undefined }));
}
