import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Actor } from '#src/organization/office.ts';
import { lookAtRecord } from '#src/registry/store/look-at-record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import { certificateFields, ENROLMENT_CERTIFICATE, objectionsToCertificate } from '../certificate.ts';
import { isOfHouse } from '../letter.ts';
import { draftLetter } from './draft-letter.ts';
import type { LetterDesk } from './letter-desk.ts';
import type { NewLetter } from './new-letter.ts';

/** 开在学证明 — a draft for the head to sign, by the school's own people. That the record was opened is written down. */
export async function draftCertificate(
  desk: LetterDesk,
  actor: Actor,
  pupil: string,
  purpose: string,
): Promise<NewLetter> {
  const row = await lookAtRecord(desk.db, actor, pupil, { action: 'record.open' }, desk.clock.now());
  if (row === undefined) return 'missing';
  const school = schoolOfClass(row.unit);
  if (!isOfHouse(actor, { house: 'head', unit: school })) return 'missing';
  const cells = openCells(desk.seal, row.county, pupil, row.sealed);
  const objections = objectionsToCertificate(cells);
  if (objections.length > 0) return { objections };
  const place = (await placesOf(desk.db, row.county, [row.unit], desk.clock.today()))(row.unit);
  const fields = certificateFields(cells, { ofClass: place.class, purpose });
  const draft = {
    template: ENROLMENT_CERTIFICATE,
    unit: school,
    to: [],
    about: { kind: 'student', id: pupil },
    fields,
  };
  return { id: await desk.db.transaction().execute((work) => draftLetter(desk, work, actor, draft)) };
}
