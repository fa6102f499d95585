import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type MeasureWords, measureShape } from '../measures.ts';
import { objectionsToStep } from '../objections.ts';
import { STALE } from './deal-with-violation.ts';
import { measuresOf, sealMeasure } from './measure-rows.ts';
import { noted } from './noted.ts';
import type { ViolationOutcome } from './register-violation.ts';
import { holdViolation } from './violation-rows.ts';

export interface Step {
  readonly measure: string;
  readonly on: LocalDate;
  readonly words: MeasureWords;
}

/** 登记执行、登记落实 — the next step of a measure; the first sets the day on which its fruit is looked for. */
export function stepMeasure(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  { measure: which, on, words }: Step,
): Promise<ViolationOutcome> {
  return desk.db.transaction().execute(async (work): Promise<ViolationOutcome> => {
    const held = await holdViolation(work, desk.seal, actor, id);
    if (held === undefined || held.side !== 'county' || !can(actor, 'discipline.run', held.violation.unit)) {
      return 'missing';
    }
    const { violation } = held;
    const measure = (await measuresOf(work, desk.seal, violation)).find((each) => each.id === which);
    if (measure === undefined) return 'missing';
    const today = desk.clock.today();
    const objections = [
      ...(violation.state === 'decided' ? [] : [{ code: 'state', message: '决定作出以后、结案以前才登记措施' }]),
      ...objectionsToStep(measure, words, on, { decidedOn: violation.decidedOn, today }),
      ...(violation.revision === seen ? [] : [STALE]),
    ];
    if (objections.length > 0) return { objections };
    const { title, days } = measureShape(measure.kind);
    const isFirst = measure.state === 'ordered';
    const { calendar } = await calendarOf(work, violation.county);
    const { county } = violation;
    await work
      .updateTable('violation_measures')
      .set({
        ...(isFirst
          ? {
              ...{ state: 'carried', carried_on: on, carried_by: actor.person },
              due_on: workingDaysAfter(on, days.finish, calendar) ?? null,
            }
          : { state: 'done', done_on: on, done_by: actor.person, due_on: null }),
        ...sealMeasure(desk.seal, county, id, which, { ...measure.words, ...words }),
      })
      .where('county', '=', county)
      .where('violation', '=', id)
      .where('id', '=', which)
      .execute();
    const revision = await noted(desk, work, actor, violation, isFirst ? 'carry-out' : 'finish', title);
    return { id, revision };
  });
}
