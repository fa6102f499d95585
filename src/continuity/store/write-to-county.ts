import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { readDate } from '#src/kernel/local-date.ts';
import { draftLetter } from '#src/letters/store/draft-letter.ts';
import type { LetterHook } from '#src/letters/store/letter-desk.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { isCompulsory, LEAVER_KINDS } from '../leaver.ts';
import { CONTINUITY_LETTER, CONTINUITY_URGE, RECEIPTS, type Receipt } from '../letters.ts';
import { dueAfter } from '../terms.ts';
import type { ContinuityDesk, FollowingDesk } from './continuity-desk.ts';
import { type Leaver, leaverHeld } from './leaver-rows.ts';
import { nextNumbers } from './next-number.ts';
import { raiseNowhere } from './raise-nowhere.ts';
import { tellSchool } from './tell-of-leavers.ts';
import { termsOf } from './terms.ts';
import { type Done, dealt } from './work-on-leaver.ts';
import { write } from './write-leaver.ts';

/** `about.kind` of the letters of this folder. */
const ABOUT = 'leaver';

/** 函告 — drafts the letter to the county in which the child is said to be; what follows is the letter's own life. */
export function writeToCounty(desk: ContinuityDesk, actor: Actor, id: string, addressee: string): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'draft-letter' }, async (work, leaver) => {
    if (leaver.destination !== 'elsewhere') return { objections: [NOT_ELSEWHERE] };
    await draftLetter(desk, work, actor, {
      ...{ template: CONTINUITY_LETTER, unit: actor.unit, to: { name: addressee }, about: { kind: ABOUT, id } },
      fields: await fieldsOf(desk, work, leaver),
    });
    const today = desk.clock.today();
    const [number] = leaver.number === undefined ? await nextNumbers(work, leaver.county, today, 1) : [leaver.number];
    return { words: addressee, set: { number: number ?? null, case_on: leaver.caseOn ?? today } };
  });
}

/** 再次函告 — no receipt has come, and the former letter is named. */
export function writeAgain(desk: ContinuityDesk, actor: Actor, id: string): Promise<Done> {
  return dealt(desk, actor, id, { deed: 'urge-letter' }, async (work, leaver) => {
    const [former, ...others] = await lettersOf(work, leaver);
    if (former === undefined || former.number === null || former.state !== 'sent') return { objections: [NOT_SENT] };
    const number = others.length === 0 ? former.number : `${others.at(-1)?.number ?? ''}、${former.number}`;
    await draftLetter(desk, work, actor, {
      ...{ template: CONTINUITY_URGE, unit: actor.unit, to: { name: former.to }, about: { kind: ABOUT, id } },
      fields: { ...(await fieldsOf(desk, work, leaver)), 前函: number },
    });
    return { words: former.to };
  });
}

const NOT_ELSEWHERE = {
  code: 'destination',
  message: '函发给学生现在所在的县：请学校先登记去向“外地学校”，写明省、市、县和学校',
};
const NOT_SENT = { code: 'not-sent', message: '前一份函还没有发出，或已经回执，不用再次函告' };

interface FormerLetter {
  readonly number: string | null;
  readonly state: string;
  readonly to: string;
}

/** Those that are on their way, the latest first: what was answered, or voided, is over. */
async function lettersOf(work: Work, { county, id }: Leaver): Promise<readonly FormerLetter[]> {
  const { rows } = await sql<FormerLetter>`
    select letters.number, letters.state, coalesce(string_agg(addressees.name, '、' order by addressees.number), '') as to
    from letters
    left join letter_addressees as addressees on addressees.county = letters.county and addressees.letter = letters.id
      and not addressees.copy
    where letters.county = ${county} and letters.about = ${ABOUT} and letters.about_id = ${id}::uuid
      and letters.state in ('draft', 'signed', 'sent')
    group by letters.id, letters.number, letters.state, letters.drafted_at order by letters.drafted_at desc`.execute(
    work,
  );
  return rows;
}

async function fieldsOf({ seal, clock }: ContinuityDesk, work: Work, leaver: Leaver) {
  const { county, student, unit, kind, leftOn, destinationPlace, detail, name } = leaver;
  const [record] = await openRecords(work, seal, county, [student]);
  const place = await placesOf(work, county, [unit], clock.today());
  return {
    学生: name,
    性别: record?.cells.sex ?? '',
    出生日期: inWords(readDate(record?.cells.birthDate ?? '')),
    学籍号: record?.cells.nationalNumber ?? '',
    原学校: place(unit).school,
    怎样离开: LEAVER_KINDS[kind].title,
    离校日期: inWords(leftOn),
    现就读学校: [destinationPlace, detail.school].filter(Boolean).join(''),
  };
}

function inWords(day: string | undefined): string {
  const [year, month, date] = day?.split('-').map(Number) ?? [];
  return year === undefined ? '' : `${year}年${month}月${date}日`;
}

/** 函办到哪里，接续跟到哪里 — sent, answered, voided: in the transaction in which the letter turned. */
export function followLetters(desk: FollowingDesk): LetterHook {
  return {
    about: ABOUT,
    turned: async (work, letter, turn) => {
      const leaver = letter.about && (await leaverHeld(work, desk.seal, letter.county, letter.about.id));
      if (leaver === undefined) return;
      if (turn === 'sent') await write(desk, work, leaver, 'letter-sent', { words: letter.number ?? '' });
      if (turn === 'answered') await answered(desk, work, leaver, letter.receiptOutcome ?? '');
      // One that is voided while another is on its way changes nothing.
      if (turn === 'void' && (await lettersOf(work, leaver)).length === 0) {
        await write(desk, work, leaver, 'letter-voided', { set: await anewDue(desk, work, leaver) });
      }
    },
  };
}

async function answered(desk: FollowingDesk, work: Work, leaver: Leaver, outcome: string): Promise<void> {
  const receipt = RECEIPTS[outcome as Receipt]; // a key of the template's outcomes, which are these
  if (receipt === undefined) return;
  const isFound = outcome === 'continued';
  const set = isFound ? {} : await anewDue(desk, work, leaver);
  const state = await write(desk, work, leaver, receipt.deed, { words: receipt.title, set });
  if (state === undefined) return;
  const now = await leaverHeld(work, desk.seal, leaver.county, leaver.id);
  if (!isFound && now !== undefined && isCompulsory(now.kind)) await raiseNowhere(desk, work, now);
  await tellSchool(desk, work, leaver.county, schoolOfClass(leaver.unit), {
    ...{ event: 'leavers-answered', title: receipt.title, offices: ['registrar', 'county'] },
  });
}

/** The school has to look again, and has as long as before. */
async function anewDue(desk: FollowingDesk, work: Work, { county }: Leaver) {
  const [terms, { calendar }] = [await termsOf(work, county), await calendarOf(work, county)];
  const today = desk.clock.today();
  return { case_on: today, due_on: dueAfter(today, terms.caseDays, calendar) ?? null, told_on: null };
}
