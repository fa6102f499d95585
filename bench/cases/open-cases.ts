import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { hashOfCase } from '#src/cases/store/case-hash.ts';
import { digestOfReceipt, receiptCodeOf } from '#src/cases/store/receipt-code.ts';
import { type SealedCase, sealCase } from '#src/cases/store/sealed-case.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { today } from '#src/platform/clock.ts';
import { connect } from '#src/platform/database/connect.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { openSeal } from '#src/platform/sealing/sealing.ts';
import { keyInformationChange } from '#src/procedures/key-information-change.ts';
import { dueOf } from '#src/workflow/reminders.ts';

const BATCH = 500;
const ANSWERS = { reason: 'name-changed', name: '改名后' };
const [SCHOOL, COUNTY] = keyInformationChange.steps;

interface Pupil {
  readonly county: string;
  readonly id: string;
  readonly name: string;
  readonly school: UnitPath;
}

/**
 * Lays so many cases of 关键信息变更 before the county, one for each of as many pupils, as years of work would have left them: passed by
 * the schools, due over the next fortnight, one in eight overdue. Written as the product writes them, a few hundred at once.
 */
export async function layOpenCases(databaseUrl: string, folder: string, cases: number): Promise<void> {
  const seal = openSeal(join(folder, 'renji.key'), () => {});
  if ('refused' in seal) throw new Error(seal.message);
  const { db, close } = connect(databaseUrl, { size: 2, name: 'renji bench' });
  try {
    const { rows } = await sql<Pupil>`
      select students.county, students.id, students.name, schools.path as school from students
      join units as schools on schools.county = students.county and schools.kind = 'school' and schools.until is null
        and students.unit like schools.path || '/%'
      where students.withdrawn_at is null and students.ended_on is null and students.errors = 0
      order by md5(students.id::text) limit ${cases}`.execute(db);
    const { calendar, version } = await calendarOf(db, rows[0]?.county ?? '');
    for (let from = 0; from < rows.length; from += BATCH) {
      const lots = rows.slice(from, from + BATCH).map((pupil, i) => {
        const arrived = addDays(today(), -((from + i) % 16));
        return { pupil, id: randomUUID(), number: from + i + 1, arrived, due: dueOf(arrived, 10, calendar) ?? null };
      });
      await db.transaction().execute((work) => lay(work, seal, lots, version));
    }
    for (const table of ['cases', 'case_pupils', 'case_steps', 'case_events', 'case_evidence']) {
      await sql`analyze ${sql.table(table)}`.execute(db);
    }
  } finally {
    await close();
  }
}

interface Lot {
  readonly pupil: Pupil;
  readonly id: string;
  readonly number: number;
  readonly arrived: LocalDate;
  readonly due: LocalDate | null;
}

async function lay(work: Work, seal: Seal, lots: readonly Lot[], calendar: string): Promise<void> {
  if (SCHOOL === undefined || COUNTY === undefined) throw new Error('the procedure has two steps');
  const now = new Date();
  const [opener, head] = [randomUUID(), randomUUID()];
  const contents: SealedCase = { answers: ANSWERS, pupils: [{ answers: {} }], steps: [SCHOOL, COUNTY] };
  const proofs = lots.map(({ pupil: { county }, id }) => ({
    ...{ county, case_id: id, id: randomUUID(), kind: 'household-change-certificate', file: randomUUID() },
    ...{ name: '户籍登记项目变更证明.jpg', added_at: now, added_by: opener },
  }));
  const cases = lots.map(({ pupil: { county, name, school }, id, number, arrived, due }, i) => {
    const proof = proofs[i];
    const evidence = proof ? [{ id: proof.id, kind: proof.kind, file: proof.file, step: undefined }] : [];
    return {
      ...{ county, id, number: `1999-${String(number).padStart(6, '0')}`, procedure: keyInformationChange.id },
      ...{ state: 'step', step: 1, step_id: COUNTY.id, revision: 4, title: name, pupils: 1 },
      ...{ holding: school, applicant: school, desk_office: COUNTY.by, desk_unit: school, desk_since: arrived, due },
      ...{ opened_by: opener, opened_at: now, submitted_at: now, changed_at: now },
      hash: hashOfCase(seal, contents, evidence),
      receipt: digestOfReceipt(seal, receiptCodeOf(seal, county, id)),
      ...{ sealed: sealCase(seal, county, id, contents), key_id: seal.keyId },
    };
  });
  await work.insertInto('cases').values(cases).execute();
  const pupils = lots.map(({ pupil: { county, id: student, name }, id }) => {
    return { county, case_id: id, ordinal: 0, student, name, seen: 1, open: true };
  });
  await work.insertInto('case_pupils').values(pupils).execute();
  await work.insertInto('case_evidence').values(proofs).execute();
  const steps = lots.flatMap(({ pupil: { county, school }, id, arrived, due }) => {
    const common = { county, case_id: id, unit: school, days: 10, started_on: arrived, due, calendar };
    return [
      {
        ...common,
        ordinal: 0,
        step_id: SCHOOL.id,
        title: SCHOOL.title,
        office: SCHOOL.by,
        done_on: arrived,
        outcome: 'approve',
      },
      { ...common, ordinal: 1, step_id: COUNTY.id, title: COUNTY.title, office: COUNTY.by },
    ];
  });
  await work.insertInto('case_steps').values(steps).execute();
  const events = lots.flatMap(({ pupil: { county, school: unit }, id, arrived: day }) =>
    (['opened', 'attached', 'submit', 'approve'] as const).map((event, i) => {
      const who =
        event === 'approve' ? { by_person: head, office: 'head' } : { by_person: opener, office: 'registrar' };
      return { county, case_id: id, revision: i + 1, at: now, day, unit, event, ...who };
    }),
  );
  await work.insertInto('case_events').values(events).execute();
}
