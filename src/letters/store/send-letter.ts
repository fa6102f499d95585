import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { DispatchWay, Letter } from '../letter.ts';
import { objectionsToDeed, objectionsToSending } from '../letter-objections.ts';
import { templateOf } from '../letter-template.ts';
import { holdersAt } from './house-people.ts';
import { type LetterDesk, tellMatter } from './letter-desk.ts';
import { holdLetter } from './letter-rows.ts';
import { type LetterOutcome, noted, turned } from './turn-letter.ts';

/** 发出登记 — how and when it went out. From now on the units it is addressed to have it among what came in. */
export function sendLetter(
  desk: LetterDesk,
  actor: Actor,
  id: string,
  seen: number,
  { way, on }: { readonly way: DispatchWay; readonly on: LocalDate },
): Promise<LetterOutcome> {
  return desk.db.transaction().execute(async (work): Promise<LetterOutcome> => {
    const held = await holdLetter(work, actor, id);
    if (held === undefined) return 'missing';
    const inHouse = await addressedUnits(work, held.letter);
    const objections = [
      ...objectionsToDeed(held.letter, 'send', seen),
      ...objectionsToSending(held.letter, on, desk.clock.today()),
      ...(way === 'system' && inHouse.length === 0 ? [NOBODY_HERE] : []),
    ];
    if (objections.length > 0) return { objections };
    const letter = await turned(work, held.letter, {
      ...{ state: 'sent', sent_at: desk.clock.now(), sent_by: actor.person, sent_on: on, sent_way: way },
      receipt_due: (await receiptDue(desk, work, held.letter, on)) ?? null,
    });
    await noted(desk, work, actor, letter, 'letter.keep', { deed: 'send', way, day: on });
    for (const { unit, offices } of inHouse) {
      const people = (await holdersAt(work, unit, offices, desk.clock.today())).map(({ person }) => person);
      const title = `${letter.number ?? ''} ${templateOf(desk.letterTemplates, letter.template)?.name ?? ''}`.trim();
      const news = { event: 'letter-came', about: 'letter', id, title, people, by: actor.person } as const;
      await tellPeople(work, letter.county, news, desk.clock.now());
    }
    await tellMatter(desk, work, letter, 'sent');
    return { letter };
  });
}

const NOBODY_HERE = {
  code: 'way',
  message: '主送、抄送里没有本系统内的单位，系统内送达不到。请改选邮寄等方式，或把主送改为系统内的单位',
  field: 'way',
};

async function receiptDue({ letterTemplates }: LetterDesk, work: Work, letter: Letter, on: LocalDate) {
  const receipt = templateOf(letterTemplates, letter.template)?.receipt;
  if (receipt === undefined) return undefined;
  return workingDaysAfter(on, receipt.days, (await calendarOf(work, letter.county)).calendar);
}

async function addressedUnits(work: Work, { county, id }: Letter) {
  const { rows } = await sql<{ unit: UnitPath; offices: readonly Office[] }>`
    select unit, offices from letter_addressees
    where county = ${county} and letter = ${id}::uuid and unit is not null order by number`.execute(work);
  return rows;
}
