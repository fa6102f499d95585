import { randomUUID } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import { type Actor, OFFICES, type Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { CaseDesk } from './case-desk.ts';
import { readCaseFile } from './case-file.ts';
import { answerRequest, claimRequest } from './requests.ts';
import { unitsAlong } from './schools.ts';
import { maySee } from './visible-cases.ts';

/** 留言与催办 of a case, the oldest first. For whoever may see the case. */
export async function messagesOf({ seal }: Desk, db: Database | Work, county: string, caseId: string) {
  const rows = await db
    .selectFrom('case_messages')
    .select(['id', 'at', 'by_person', 'office', 'unit', 'kind', 'sealed'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const people = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person: person }) => person),
  );
  const units = await unitsAlong(
    db,
    county,
    rows.map(({ unit }) => unit as UnitPath), // written from an actor
  );
  return rows.map(({ id, at, by_person: person, office, unit, kind, sealed }) => ({
    ...{ id, at: at.toISOString(), by: people.get(person) ?? '原工作人员' },
    office: OFFICES[office as Office].title, // written from an actor
    unitName: units.get(unit as UnitPath)?.name ?? '', // likewise
    kind: kind === 'urge' ? ('urge' as const) : ('message' as const),
    text: seal.open(sealed, boundOf(county, id)).toString('utf8'),
  }));
}

/**
 * 留言 — between the parties of a case, also after it is closed no more; `undefined` for strangers. Answers its id; sent again
 * under its key it is one message.
 */
export function say(desk: CaseDesk, actor: Actor, id: string, text: string, key?: string): Promise<string | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const file = await readCaseFile(work, desk.seal, actor.county, id);
    if (file === undefined || !maySee(actor, file)) return undefined;
    const asked = desk.seal.digest('request', JSON.stringify([id, text])).toString('hex');
    const claim = key === undefined ? undefined : { key, asked };
    const claimed = claim === undefined ? undefined : await claimRequest(work, actor, claim, desk.clock.now());
    if (claimed?.is === 'again') return claimed.answer as string; // written below
    const message = await writeMessage(desk, work, actor, id, 'message', text);
    if (claim !== undefined && claimed?.is === 'fresh') await answerRequest(work, actor, claim, message);
    const subjectUnit = file.parties[file.procedure.applicant];
    const deed = { action: 'case.message', subjectKind: 'case', subject: id, subjectUnit } as const;
    await audit(work, actor, deed, desk.clock.now());
    await desk.tell(work, [{ county: file.county, id, event: 'message', by: actor.person }]);
    return message;
  });
}

export async function writeMessage(
  { seal, clock }: Desk,
  work: Work,
  { county, person, office, unit }: Actor,
  caseId: string,
  kind: 'message' | 'urge',
  text: string,
): Promise<string> {
  const id = randomUUID();
  await work
    .insertInto('case_messages')
    .values({
      ...{ county, case_id: caseId, id, at: clock.now(), by_person: person, office, unit, kind },
      sealed: seal.close(text, boundOf(county, id)),
      key_id: seal.keyId,
    })
    .execute();
  return id;
}

function boundOf(county: string, id: string): string {
  return `case_messages|${county}|${id}`;
}
