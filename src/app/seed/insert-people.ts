import { randomUUID } from 'node:crypto';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { DemoPerson } from './demo-people.ts';

/** A statement takes 65,535 parameters, and a person has nine. */
const MOST_ROWS = 1000;

/** People of the demo with the one office each of them holds. All share one password, which everybody is shown anyway. */
export async function insertPeople(
  { seal, clock }: Desk,
  work: Work,
  people: readonly DemoPerson[],
  unitIds: ReadonlyMap<UnitPath, string>,
  password: string,
  since: LocalDate,
): Promise<void> {
  const now = clock.now();
  const rows = people.map((person) => ({ ...person, id: randomUUID(), unitId: unitIds.get(person.unit) }));
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const some = rows.slice(from, from + MOST_ROWS);
    await work
      .insertInto('people')
      .values(
        some.map(({ keeper, id, account, name, phone }) => ({
          ...{ county: keeper, id, account, name, password, created_at: now, password_changed_at: now },
          phone: phone === undefined ? null : seal.close(phone, `people|${keeper}|${id}`),
          must_change_password: false,
        })),
      )
      .execute();
    await work
      .insertInto('holdings')
      .values(
        some.flatMap(({ keeper, id, office, unitId }) =>
          unitId === undefined ? [] : [{ county: keeper, id: randomUUID(), person: id, office, unit: unitId, since }],
        ),
      )
      .execute();
  }
}
