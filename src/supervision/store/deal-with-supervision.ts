import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { TOLD } from '../reminders.ts';
import { type Supervision, shapeOfDeed } from '../supervision.ts';
import { type DeedSent, objectionsToDeed } from '../supervision-objections.ts';
import { writeEvent } from './events.ts';
import { holdSupervision, sideOf, supervisionOfRow } from './supervision-rows.ts';
import { tellSides } from './tell-sides.ts';

/** `missing`: there is no such matter within the actor's reach. */
export type Dealt = { readonly revision: number } | { readonly objections: readonly Objection[] } | 'missing';

/** 办理督办 — one deed by the side whose it is: state, clock, line of the history, notices and audit in one transaction. */
export function dealWithSupervision(desk: Desk, actor: Actor, id: string, sent: DeedSent): Promise<Dealt> {
  return desk.db.transaction().execute((work) => dealWithin(desk, work, actor, id, sent));
}

async function dealWithin(desk: Desk, work: Work, actor: Actor, id: string, sent: DeedSent): Promise<Dealt> {
  const row = await holdSupervision(work, actor, id);
  if (row === undefined) return 'missing';
  const held = supervisionOfRow(row);
  const side = sideOf(actor, held);
  const shape = shapeOfDeed(sent.deed);
  if (!(shape.by === 'issuer' ? side.issues : side.answers)) return { objections: [NOT_YOURS[shape.by]] };
  const objections = objectionsToDeed(held, sent);
  if (objections.length > 0) return { objections };
  const clock = await clockAfter(desk, work, held, sent);
  const today = desk.clock.today();
  const { revision } = await work
    .updateTable('supervisions')
    .set({
      ...{ state: shape.to ?? held.state, revision: sql`revision + 1`, ...clock },
      ...(sent.deed === 'answer' && { answered_on: today }),
      ...(sent.deed === 'send-back' && { answered_on: null }),
      ...((sent.deed === 'accept' || sent.deed === 'withdraw') && { closed_on: today }),
    })
    .where('county', '=', held.county)
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  const { deed, words } = sent;
  const days = shape.days ? sent.days : undefined;
  await writeEvent(desk, work, held, { deed, by: actor, words, days, due: clock?.due ?? undefined });
  await tellSides(work, desk.clock, held, { ...TOLD[deed], by: actor.person });
  const entry = { action: 'supervision.deal', subjectKind: 'supervision', subject: id } as const;
  const detail = { deed, ...(days !== undefined && { days }), ...(clock?.due && { deadline: clock.due }) };
  await audit(work, actor, { ...entry, subjectUnit: held.receiver, detail }, desk.clock.now());
  return { revision };
}

const NOT_YOURS: Readonly<Record<'issuer' | 'receiver', Objection>> = {
  issuer: { code: 'side', message: '这一步由发起督办的单位办理，本单位只能查看' },
  receiver: { code: 'side', message: '这一步由被督办的单位自己办理，不能代办' },
};

interface ClockColumns {
  readonly counted_from: LocalDate;
  readonly days: number;
  readonly due: LocalDate | null;
  readonly told: number;
}

/** 延期 adds to the days there were; 退回 begins the count anew. Either way reminders begin anew. */
async function clockAfter(
  desk: Desk,
  work: Work,
  { county, countedFrom, days }: Supervision,
  { deed, days: more = 0 }: DeedSent,
): Promise<ClockColumns | undefined> {
  if (deed !== 'extend' && deed !== 'send-back') return undefined;
  const { calendar } = await calendarOf(work, county);
  const next = deed === 'extend' ? { from: countedFrom, days: days + more } : { from: desk.clock.today(), days: more };
  const due = workingDaysAfter(next.from, next.days, calendar);
  return { counted_from: next.from, days: next.days, due: due ?? null, told: 0 };
}
