import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Database } from '#src/platform/database/database.ts';
import { attachEvidence, type EvidenceDesk, type Upload } from './evidence-attach.ts';
import { type Dead, dead, findTicket, type Ticket } from './ticket-read.ts';

/** How many have come through the code, and how many more may. */
export interface SavedByPhone {
  readonly saved: number;
  readonly left: number;
}

/**
 * 凭码上传 — a picture from a phone becomes a document of the case, as if whoever showed the code had attached it. A phone that did not hear
 * the answer sends the same picture again: that is taken for what it is, and not counted twice.
 */
export async function uploadByCode(
  desk: EvidenceDesk,
  code: string,
  upload: Omit<Upload, 'kind'>,
): Promise<SavedByPhone | { readonly objections: readonly Objection[] }> {
  const found = await liveTicket(desk, code);
  if ('objections' in found) return found;
  const used = await take(desk.db, found);
  if (used === undefined) return dead('used-up');
  const outcome = await attachEvidence(desk, found.actor, found.caseId, { ...upload, kind: found.kind }).catch(
    async (error: unknown) => {
      await giveBack(desk.db, found);
      throw error;
    },
  );
  if (outcome !== 'missing' && 'id' in outcome) return { saved: used, left: found.files - used };
  await giveBack(desk.db, found);
  if (outcome === 'missing') return dead('unknown');
  const cameBefore = outcome.objections.some((objection) => objection.code === 'twice');
  return cameBefore ? { saved: used - 1, left: found.files - used + 1 } : outcome;
}

/** Is the code good now? Asked before a file is taken off the line. */
export async function liveTicket(desk: EvidenceDesk, code: string): Promise<Ticket | Dead> {
  return desk.db.transaction().execute(async (work) => {
    const found = await findTicket(desk, work, code);
    return 'objections' in found ? found : found.ticket;
  });
}

/** One of its places, before the picture is read: of two phones that send the last one, one is told. */
async function take(db: Database, { actor, digest }: Ticket): Promise<number | undefined> {
  const { rows } = await sql<{ used: number }>`
    update evidence_tickets set used = used + 1
    where county = ${actor.county} and digest = ${digest} and used < files returning used`.execute(db);
  return rows[0]?.used;
}

async function giveBack(db: Database, { actor, digest }: Ticket): Promise<void> {
  await sql`
    update evidence_tickets set used = used - 1
    where county = ${actor.county} and digest = ${digest} and used > 0`.execute(db);
}
