import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { isItemOf, type Verdict } from '../check-sheet.ts';
import { objectionsToInspectionDeed } from '../objections.ts';
import { sealNote } from './answer-rows.ts';
import { holdInspection } from './inspection-rows.ts';
import { notedLook } from './noted.ts';

export interface AnswerSent {
  readonly about: string;
  readonly item: string;
  readonly verdict: Verdict;
  readonly note: string;
}

export type SayOutcome = { readonly saved: number } | { readonly objections: readonly Objection[] } | 'missing';

/**
 * 填写检查表 — each tap of a phone, or what it has kept while the line was cut. The last one said holds; one about somebody who was not
 * drawn refuses all, naming it in `field`, so that the phone can drop it and send the rest.
 */
export function sayAnswers(desk: Desk, actor: Actor, id: string, answers: readonly AnswerSent[]): Promise<SayOutcome> {
  return desk.db.transaction().execute(async (work): Promise<SayOutcome> => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const { county } = held;
    const against = objectionsToInspectionDeed('check', held);
    if (against.length > 0) return { objections: against };
    const { rows } = await sql<{ id: string; is: 'pupil' | 'school' }>`
      select student as id, 'pupil' as is from inspection_pupils where county = ${county} and inspection = ${id}::uuid
      union all select id, 'school' from inspection_schools
        where county = ${county} and inspection = ${id}::uuid`.execute(work);
    const drawn = new Map(rows.map((row) => [row.id, row.is]));
    const objections = answers.flatMap(({ about, item }) => {
      const is = drawn.get(about);
      if (is !== undefined && isItemOf(item, is)) return [];
      const message = '这一项不在检查表里，没有保存。请刷新检查表';
      return [{ code: 'not-drawn', message, field: `${about} ${item}` }];
    });
    if (objections.length > 0) return { objections };
    for (const { about, item, verdict, note } of answers) {
      const said = {
        ...{ verdict, ...sealNote(desk.seal, county, id, about, item, note.trim()) },
        ...{ at: desk.clock.now(), by_person: actor.person },
      };
      await work
        .insertInto('inspection_answers')
        .values({ county, inspection: id, about, item, ...said })
        .onConflict((conflict) => conflict.columns(['county', 'inspection', 'about', 'item']).doUpdateSet(said))
        .execute();
    }
    await notedLook(desk, work, actor, held, 'inspection.check', { lines: answers.length });
    return { saved: answers.length };
  });
}
