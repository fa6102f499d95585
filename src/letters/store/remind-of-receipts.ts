import { sql } from 'kysely';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { HOUSES } from '../letter.ts';
import { templateOf } from '../letter-template.ts';
import { holdersAt } from './house-people.ts';
import type { LetterDesk } from './letter-desk.ts';
import { type LetterRow, letterOfRow } from './letter-rows.ts';

/** 回执巡查 — whose 回执 has not come when its day is over is told to the issuing house, once. Can be made twice without harm. */
export async function remindOfReceipts(desk: LetterDesk): Promise<number> {
  const today = desk.clock.today();
  return desk.db.transaction().execute(async (work) => {
    const { rows } = await sql<LetterRow>`
      update letters set reminded_at = ${desk.clock.now()}
      where state = 'sent' and receipt_due < ${today}::date and reminded_at is null returning *`.execute(work);
    for (const letter of rows.map(letterOfRow)) {
      const people = await holdersAt(work, letter.unit, HOUSES[letter.house].drafters, today);
      const title = `${letter.number ?? ''} ${templateOf(desk.letterTemplates, letter.template)?.name ?? ''}`.trim();
      const told = { title, people: people.map(({ person }) => person) };
      await tellPeople(
        work,
        letter.county,
        { event: 'letter-awaited', about: 'letter', id: letter.id, ...told },
        desk.clock.now(),
      );
    }
    return rows.length;
  });
}
