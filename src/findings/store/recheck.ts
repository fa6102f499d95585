import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Setting } from '#src/quality/rule.ts';
import { countFindings } from '#src/registry/store/count-findings.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { type Known, type Step, stepsFor } from '../lifecycle.ts';
import type { Verdicts } from '../verdicts.ts';
import { type Affected, askNeighbours } from './ask-neighbours.ts';
import { type JudgedRecords, judgeRecords } from './judged-records.ts';
import { knownFindings } from './known-findings.ts';
import { type FindsGroups, groupsAround } from './neighbour-groups.ts';
import { type Rekeyed, rekey } from './neighbour-keys.ts';
import { askPresence } from './presence-marks.ts';
import { RecordInspector } from './record-inspector.ts';
import { settingOf } from './setting.ts';
import { type Opening, writeSteps } from './write-steps.ts';

/** How many records are held in memory at once. */
const BATCH = 500;

/**
 * 即时核查 — asks the rules anew about records that have just been written, and about their neighbours, within the same
 * transaction: afterwards the open findings are what `inspect` would say of the whole register. What has been written need not
 * be opened again where it is at hand; an id without a record is of one that was withdrawn.
 */
export async function recheck(
  desk: Desk,
  work: Work,
  county: string,
  ids: readonly string[],
  written?: readonly WrittenRecord[],
): Promise<void> {
  await lockRegister(work, county);
  const inspector = new RecordInspector(await settingOf(desk, work, county));
  const known = written && new Map(written.map((record) => [record.id, record]));
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const records = known
      ? batch.flatMap((id) => known.get(id) ?? [])
      : await openRecords(work, desk.seal, county, batch);
    const judged = judgeRecords(desk.seal, inspector, batch, records);
    await settle(desk, work, county, inspector.setting, judged, async () => groupsAround);
  }
}

/** Writes down what was judged, once the neighbours have been asked. `groupsAfter` says how they are found when the keys are in order. */
export async function settle(
  desk: Desk,
  work: Work,
  county: string,
  setting: Setting,
  { records, verdicts, keys }: JudgedRecords,
  groupsAfter: (rekeyed: Rekeyed) => Promise<FindsGroups>,
): Promise<void> {
  const { seal } = desk;
  const ids = [...keys.keys()];
  const rekeyed = await rekey(work, county, keys);
  const groups = await groupsAfter(rekeyed);
  const affected = await askNeighbours({ work, seal, county, setting, ids, records, groups }, rekeyed, verdicts);
  await askPresence(desk, work, county, records, verdicts);
  await write(desk, work, county, ids, records, affected, verdicts);
}

/** A pupil's findings go where the pupil goes. */
async function followPupils(work: Work, county: string, ids: readonly string[]): Promise<void> {
  await sql`
    update findings set unit = students.unit from students
    where findings.county = ${county} and findings.student = any(${ids}::uuid[])
      and students.county = ${county} and students.id = findings.student and students.unit <> findings.unit
  `.execute(work);
}

async function write(
  desk: Desk,
  work: Work,
  county: string,
  ids: readonly string[],
  records: ReadonlyMap<string, WrittenRecord>,
  affected: Affected,
  verdicts: Verdicts,
): Promise<void> {
  const changed = new Set(ids);
  const neighbours = [...new Set([...affected.values()].flatMap((students) => [...students]))];
  const everybody = [...changed, ...neighbours];
  const known = await knownFindings(work, desk.seal, county, everybody);
  const strayed = [...records.values()].filter(({ id, unit }) => known.get(id)?.some((one) => one.unit !== unit));
  if (strayed.length > 0)
    await followPupils(
      work,
      county,
      strayed.map(({ id }) => id),
    );
  const units = await unitsOf(
    work,
    county,
    records,
    everybody.filter((id) => verdicts.saidOf(id).length > 0),
  );
  const openings: Opening[] = [];
  const steps: Step[] = [];
  const touched = new Set<string>();
  for (const student of everybody) {
    const isAsked = ({ rule }: Pick<Known, 'rule'>) =>
      (changed.has(student) || affected.get(rule)?.has(student) === true) && verdicts.isSure(student, rule);
    const all = known.get(student) ?? [];
    const { opened, changed: changes } = stepsFor(all.filter(isAsked), verdicts.saidOf(student).filter(isAsked));
    for (const said of opened) openings.push({ student, unit: units.get(student) ?? '', said });
    steps.push(...changes);
    if (opened.length + changes.length > 0) touched.add(student);
  }
  await writeSteps(desk, work, county, openings, steps);
  await countFindings(work, county, [...touched]);
}

/** Where these pupils are; a neighbour's place is looked up. */
async function unitsOf(
  work: Work,
  county: string,
  records: ReadonlyMap<string, WrittenRecord>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const units = new Map([...records].map(([id, { unit }]) => [id, unit]));
  const others = ids.filter((id) => !units.has(id));
  if (others.length === 0) return units;
  const rows = await work
    .selectFrom('students')
    .select(['id', 'unit'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${others}::uuid[])`)
    .execute();
  for (const { id, unit } of rows) units.set(id, unit);
  return units;
}
