import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import { type Done, dealt } from './work-on-leaver.ts';

/** 认定 — a person says whether the one who was offered is the child, and how they know. A seat in class settles nothing by itself. */
export function answerMatch(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  { target, same, words }: { readonly target: string; readonly same: boolean; readonly words: string },
): Promise<Done> {
  return dealt(desk, actor, id, { deed: same ? 'confirm' : 'deny' }, async (work, leaver) => {
    const { rows } = await sql<{ source: string; unit: UnitPath; here: boolean }>`
      select source, matches.unit, students.id is not null as here from leaver_matches as matches
      left join students on students.county = matches.county and students.id = matches.target
        and students.ended_on is null and students.withdrawn_at is null
      where matches.county = ${leaver.county} and matches.leaver = ${id}::uuid and matches.target = ${target}::uuid
        and matches.answer is null
      for update of matches`.execute(work);
    const [match] = rows;
    if (match === undefined) return { objections: [{ code: 'answered', message: '这一条已经认定过，请刷新页面' }] };
    if (same && (match.source !== 'record' || !match.here)) return { objections: [SEAT] };
    await sql`
      update leaver_matches set answer = ${same ? 'same' : 'other'}, answered_at = ${desk.clock.now()},
        answered_by = ${actor.person}::uuid
      where county = ${leaver.county} and leaver = ${id}::uuid and target = ${target}::uuid`.execute(work);
    return { words, ...(same && { set: { taken_unit: match.unit, taken_student: target } }) };
  });
}

const SEAT = {
  code: 'seat',
  message: '这是逐班核实时在班、还没有办学籍手续的学生。请该校办理“新生录取接续”，学籍到了自动了结',
};
