import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { Student } from '#src/registry/student.ts';
import type { RollAnswer } from '#src/verification/rollcall/roll-call.ts';
import { saveAnswers, startRollCall } from '#src/verification/rollcall/store/answer-roll-call.ts';
import { classRoll } from '#src/verification/rollcall/store/class-roll.ts';
import { reportUnlisted } from '#src/verification/rollcall/store/report-unlisted.ts';
import { signRollCall } from '#src/verification/rollcall/store/sign-roll-call.ts';
import type { UnlistedChild } from '#src/verification/rollcall/unlisted.ts';
import { CAST, COUNTY, PLACES } from './cast.ts';

/** The class whose roll is called, and its teacher. */
export const HERE = PLACES.primaryClass;
const teacher = CAST.classTeacher;
const NOBODY = { person: undefined, office: undefined };

export const PRESENT: RollAnswer = { is: 'present' };
export const GONE = { is: 'absent', where: 'unknown', note: '三月起未到校' } as const satisfies RollAnswer;

export const anUnlisted = (name: string, over: Partial<UnlistedChild> = {}): UnlistedChild => ({
  ...{ name, sex: '', birthDate: '', number: '', formerSchool: '', phone: '' },
  ...over,
});

export const numberOf = (cells: Student) => cells.idNumber ?? '';

/** What a class, its teacher and its register do in tests of the roll, at a desk. */
export function rollCallsAtWork(desk: ReturnType<typeof wholeDesk>) {
  async function enrol(cells: Student, unit: UnitPath = HERE, at = COUNTY): Promise<string> {
    const id = randomUUID();
    const drafts = [{ id, unit, cells }];
    await desk.db.transaction().execute((work) => createRecords(desk, work, at, drafts, NOBODY, { kind: 'seed' }));
    return id;
  }

  /** Writes cells of a record, or puts it into another class. */
  async function change(id: string, cells: Student, unit?: UnitPath): Promise<void> {
    await desk.db.transaction().execute(async (work) => {
      const [record] = await openRecords(work, desk.seal, COUNTY, [id]);
      const one = { id, seen: record?.revision ?? 0, cells, ...(unit !== undefined && { unit }) };
      await changeRecords(desk, work, COUNTY, [one], NOBODY, { kind: 'procedure', id: randomUUID() });
    });
  }

  async function begin(): Promise<string> {
    const id = await startRollCall(desk, teacher, HERE);
    if (id === undefined) throw new Error('the teacher calls no roll');
    return id;
  }

  const say = (call: string, answers: Record<string, RollAnswer>) =>
    saveAnswers(desk, teacher, call, new Map(Object.entries(answers)));

  /** A roll called and signed: what is not said is 在班. */
  async function called(said: Record<string, RollAnswer>, ...children: readonly UnlistedChild[]): Promise<string> {
    const call = await begin();
    const list = (await classRoll(desk, teacher, HERE))?.list ?? [];
    await say(call, { ...Object.fromEntries(list.map(({ student }) => [student, PRESENT])), ...said });
    for (const each of children) await reportUnlisted(desk, teacher, call, randomUUID(), each);
    expect(await signRollCall(desk, teacher, call)).toMatchObject({ is: 'signed' });
    return call;
  }

  async function findingsOf(student: string): Promise<readonly (readonly [string, string, string])[]> {
    const rows = await desk.db
      .selectFrom('findings')
      .select(['rule', 'severity', 'state'])
      .where('student', '=', student)
      .where('rule', 'like', 'PR-%')
      .orderBy('rule')
      .execute();
    return rows.map(({ rule, severity, state }) => [rule, severity, state]);
  }

  return { enrol, change, begin, say, called, findingsOf };
}
