import { randomUUID } from 'node:crypto';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import { classCode, classTitle, cohortName, readGradeCode } from '../class-path.ts';
import { below, type Unit, type UnitKind, type UnitPath } from '../unit.ts';
import { unitsAt } from './units.ts';
import { lockUnits } from './units-lock.ts';

/** A unit to be opened. Its parent must stand already, or come before it in the same list. */
export interface UnitDraft {
  /** Made up when absent. */
  readonly id?: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string;
  /** Absent for the province. */
  readonly parent?: UnitPath | undefined;
  readonly since: LocalDate;
  readonly schoolKind?: string | undefined;
}

/** Who changes units, and when; nobody when the program itself does. */
export interface UnitAuthor {
  readonly person?: string | undefined;
  readonly now: Date;
  readonly reason?: string | undefined;
}

/**
 * 设立机构 — many at once, with the first entry of their history. Judges nothing: a path that is taken breaks the index.
 * Answers the units in the order of the drafts.
 */
export async function openUnits(
  work: Work,
  county: string,
  drafts: readonly UnitDraft[],
  by: UnitAuthor,
): Promise<readonly Unit[]> {
  const units = drafts.map((draft) => unitOfDraft(county, draft));
  for (let from = 0; from < units.length; from += MOST_ROWS) {
    const some = units.slice(from, from + MOST_ROWS);
    await work.insertInto('units').values(some.map(rowOf)).execute();
    await work
      .insertInto('unit_changes')
      .values(
        some.map((unit) => ({
          county,
          unit: unit.id,
          revision: unit.revision,
          at: by.now,
          effective: unit.since,
          by_person: by.person ?? null,
          kind: 'open',
          name: unit.name,
          path: unit.path,
          open: true,
          merged_into: null,
          reason: by.reason ?? '',
        })),
      )
      .execute();
  }
  return units;
}

/** A class as a record names it: its grade's code, and the name in the cell. */
export interface WantedClass {
  readonly gradeCode: string;
  readonly className: string;
}

/**
 * 补建班级 — opens the grades and classes of a school that are not there yet; those that are stay as they are. What names no
 * class is passed over: `unitOfPupil` places its pupils at the school. Throws when no school stands at the path.
 */
export async function ensureClasses(
  work: Work,
  county: string,
  school: UnitPath,
  wanted: readonly WantedClass[],
  by: UnitAuthor,
): Promise<void> {
  await lockUnits(work, county);
  const drafts = [...draftsOf(school, wanted)];
  const standing = await unitsAt(work, county, [...drafts.map(pathOf), school]);
  const opened = standing.get(school)?.since;
  if (opened === undefined) throw new Error(`no school stands at ${school}`);
  const missing = drafts
    .filter((draft) => !standing.has(pathOf(draft)))
    .map((draft) => (draft.since < opened ? { ...draft, since: opened } : draft));
  await openUnits(work, county, missing, by);
}

/** Each grade before its classes; each once. A grade begins with the school year in which it enters. */
function draftsOf(school: UnitPath, wanted: readonly WantedClass[]): Iterable<UnitDraft> {
  const drafts = new Map<UnitPath, UnitDraft>();
  for (const { gradeCode, className } of wanted) {
    const grade = readGradeCode(gradeCode);
    const code = classCode(className);
    if (grade === undefined || code === undefined) continue;
    const since: LocalDate = `${grade.entryYear}-09-01`;
    const parent = below(school, gradeCode);
    if (!drafts.has(parent)) {
      drafts.set(parent, { kind: 'grade', name: cohortName(gradeCode), code: gradeCode, parent: school, since });
    }
    const path = below(parent, code);
    if (!drafts.has(path)) drafts.set(path, { kind: 'class', name: classTitle(className), code, parent, since });
  }
  return drafts.values();
}

function pathOf({ parent, code }: UnitDraft): UnitPath {
  return parent === undefined ? `/${code}` : below(parent, code);
}

function unitOfDraft(county: string, draft: UnitDraft): Unit {
  const { id = randomUUID(), kind, name, code, since, schoolKind } = draft;
  return { county, id, kind, name, code, path: pathOf(draft), since, schoolKind, revision: 1 };
}

function rowOf(unit: Unit) {
  return {
    county: unit.county,
    id: unit.id,
    kind: unit.kind,
    name: unit.name,
    code: unit.code,
    path: unit.path,
    parent: unit.path.lastIndexOf('/') > 0 ? unit.path.slice(0, unit.path.lastIndexOf('/')) : null,
    since: unit.since,
    until: null,
    school_kind: unit.schoolKind ?? '',
    revision: unit.revision,
  };
}

/** A statement takes 65,535 parameters, and a row has twelve. */
const MOST_ROWS = 2000;
