import { sql } from 'kysely';
import { schoolOfClass } from '#src/organization/class-path.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { askOfPresence } from '#src/quality/inspect.ts';
import type { AbsenceName, ActualState, Presence } from '#src/quality/presence.ts';
import { PRESENCE_RULES } from '#src/quality/rules/index.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';
import type { Verdicts } from '../verdicts.ts';

/** 在校情况 — what is to be asked about of one pupil from now on, and where and on what roll call it was said. */
export interface PresenceMark {
  readonly student: string;
  /** The class in which it was said. */
  readonly unit: UnitPath;
  /** What was said, and no school's name: that is looked up when it is told. */
  readonly said:
    | Exclude<Presence, { readonly is: 'elsewhere' | 'unrecorded' }>
    | { readonly is: 'elsewhere'; readonly isSure: boolean };
  /** An explanation holds for what was said on this basis. */
  readonly basis: string;
}

/** Keeps what was said last. The caller holds the register's lock, and has the records asked about afterwards (`recheck`). */
export async function reportPresence(
  { seal, clock }: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  county: string,
  marks: readonly PresenceMark[],
): Promise<void> {
  const rows = marks.map(({ student, said, unit, basis }) => {
    const source = said.is === 'elsewhere' ? 'elsewhere' : 'class';
    const note = 'note' in said && said.note !== '' ? seal.close(said.note, boundOf(county, student, source)) : null;
    return { student, source, what: said.is, which: whichOf(said), unit, basis, note };
  });
  await sql`
    insert into presence_marks (county, student, source, is_what, which, unit, basis, note, key_id, marked_at)
    select ${county}, student, source, is_what, which, unit, basis, note, ${seal.keyId}, ${clock.now()}
    from unnest(
      ${rows.map(({ student }) => student)}::uuid[], ${rows.map(({ source }) => source)}::text[],
      ${rows.map(({ what }) => what)}::text[], ${rows.map(({ which }) => which)}::text[],
      ${rows.map(({ unit }) => unit)}::text[], ${rows.map(({ basis }) => basis)}::uuid[],
      ${rows.map(({ note }) => note)}::bytea[]
    ) as new (student, source, is_what, which, unit, basis, note)
    on conflict (county, student, source) do update set is_what = excluded.is_what, which = excluded.which,
      unit = excluded.unit, basis = excluded.basis, note = excluded.note, key_id = excluded.key_id,
      marked_at = excluded.marked_at`.execute(work);
}

/** Nobody says any longer that these pupils are in class at another school. */
export async function withdrawElsewhere(work: Work, county: string, students: readonly string[]): Promise<void> {
  await work
    .deleteFrom('presence_marks')
    .where('county', '=', county)
    .where('source', '=', 'elsewhere')
    .where(sql<boolean>`student = any(${students}::uuid[])`)
    .execute();
}

/** Puts the rules about presence to these records, and enters what they say. What is said of a pupil by a school holds while the pupil is on its roll. */
export async function askPresence(
  { seal, clock }: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  county: string,
  records: ReadonlyMap<string, WrittenRecord>,
  verdicts: Verdicts,
): Promise<void> {
  const rows = await work
    .selectFrom('presence_marks')
    .select(['student', 'source', 'is_what', 'which', 'unit', 'basis', 'note'])
    .where('county', '=', county)
    .where(sql<boolean>`student = any(${[...records.keys()]}::uuid[])`)
    .execute();
  if (rows.length === 0) return;
  const placeOf = await placesOf(
    work,
    county,
    rows.map(({ unit }) => unit),
    clock.today(),
  );
  for (const row of rows) {
    const record = records.get(row.student);
    const unit = row.unit as UnitPath; // the column holds nothing else
    if (record === undefined || !isAbout(row, unit, record.unit)) continue;
    const presence = presenceOf(seal, county, row, placeOf(unit).school);
    const said = [row.is_what, row.which, row.basis];
    for (const rule of PRESENCE_RULES) {
      const answer = askOfPresence(rule, record.cells, presence);
      if (answer === 'crashed') verdicts.leaveOpen(record.id, rule.code);
      else for (const fault of answer) verdicts.enter(record.id, record.cells, rule, fault, said);
    }
  }
}

/** What the own class said holds while the pupil is of that school, and what another said while the pupil is not of it. */
function isAbout({ source, which }: Row, unit: UnitPath, now: string): boolean {
  const isHere = isWithin(now as UnitPath, schoolOfClass(unit)); // a record's unit is a path
  if (source === 'elsewhere') return !isHere;
  // Whoever was said to sit in another class may have been put there since.
  return isHere && (which !== 'other-class' || now === unit);
}

interface Row {
  readonly student: string;
  readonly source: string;
  readonly is_what: string;
  readonly which: string;
  readonly note: Buffer | null;
}

function presenceOf(seal: Seal, county: string, row: Row, school: string): Presence {
  const note = row.note === null ? '' : seal.open(row.note, boundOf(county, row.student, row.source)).toString('utf8');
  switch (row.is_what) {
    case 'absent':
      return { is: 'absent', where: row.which as AbsenceName, note }; // written by reportPresence
    case 'differs':
      return { is: 'differs', actual: row.which as ActualState, note }; // likewise
    case 'elsewhere':
      return { is: 'elsewhere', school, isSure: row.which === SURE };
    default:
      return { is: 'present' };
  }
}

const SURE = 'sure';

function whichOf(said: PresenceMark['said']): string {
  switch (said.is) {
    case 'present':
      return '';
    case 'absent':
      return said.where;
    case 'differs':
      return said.actual;
    case 'elsewhere':
      return said.isSure ? SURE : '';
  }
}

function boundOf(county: string, student: string, source: string): string {
  return `presence_marks|${county}|${student}|${source}`;
}
