import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { isLive } from '#src/registry/live-record.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { wantedCells } from '../sight.ts';
import { type HeldRecord, recordsHeld } from './case-pupils.ts';

/**
 * 曾在本县 — the ended record of a child who comes back, found by its number and its name: it is taken up again, so that the
 * child's history goes on, and none is opened beside it.
 */
export async function recordOnceHere(
  db: Database | Work,
  seal: Seal,
  county: string,
  procedure: Procedure,
  answers: Answers,
): Promise<HeldRecord | undefined> {
  if (procedure.about !== 'new-child') return undefined;
  const { name = '', idNumber = '', nationalNumber = '' } = wantedCells(procedure, answers, undefined);
  const numbers = [
    { kind: 'identity', value: wholeNumber(idNumber) },
    { kind: 'national', value: wholeNumber(nationalNumber) },
  ].flatMap(({ kind, value }) => (value === undefined ? [] : [{ kind, digest: seal.digest(kind, value) }]));
  if (numbers.length === 0) return undefined;
  const { rows } = await sql<{ student: string }>`
    select distinct number_index.student from number_index
    join unnest(${numbers.map(({ kind }) => kind)}::text[], ${numbers.map(({ digest }) => digest)}::bytea[])
      as known (kind, digest) on number_index.kind = known.kind and number_index.digest = known.digest
    where number_index.county = ${county} and number_index.current`.execute(db);
  const records = await recordsHeld(
    db,
    seal,
    county,
    rows.map(({ student }) => student),
  );
  return [...records.values()].find(
    ({ cells, isDeleted }) => !isDeleted && !isLive(cells) && normalizeName(cells.name ?? '') === normalizeName(name),
  );
}
