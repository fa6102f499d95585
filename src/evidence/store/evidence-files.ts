import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { EvidenceReading } from './reading.ts';

/** 存入 — each content once; answers the id under which it lies. Written once and never changed. */
export async function keepFile(
  { seal, clock }: Desk,
  work: Work,
  { county, person }: { readonly county: string; readonly person: string },
  reading: EvidenceReading,
): Promise<string> {
  const id = randomUUID();
  const digest = seal.digest('evidence', Buffer.from(reading.bytes).toString('latin1'));
  const { rows } = await sql<{ id: string }>`
    insert into evidence_files (county, id, digest, type, size, width, height, pages, fingerprint, legibility, sealed, key_id,
      added_at, added_by)
    values (${county}, ${id}, ${digest}, ${reading.type}, ${reading.bytes.length}, ${reading.width ?? null},
      ${reading.height ?? null}, ${reading.pages ?? null}, ${bitsOf(reading.fingerprint)},
      ${reading.legibility === undefined ? null : JSON.stringify(reading.legibility)}::jsonb,
      ${seal.close(reading.bytes, boundOf(county, id))}, ${seal.keyId}, ${clock.now()}, ${person}::uuid)
    on conflict (county, digest) do update set digest = excluded.digest
    returning id`.execute(work);
  return rows[0]?.id ?? id;
}

/** The bytes of a file. Throws `BrokenSeal` when they are not those that were kept. */
export function openFile(seal: Seal, county: string, id: string, sealed: Uint8Array): Buffer {
  return seal.open(sealed, boundOf(county, id));
}

/** As PostgreSQL writes sixty-four bits. */
function bitsOf(fingerprint: bigint | undefined): string | null {
  return fingerprint === undefined ? null : BigInt.asUintN(64, fingerprint).toString(2).padStart(64, '0');
}

function boundOf(county: string, id: string): string {
  return `evidence_files|${county}|${id}`;
}
