import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database } from '#src/platform/database/database.ts';
import { BrokenSeal } from '#src/platform/sealing/envelope.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { type HistoryEntry, takenBack } from '#src/registry/history.ts';
import { numbersOf } from '#src/registry/numbers-of.ts';
import { type OpenColumns, openColumnsOf } from '#src/registry/open-columns.ts';
import type { Cells } from '#src/registry/record.ts';
import { readHistories, readHistory } from '#src/registry/store/read-history.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import type { Mismatch, Verified } from './mismatch.ts';

const BATCH = 1000;

/** Of every record of a county: its history leads to it, what lies open copies it, and its numbers find it. */
export async function verifyRecords(db: Database, seal: Seal, county: string, today: LocalDate): Promise<Verified> {
  const mismatches: Mismatch[] = [];
  let looked = 0;
  for await (const rows of rowsOf(db, county)) {
    looked += rows.length;
    const opened = rows.flatMap((row) => openedRow(seal, county, row));
    const histories = await historiesOf(db, seal, county, opened);
    const numbers = await numbersIn(db, county, opened);
    for (const { row, cells } of opened) {
      const history = histories.get(row.id);
      const add = (what: Mismatch['what']) => mismatches.push({ what, where: `students ${row.id}` });
      if (history !== undefined && !leadsTo(history, row, cells)) add('history');
      const open = openColumnsOf(cells, today);
      if (!isCopied(open, row)) add('open');
      const expected = row.withdrawn_at === null ? digestsOf(seal, cells) : '';
      if (expected !== (numbers.get(row.id) ?? '')) add('numbers');
    }
  }
  return { looked, mismatches };
}

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly revision: number;
  readonly name: string;
  readonly sex: string;
  readonly school_code: string;
  readonly has_number: boolean;
  readonly withdrawn_at: Date | null;
  readonly sealed: Buffer;
}

function isCopied(open: OpenColumns, row: Row): boolean {
  if (open.name !== row.name || open.sex !== row.sex) return false;
  return open.schoolCode === row.school_code && open.hasNumber === row.has_number;
}

async function* rowsOf(db: Database, county: string): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined;
  do {
    const after = last?.id;
    const rows: readonly Row[] = await db
      .selectFrom('students')
      .select(['id', 'unit', 'revision', 'name', 'sex', 'school_code', 'has_number', 'withdrawn_at', 'sealed'])
      .where('county', '=', county)
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(BATCH)
      .execute();
    yield rows;
    last = rows.length < BATCH ? undefined : rows.at(-1);
  } while (last !== undefined);
}

interface Opened {
  readonly row: Row;
  readonly cells: Cells;
}

/** What does not open has been said by whoever verifies the seals. */
function openedRow(seal: Seal, county: string, row: Row): readonly Opened[] {
  try {
    return [{ row, cells: openCells(seal, county, row.id, row.sealed) }];
  } catch (error) {
    if (error instanceof BrokenSeal) return [];
    throw error;
  }
}

type Histories = ReadonlyMap<string, readonly HistoryEntry[]>;

/** One entry that does not open must not hide what is wrong with others: then they are read one by one. */
async function historiesOf(db: Database, seal: Seal, county: string, opened: readonly Opened[]): Promise<Histories> {
  const wanted = opened.map(({ row }) => ({ student: row.id, from: 1 }));
  const whole = await unlessBroken(readHistories(db, seal, county, wanted));
  if (whole !== undefined) return whole;
  const histories = new Map<string, readonly HistoryEntry[]>();
  for (const { student } of wanted) {
    const history = await unlessBroken(readHistory(db, seal, county, student));
    if (history !== undefined) histories.set(student, history);
  }
  return histories;
}

/** `undefined` where something does not open: whoever verifies the seals has said so. */
async function unlessBroken<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BrokenSeal) return undefined;
    throw error;
  }
}

/** Every revision is there once, the last is the record's own, and each left the cells as the next one found them. */
function leadsTo(history: readonly HistoryEntry[], row: Row, cells: Cells): boolean {
  if (history.length !== row.revision || history.at(-1)?.unit !== row.unit) return false;
  if (history.some(({ revision }, at) => revision !== at + 1)) return false;
  let then = cells;
  for (const { changes } of [...history].reverse()) {
    const found = then;
    if (changes.some(({ field, after }) => found[field] !== after)) return false;
    then = takenBack(then, changes);
  }
  return true;
}

function digestsOf(seal: Seal, cells: Cells): string {
  const digests = numbersOf(cells).map(({ kind, value }) => `${kind} ${seal.digest(kind, value).toString('hex')}`);
  return digests.sort().join(',');
}

async function numbersIn(
  db: Database,
  county: string,
  opened: readonly Opened[],
): Promise<ReadonlyMap<string, string>> {
  const ids = opened.map(({ row }) => row.id);
  const { rows } = await sql<{ readonly student: string; readonly digests: readonly string[] }>`
    select student, array_agg(kind || ' ' || encode(digest, 'hex')) as digests from number_index
    where county = ${county} and current and student = any(${ids}::uuid[]) group by student`.execute(db);
  return new Map(rows.map(({ student, digests }) => [student, [...digests].sort().join(',')]));
}
