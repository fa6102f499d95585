import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { DropoutCase } from '../dropout-case.ts';
import type { SignalSource } from '../signal.ts';
import type { DropoutState } from '../states.ts';
import { openWords, placeOfEvent, placeOfSignal } from './sealed-dropout.ts';

/** 线索 as it is listed. */
export interface SignalShown {
  readonly id: string;
  readonly source: SignalSource;
  readonly day: LocalDate;
  readonly firstAbsentOn: LocalDate | undefined;
  readonly days: number | undefined;
  readonly words: string;
}

/** In the order in which they came. The caller has found the case. */
export async function signalsOf(
  db: Database | Work,
  seal: Seal,
  { county, id }: Pick<DropoutCase, 'county' | 'id'>,
): Promise<readonly SignalShown[]> {
  const rows = await db
    .selectFrom('dropout_signals')
    .selectAll()
    .where('county', '=', county)
    .where('dropout_case', '=', id)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, source: row.source as SignalSource, day: row.on_day }, // the table's check
    ...{ firstAbsentOn: row.first_absent_on ?? undefined, days: row.days ?? undefined },
    words: openWords(seal, placeOfSignal(county, row.id), row.sealed),
  }));
}

/** 经过, one line each. */
export interface EventShown {
  readonly deed: string;
  readonly state: DropoutState;
  readonly at: Date;
  /** Absent for what the program did by itself. */
  readonly by: string | undefined;
  readonly office: string | undefined;
  readonly words: string;
}

/** The latest last. The caller has found the case. */
export async function eventsOf(
  db: Database | Work,
  seal: Seal,
  { county, id }: Pick<DropoutCase, 'county' | 'id'>,
): Promise<readonly EventShown[]> {
  const rows = await db
    .selectFrom('dropout_events')
    .selectAll()
    .where('county', '=', county)
    .where('dropout_case', '=', id)
    .orderBy('revision')
    .execute();
  const names = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person }) => by_person),
  );
  return rows.map((row) => ({
    ...{ deed: row.deed, state: row.state as DropoutState, at: row.at }, // written by writeEvent
    ...{ by: names.get(row.by_person ?? ''), office: row.office ?? undefined },
    words: openWords(seal, placeOfEvent(county, id, row.revision), row.words),
  }));
}
