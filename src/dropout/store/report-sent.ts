import { sql } from 'kysely';
import type { Letter } from '#src/letters/letter.ts';
import type { LetterHook } from '#src/letters/store/letter-desk.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { isReport } from '../letters.ts';
import type { DropoutState } from '../states.ts';
import { tellOfDropout } from './tell-of-dropout.ts';
import { writeEvent } from './write-event.ts';

/** 书面报告发出了 — from then on the child stands in the ledger of dropouts, and the township has so many working days to receive it. */
export function reportHook(desk: Pick<Desk, 'seal' | 'clock'>): LetterHook {
  return {
    about: 'dropout',
    turned: async (work, letter, turn) => {
      if (!isReport(letter.template)) return;
      if (turn === 'sent') await reported(desk, work, letter);
      if (turn === 'void') await unreported(desk, work, letter);
    },
  };
}

type Moved = { readonly revision: number; readonly state: DropoutState };

async function reported(
  desk: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  { county, about, sentOn, number }: Letter,
): Promise<void> {
  const id = about?.id ?? '';
  const { rows } = await sql<Moved>`
    update dropout_cases set reported_on = ${sentOn ?? desk.clock.today()}::date, revision = revision + 1,
      state = case when state = 'persuading' then 'reported' else state end,
      state_at = case when state = 'persuading' then ${desk.clock.now()} else state_at end
    where county = ${county} and id = ${id}::uuid and closed_at is null and reported_on is null
    returning revision, state`.execute(work);
  const [moved] = rows;
  if (moved === undefined) return;
  await writeEvent(desk, work, { county, id, ...moved, deed: 'reported', words: number });
  await tellOfDropout(work, { county, id, event: 'dropout-reported' }, desk.clock);
}

/** A report that was sent by mistake, as long as the township has not received it. */
async function unreported(
  desk: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  { county, about, sentOn, number }: Letter,
): Promise<void> {
  if (sentOn === undefined) return;
  const id = about?.id ?? '';
  const { rows } = await sql<Moved>`
    update dropout_cases set reported_on = null, revision = revision + 1,
      state = case when state = 'reported' then 'persuading' else state end,
      state_at = case when state = 'reported' then ${desk.clock.now()} else state_at end
    where county = ${county} and id = ${id}::uuid and closed_at is null and received_at is null
    returning revision, state`.execute(work);
  const [moved] = rows;
  if (moved !== undefined) await writeEvent(desk, work, { county, id, ...moved, deed: 'report-void', words: number });
}
