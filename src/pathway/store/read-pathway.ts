import { audit } from '#src/audit/store/audit.ts';
import { readCaseFile } from '#src/cases/store/case-file.ts';
import { recordsHeld } from '#src/cases/store/case-pupils.ts';
import { maySee } from '#src/cases/store/visible-cases.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { masked } from '#src/registry/masking.ts';
import { openColumnsOf } from '#src/registry/open-columns.ts';
import { namesOfPeople, placesOf } from '#src/registry/store/names.ts';
import { type Candidate, DEEDS, remindOn, standingOf } from '../pathway.ts';
import { sideBySide } from '../side-by-side.ts';
import { NEXT_STEPS, STANDING_WORDS, STANDINGS } from '../standings.ts';
import { type HeldPathway, pathwayOf } from './held-pathway.ts';
import { hasLookUpProof } from './proofs.ts';
import { proofsShown } from './proofs-shown.ts';
import { openEvent } from './write-pathway.ts';

/** 一名学生的核实 — where the child stands, what is asked now, and everything that was done; `undefined` for strangers. Looking is written down. */
export function readPathway(desk: Desk, actor: Actor, student: string) {
  return desk.db.transaction().execute(async (work) => {
    const held = await pathwayOf(work, desk.seal, actor, 'pathway.read', student);
    if (held === undefined) return undefined;
    const { record, pathway, revision, idType, idNumber } = held;
    const subject = { subjectKind: 'student', subject: student, subjectUnit: record.unit } as const;
    await audit(work, actor, { action: 'pathway.see', ...subject }, desk.clock.now());
    const today = desk.clock.today();
    const standing = standingOf(pathway);
    const mayWork = can(actor, 'pathway.work', record.unit);
    const place = (await placesOf(work, record.county, [record.unit], today))(record.unit);
    return {
      ...{ student, revision, name: record.cells.name ?? '', school: place.school, class: place.class },
      ...{ sex: record.cells.sex ?? '', birthDate: record.cells.birthDate ?? '' },
      ...{ standing, title: STANDINGS[standing], words: STANDING_WORDS[standing], next: NEXT_STEPS[standing] },
      deeds: mayWork ? DEEDS[standing] : [],
      household: pathway.household,
      idType,
      idNumber: idNumber === undefined ? undefined : masked(idNumber),
      found: await candidatesInWords(desk, work, actor, held),
      national: pathway.national,
      remindOn: remindOn(pathway),
      proofs: await proofsShown(work, record.county, student),
      isProven: await hasLookUpProof(work, held),
      cases: await casesInWords(desk, work, actor, held),
      events: await eventsOf(desk, work, record.county, student),
    };
  });
}

/** 疑似学籍 in words: where it is, never a number. Of another county nothing is said but that it is there. */
async function candidatesInWords(
  { seal, clock }: Desk,
  work: Work,
  { county }: Actor,
  { pathway, record: own, idType, idNumber }: HeldPathway,
) {
  const ids = pathway.found.flatMap(({ student, where }) => (where === 'beyond' ? [] : [student]));
  const records = await recordsHeld(work, seal, county, ids);
  const units = [...records.values()].map(({ unit }) => unit);
  const placeAt = await placesOf(work, county, units, clock.today());
  const known = idNumber === undefined ? {} : { idType: idType ?? '', idNumber };
  return pathway.found.map((candidate: Candidate) => {
    const { student, by, where, same } = candidate;
    const record = records.get(student);
    const place = record && placeAt(record.unit);
    const status = record && openColumnsOf(record.cells, clock.today()).status;
    return {
      ...{ student, by, where, same },
      school: where === 'beyond' ? '其他县（市、区）的学校' : (place?.school ?? '已不在册'),
      class: place?.class ?? '',
      status: status ? labelOf('recordStatus', status) : '',
      lines: record === undefined ? [] : sideBySide({ ...own.cells, ...known }, record.cells),
    };
  });
}

async function casesInWords(desk: Desk, db: Database | Work, actor: Actor, { record, underWay }: HeldPathway) {
  if (underWay === undefined) return [];
  const first = await readCaseFile(db, desk.seal, record.county, underWay);
  const second =
    first?.boundTo === undefined ? undefined : await readCaseFile(db, desk.seal, record.county, first.boundTo);
  return [first, second].flatMap((file) =>
    file && maySee(actor, file)
      ? [{ id: file.id, number: file.number, title: file.procedure.title, state: file.state.at }]
      : [],
  );
}

async function eventsOf(desk: Desk, db: Database | Work, county: string, student: string) {
  const rows = await db
    .selectFrom('number_pathway_events')
    .selectAll()
    .where('county', '=', county)
    .where('student', '=', student)
    .orderBy('revision')
    .execute();
  const people = await namesOfPeople(
    db,
    county,
    rows.map(({ by_person }) => by_person),
  );
  return rows.map(({ revision, at, day, by_person, event, sealed }) => ({
    ...{ event, title: EVENT_TITLES[event] ?? event, day, at: at.toISOString() },
    by: people.get(by_person) ?? '原工作人员',
    ...openEvent(desk, county, student, revision, sealed),
  }));
}

const EVENT_TITLES: Readonly<Record<string, string>> = {
  check: '户籍核实',
  compare: '认定同名学籍',
  'look-again': '重新查询本系统',
  'look-up': '全国学籍查询',
  remind: '提醒监护人',
  open: '申请业务',
  attach: '上传材料',
};
