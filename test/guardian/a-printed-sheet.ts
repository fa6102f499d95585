import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { valuesOnSheet } from '#src/verification/sheets/print/on-the-sheet.ts';
import { codeOfSheet, digestOfCode, keyOfSheet, sealValues } from '#src/verification/sheets/store/sheet-secrets.ts';
import { CAST, COUNTY } from '../cast.ts';

/** A sheet as it lies in front of a guardian. */
export interface PrintedSheet {
  readonly id: string;
  readonly code: string;
  readonly key: string;
}

/** Puts a copy down as printed, as the printing does. */
export async function aPrintedSheet(
  { db, seal, clock }: Desk,
  campaign: string,
  student: string,
  copy = 1,
): Promise<PrintedSheet> {
  const [id, job, now] = [randomUUID(), randomUUID(), clock.now()];
  const [record] = await openRecords(db, seal, COUNTY, [student]);
  if (record === undefined) throw new Error('no such pupil');
  const code = codeOfSheet(seal, COUNTY, id);
  await sql`insert into sheet_jobs (county, id, campaign, unit, title, choice, masked, cover, state, pupils, begun_at, begun_by)
    values (${COUNTY}, ${job}, ${campaign}, ${record.unit}, '四年级1班', '{}', false, false, 'done', 1, ${now},
      ${CAST.registrar.person})`.execute(db);
  await sql`insert into sheets (county, id, campaign, student, copy, job, unit, masked, code_digest, record_revision, sealed,
      key_id, printed_at, printed_by)
    values (${COUNTY}, ${id}, ${campaign}, ${student}, ${copy}, ${job}, ${record.unit}, false, ${digestOfCode(seal, code)},
      ${record.revision}, ${sealValues(seal, COUNTY, id, valuesOnSheet(record.cells))}, ${seal.keyId}, ${now},
      ${CAST.registrar.person})`.execute(db);
  return { id, code, key: keyOfSheet(seal, COUNTY, id) };
}
