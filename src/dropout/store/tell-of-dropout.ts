import { sql } from 'kysely';
import type { Seat } from '#src/notices/addressees.ts';
import { peopleAt } from '#src/notices/store/people-at.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Clock } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { numberOf } from '../dropout-case.ts';
import { type DropoutNews, TOLD } from '../news.ts';

/** What is to be told of one case; `offices` where fewer are to know than usually are. */
interface Told {
  readonly county: string;
  readonly id: string;
  readonly event: DropoutNews;
  readonly offices?: readonly Office[] | undefined;
  /** Who did it, and is not told. */
  readonly by?: string | undefined;
}

/** 告知 — the offices this news is for, at the case's unit and above it; the township only at the one it was reported to. */
export async function tellOfDropout(work: Work, { county, id, event, offices, by }: Told, clock: Clock): Promise<void> {
  const { rows } = await sql<{ unit: UnitPath; township: UnitPath | null; year: number; number: number }>`
    select unit, township, year, number from dropout_cases where county = ${county} and id = ${id}::uuid`.execute(work);
  const [row] = rows;
  if (row === undefined) return;
  const seats = (offices ?? TOLD[event]).flatMap((office): Seat[] => {
    if (office !== 'township') return [{ office, of: row.unit }];
    return row.township === null ? [] : [{ office, of: row.township }];
  });
  const people = [...(await peopleAt(work, county, seats)).values()].flat();
  const { school, class: ofClass } = (await placesOf(work, county, [row.unit], clock.today()))(row.unit);
  const title = `${numberOf(row)} ${school}${ofClass}`;
  await tellPeople(work, county, { event, about: 'dropout', id, title, people, by }, clock.now());
}
