import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ruleOf } from '#src/findings/rule-of.ts';
import type { Work } from '#src/platform/database/database.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import type { CellName, Cells, PupilRecord } from '#src/registry/record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { printedValues, valuesOnSheet } from '../print/on-the-sheet.ts';
import type { SheetData } from '../print/sheet-data.ts';
import { addressOfSheet } from '../sheet-code.ts';
import type { SheetDesk } from './sheet-desk.ts';
import type { SheetJob } from './sheet-jobs.ts';
import { codeOfSheet, digestOfCode, keyOfSheet, openValues, sealValues } from './sheet-secrets.ts';

/** A sheet as it is about to be printed, in the order of the pupils. */
export interface PreparedSheet {
  readonly id: string;
  readonly student: string;
  readonly data: SheetData;
  /** It was prepared before, and nothing has changed since: what was typeset of it is still good. */
  readonly asBefore: boolean;
}

/**
 * The sheets of these pupils, put down as the job's before anything is typeset. A copy gets its number here; numbers that a broken job
 * had taken and never printed are given anew. What the job had prepared already keeps its code. For the system: asks no permission.
 */
export async function prepareSheets(
  desk: SheetDesk,
  campaign: Campaign,
  job: SheetJob,
  classes: readonly { readonly unit: string; readonly students: readonly string[] }[],
): Promise<ReadonlyMap<string, PreparedSheet>> {
  const { county } = job;
  const students = classes.flatMap((one) => one.students);
  const records = new Map((await openRecords(desk.db, desk.seal, county, students)).map((one) => [one.id, one]));
  const rows = await desk.db.transaction().execute(async (work) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sheets ${county} ${job.campaign}`}, 0))`.execute(work);
    await forgetBroken(work, job, students);
    const before = await preparedBefore(desk, work, job, students);
    const copies = await copiesOf(work, job, students);
    const fresh: NewSheet[] = [];
    const all = new Map<string, Row>();
    for (const { unit, students: inClass } of classes) {
      for (const student of inClass) {
        const record = records.get(student);
        const known = before.get(student);
        // What has been printed stays as it was; what has not takes the record as it is now.
        if (known !== undefined && (known.printed || known.version === record?.revision)) {
          all.set(student, { ...known, asBefore: true });
        } else if (record !== undefined) {
          const id = known?.id ?? randomUUID();
          const copy = known?.copy ?? (copies.get(student) ?? 0) + 1;
          fresh.push({ id, record, unit, copy });
          all.set(student, {
            id,
            student,
            copy,
            version: record.revision,
            values: valuesOnSheet(record.cells),
            printed: false,
            asBefore: false,
          });
        }
      }
    }
    await writeSheets(desk, work, job, fresh);
    return all;
  });
  const problems = await problemsOf(desk, campaign, county, students);
  return new Map(
    [...rows].map(([student, row]) => {
      const name = row.values.name ?? '';
      const data = dataOf(desk, county, job.masked, row, name, problems.get(student) ?? []);
      return [student, { id: row.id, student, data, asBefore: row.asBefore }];
    }),
  );
}

/** 预览: the sheet as it would be, with a code that leads nowhere. `undefined` when there is no such record. */
export async function previewedSheet(
  desk: SheetDesk,
  campaign: Campaign,
  student: string,
  masked: boolean,
): Promise<SheetData | undefined> {
  const { county } = campaign;
  const [record] = await openRecords(desk.db, desk.seal, county, [student]);
  if (record === undefined) return undefined;
  const values = valuesOnSheet(record.cells);
  const row = { id: randomUUID(), student, copy: 0, version: record.revision, values, printed: false, asBefore: false };
  const problems = await problemsOf(desk, campaign, county, [student]);
  return dataOf(desk, county, masked, row, values.name ?? '', problems.get(student) ?? []);
}

interface Row {
  readonly id: string;
  readonly student: string;
  readonly copy: number;
  readonly version: number;
  readonly values: Cells;
  readonly printed: boolean;
  readonly asBefore: boolean;
}

interface NewSheet {
  readonly id: string;
  readonly record: PupilRecord;
  readonly unit: string;
  readonly copy: number;
}

function dataOf(
  { seal, publicAddress }: SheetDesk,
  county: string,
  masked: boolean,
  { id, copy, version, values }: Row,
  name: string,
  problems: SheetData['problems'],
): SheetData {
  const code = codeOfSheet(seal, county, id);
  const qr = publicAddress === undefined ? code : addressOfSheet(publicAddress, code);
  return {
    name,
    values: printedValues(values, masked),
    problems,
    copy,
    version,
    code,
    key: keyOfSheet(seal, county, id),
    qr,
  };
}

/** Sheets that never left the printer, of jobs that were cancelled or broke off. */
async function forgetBroken(
  work: Work,
  { county, campaign, id }: SheetJob,
  students: readonly string[],
): Promise<void> {
  await sql`
    delete from sheets using sheet_jobs jobs
    where sheets.county = ${county} and sheets.campaign = ${campaign}::uuid and sheets.student = any(${students}::uuid[])
      and sheets.printed_at is null and jobs.county = sheets.county and jobs.id = sheets.job and jobs.id <> ${id}::uuid
      and jobs.state in ('cancelled', 'interrupted')`.execute(work);
}

async function preparedBefore(
  { seal }: SheetDesk,
  work: Work,
  { county, id }: SheetJob,
  students: readonly string[],
): Promise<ReadonlyMap<string, Omit<Row, 'asBefore'>>> {
  const rows = await work
    .selectFrom('sheets')
    .select(['id', 'student', 'copy', 'record_revision', 'sealed', 'printed_at'])
    .where('county', '=', county)
    .where('job', '=', id)
    .where(sql<boolean>`student = any(${students}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => {
      const values = openValues(seal, county, row.id, row.sealed);
      const { student, copy } = row;
      return [
        student,
        { id: row.id, student, copy, version: row.record_revision, values, printed: row.printed_at !== null },
      ];
    }),
  );
}

async function copiesOf(work: Work, { county, campaign }: SheetJob, students: readonly string[]) {
  const { rows } = await sql<{ student: string; copy: number }>`
    select student, max(copy) as copy from sheets
    where county = ${county} and campaign = ${campaign}::uuid and student = any(${students}::uuid[])
    group by student`.execute(work);
  return new Map(rows.map(({ student, copy }) => [student, copy]));
}

async function writeSheets({ seal }: SheetDesk, work: Work, job: SheetJob, fresh: readonly NewSheet[]): Promise<void> {
  const { county } = job;
  const rows = fresh.map(({ id, record, unit, copy }) => ({
    ...{ county, id, campaign: job.campaign, student: record.id, copy, job: job.id, unit, masked: job.masked },
    code_digest: digestOfCode(seal, codeOfSheet(seal, county, id)),
    record_revision: record.revision,
    sealed: sealValues(seal, county, id, valuesOnSheet(record.cells)),
    ...{ key_id: seal.keyId, printed_by: job.begunBy },
  }));
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    await work
      .insertInto('sheets')
      .values(rows.slice(from, from + MOST_ROWS))
      .onConflict((conflict) =>
        conflict.columns(['county', 'id']).doUpdateSet((row) => ({
          record_revision: row.ref('excluded.record_revision'),
          sealed: row.ref('excluded.sealed'),
          key_id: row.ref('excluded.key_id'),
          unit: row.ref('excluded.unit'),
        })),
      )
      .execute();
  }
}

/** A statement takes 65,535 parameters, and a row has a dozen. */
const MOST_ROWS = 1000;

/** Open findings in the rules' words, those of the campaign's emphasis first. Titles only: no number stands in them. */
async function problemsOf(
  { db }: SheetDesk,
  { content }: Campaign,
  county: string,
  students: readonly string[],
): Promise<ReadonlyMap<string, SheetData['problems']>> {
  const { rows } = await sql<{ student: string; rule: string; field: CellName; severity: string }>`
    select student, rule, field, severity from findings
    where county = ${county} and state = 'open' and student = any(${students}::uuid[])
    order by array_position(array['error', 'query', 'notice'], severity), rule, field`.execute(db);
  const stressed = new Set(content.emphasis.rules);
  const problems = new Map<string, SheetData['problems'][number][]>();
  for (const row of [
    ...rows.filter(({ rule }) => stressed.has(rule)),
    ...rows.filter(({ rule }) => !stressed.has(rule)),
  ]) {
    const those = problems.get(row.student) ?? [];
    problems.set(row.student, those);
    those.push({ cell: row.field, title: titleOfCell(row.field), words: ruleOf(row.rule)?.title ?? row.rule });
  }
  return problems;
}
