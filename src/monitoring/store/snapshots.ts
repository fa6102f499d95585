import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { EVERY_FIGURE, type FigureKey, type Figures, type FigureValue } from '../figures.ts';

/** 每日快照 of one unit: the figures as they stood, and when they were taken. */
export interface Snapshot {
  readonly unit: UnitPath;
  readonly day: LocalDate;
  readonly figures: Figures;
  readonly takenAt: Date;
  /** The day is over, and what can be reckoned of it has been, as of its end. */
  readonly isFinal: boolean;
}

/** Part, whole and what nine of ten keep to, without their names: a county has a hundred thousand of these a year. */
type Kept = Readonly<Record<string, readonly (number | null)[]>>;

interface Row {
  readonly unit: UnitPath;
  readonly day: LocalDate;
  readonly figures: Kept;
  readonly taken_at: Date;
  readonly is_final: boolean;
}

/** Of these units on a day. The caller has asked who may see them. */
export async function snapshotsOn(
  db: Database,
  county: string,
  day: LocalDate,
  units: readonly UnitPath[],
): Promise<ReadonlyMap<UnitPath, Snapshot>> {
  const { rows } = await sql<Row>`
    select unit, day, figures, taken_at, is_final from monitoring_days
    where county = ${county} and unit = any(${[...units]}::text[]) and day = ${day}::date`.execute(db);
  return new Map(rows.map((row) => [row.unit, snapshotOf(row)]));
}

/** Of one unit, day by day, the earliest first. */
export async function snapshotsBetween(
  db: Database,
  county: string,
  unit: UnitPath,
  since: LocalDate,
  until: LocalDate,
): Promise<readonly Snapshot[]> {
  const { rows } = await sql<Row>`
    select unit, day, figures, taken_at, is_final from monitoring_days
    where county = ${county} and unit = ${unit} and day between ${since}::date and ${until}::date
    order by day`.execute(db);
  return rows.map(snapshotOf);
}

/** The last one that a unit has. */
export async function latestSnapshot(db: Database, county: string, unit: UnitPath, until: LocalDate) {
  const { rows } = await sql<Row>`
    select unit, day, figures, taken_at, is_final from monitoring_days
    where county = ${county} and unit = ${unit} and day <= ${until}::date order by day desc limit 1`.execute(db);
  return rows[0] && snapshotOf(rows[0]);
}

/** What is kept of a day is replaced by what is known of it now. */
export async function keepSnapshots(
  work: Database | Work,
  county: string,
  day: LocalDate,
  figures: ReadonlyMap<UnitPath, Figures>,
  { takenAt, isFinal }: Pick<Snapshot, 'takenAt' | 'isFinal'>,
): Promise<void> {
  const rows = [...figures];
  await sql`
    insert into monitoring_days (county, unit, day, figures, taken_at, is_final)
    select ${county}, unit, ${day}::date, figures, ${takenAt}, ${isFinal}
    from unnest(${rows.map(([unit]) => unit)}::text[], ${rows.map(([, of]) => JSON.stringify(keptOf(of)))}::jsonb[])
      as kept (unit, figures)
    on conflict (county, unit, day) do update set figures = excluded.figures, taken_at = excluded.taken_at,
      is_final = excluded.is_final`.execute(work);
}

function snapshotOf({ unit, day, figures, taken_at: takenAt, is_final: isFinal }: Row): Snapshot {
  return { unit, day, takenAt, isFinal, figures: figuresOfKept(figures) };
}

function keptOf(figures: Figures): Kept {
  return Object.fromEntries(
    Object.entries(figures).map(([key, { part, whole, nine }]) => [
      key,
      nine !== undefined ? [part, whole ?? null, nine] : whole !== undefined ? [part, whole] : [part],
    ]),
  );
}

/** A figure that an older version of the program kept, and this one does not know, is passed over. */
function figuresOfKept(kept: Kept): Figures {
  const values = EVERY_FIGURE.flatMap((key): readonly (readonly [FigureKey, FigureValue])[] => {
    const [part, whole, nine] = kept[key] ?? [];
    if (part === undefined || part === null) return [];
    return [[key, { part, ...(typeof whole === 'number' && { whole }), ...(typeof nine === 'number' && { nine }) }]];
  });
  return Object.fromEntries(values);
}
