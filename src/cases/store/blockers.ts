import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { standsInTheWay } from '#src/workflow/application.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { partiesOf } from '../case-parties.ts';
import { type RollLine, readRoll } from './admission-roll.ts';
import type { CaseDesk } from './case-desk.ts';
import type { HeldRecord } from './case-pupils.ts';
import { gather } from './gather.ts';
import { type FoundPupil, foundInWords, type Known } from './look-up-pupil.ts';
import { schoolAt, unitsAlong } from './schools.ts';
import { whomItIsAbout } from './whom.ts';

/** What would stand in the way of an application for one pupil, were it made today. */
export interface Blocked {
  readonly student: string;
  readonly name: string;
  readonly objections: readonly Objection[];
}

/** 事前提示 — asked before anything is filled in; `undefined` when one of the pupils is none of the actor's. */
export async function blockersBefore(
  desk: CaseDesk,
  actor: Actor,
  procedureId: string,
  students: readonly string[],
): Promise<readonly Blocked[] | undefined> {
  const procedure = procedureOf(procedureId);
  if (procedure === undefined || !can(actor, 'case.apply', actor.unit)) return undefined;
  return desk.db.transaction().execute(async (work) => {
    const whom = await whomItIsAbout(desk, work, actor, procedure, { students });
    if (whom.is === 'not-found') return undefined;
    if (whom.is === 'refused') return students.map((student) => ({ student, name: '', objections: whom.objections }));
    return blockedPupils(desk, work, actor, procedure, whom.records);
  });
}

/** 查找外校学生 before an application is made: where the child is, and what would stand in the way. */
export async function lookUpBefore(
  desk: CaseDesk,
  actor: Actor,
  procedureId: string,
  lookup: Known,
): Promise<
  { readonly found: FoundPupil; readonly objections: readonly Objection[] } | readonly Objection[] | undefined
> {
  const procedure = procedureOf(procedureId);
  if (procedure === undefined || !can(actor, 'case.apply', actor.unit)) return undefined;
  return desk.db.transaction().execute(async (work) => {
    const whom = await whomItIsAbout(desk, work, actor, procedure, { lookup });
    if (whom.is === 'not-found') return undefined;
    if (whom.is === 'refused') return whom.objections;
    const [record] = whom.records;
    if (record === undefined) return undefined;
    const [blocked] = await blockedPupils(desk, work, actor, procedure, [record]);
    const [found] = await foundInWords(desk, work, actor.county, [record]);
    return found && { found, objections: blocked?.objections ?? [] };
  });
}

/** 核对录取名册 before a case is begun: who was found, where, and what would stand in the way of each. */
export async function rollBefore(
  desk: CaseDesk,
  actor: Actor,
  procedureId: string,
  roll: readonly RollLine[],
): Promise<readonly RolledPupil[] | { readonly objections: readonly Objection[] } | undefined> {
  const procedure = procedureOf(procedureId);
  if (procedure?.about !== 'pupils-elsewhere' || !can(actor, 'case.apply', actor.unit)) return undefined;
  return desk.db.transaction().execute(async (work) => {
    const read = await readRoll(desk, work, actor, roll);
    if ('objections' in read) return read;
    const records = read.flatMap(({ record }) => record ?? []);
    const blocked = await blockedPupils(desk, work, actor, procedure, records);
    const shown = await foundInWords(desk, work, actor.county, records);
    return read.map(({ line, record }) => {
      const at = record === undefined ? -1 : records.indexOf(record);
      return { name: line.name, found: shown[at], objections: blocked[at]?.objections ?? [] };
    });
  });
}

/** One line of a roll as it was read; `found` is missing where name and number name nobody. */
export interface RolledPupil {
  readonly name: string;
  readonly found: FoundPupil | undefined;
  readonly objections: readonly Objection[];
}

/** Of everything that would be said, only what has nothing to do with the form, which is still empty. */
async function blockedPupils(
  desk: CaseDesk,
  db: Database | Work,
  actor: Actor,
  procedure: Procedure,
  records: readonly HeldRecord[],
): Promise<readonly Blocked[]> {
  const { county } = actor;
  const paths = records.map(({ unit }) => unit);
  const units = await unitsAlong(db, county, [actor.unit, ...paths]);
  const parties = partiesOf(
    procedure,
    actor.unit,
    paths.map((path) => schoolAt(path, units)),
    {},
  );
  const judged = await gather(desk, db, {
    ...{ county, procedure, parties, units, evidence: [], own: [], ownRecords: [] },
    pupils: records.map((record, ordinal) => ({ ordinal, record, answers: procedure.begins?.(record) ?? {} })),
  });
  return judged.map(({ record, facts, objections }) => {
    const gone = objections.filter(({ code }) => GONE.has(code));
    const blocks = record ? standsInTheWay(procedure, record, facts) : [];
    return { student: record?.id ?? '', name: record?.cells.name ?? '', objections: [...gone, ...blocks] };
  });
}

/** That the record is on the rolls, or off them, as the procedure wants it. */
const GONE: ReadonlySet<string> = new Set(['deleted', 'not-deleted']);
