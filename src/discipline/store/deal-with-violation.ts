import { randomUUID } from 'node:crypto';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { DEEDS, type DeedName, objectionsToDeed } from '../deeds.ts';
import { type MeasureKind, measureShape } from '../measures.ts';
import { objectionsToMeasures, objectionsToReplyDays, wordsAsked } from '../objections.ts';
import { LONGEST, type ReplyKind, type Violation, type ViolationWords } from '../violation.ts';
import { measuresOf, sealMeasure } from './measure-rows.ts';
import { ACCUSED, noted, tellOffices } from './noted.ts';
import type { ViolationOutcome } from './register-violation.ts';
import { holdViolation, sealWords } from './violation-rows.ts';

/** What a deed says besides that it is done. */
export type Said =
  | { readonly deed: 'verify'; readonly text: string }
  | { readonly deed: 'inform'; readonly text: string; readonly days: number }
  | { readonly deed: 'reply'; readonly text: string; readonly reply: ReplyKind }
  | { readonly deed: 'decide'; readonly text: string; readonly measures: readonly MeasureKind[] }
  | { readonly deed: 'close'; readonly text: string }
  | { readonly deed: 'withdraw'; readonly text: string };

/** 办理违规 — one deed of the course, by whoever it belongs to; course, audit and notices in the same transaction. */
export function dealWithViolation(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  said: Said,
): Promise<ViolationOutcome> {
  return desk.db.transaction().execute(async (work): Promise<ViolationOutcome> => {
    const held = await holdViolation(work, desk.seal, actor, id);
    const { by } = DEEDS[said.deed];
    if (held === undefined || !can(actor, PERMISSION_OF[by], held.violation.unit)) return 'missing';
    const { violation, side } = held;
    if (by !== side) return { objections: [OTHER_SIDE[side]] };
    const measures = await measuresOf(work, desk.seal, violation);
    const objections = [
      ...objectionsToDeed(said.deed, violation, actor, { today: desk.clock.today(), measures }),
      ...(violation.revision === seen ? [] : [STALE]),
      ...objectionsToSaid(said),
    ];
    if (objections.length > 0) return { objections };
    const done = await DO[said.deed]({ desk, work, actor, violation }, said as never); // the key is its deed
    if ('objections' in done) return done;
    await work
      .updateTable('violations')
      .set({
        ...{ state: DEEDS[said.deed].to, ...done.set },
        ...sealWords(desk.seal, violation.county, id, { ...violation.words, ...done.words }),
      })
      .where('county', '=', violation.county)
      .where('id', '=', id)
      .execute();
    const revision = await noted(desk, work, actor, violation, said.deed, done.what);
    if (done.tell) await tellOffices(work, desk.clock, violation, done.tell.event, done.tell.offices, actor.person);
    return { id, revision };
  });
}

const PERMISSION_OF: Readonly<Record<'county' | 'accused', Permission>> = {
  county: 'discipline.run',
  accused: 'discipline.answer',
};

const OTHER_SIDE: Readonly<Record<'county' | 'accused', Objection>> = {
  county: { code: 'side', message: '陈述申辩由被告知的单位办理' },
  accused: { code: 'own', message: '这是本单位的事，应当回避。请由县局办理' },
};

export const STALE: Objection = { code: 'stale', message: '刚被别人改过，请刷新后再办' };

const ASK: Readonly<Record<DeedName, string>> = {
  verify: '请写明核实情况：怎么核实的、是否属实',
  inform: '请写明告知内容：事实、依据、拟作的处理',
  reply: '请写明陈述申辩的内容',
  decide: '请写明决定和理由；不予处理的也要写理由',
  close: '请写明结案意见',
  withdraw: '请写明为什么撤销',
};

function objectionsToSaid(said: Said): readonly Objection[] {
  const isQuiet = said.deed === 'reply' && said.reply === 'accepts';
  return [
    ...(isQuiet && said.text.trim() === '' ? [] : wordsAsked('text', said.text, LONGEST.text, ASK[said.deed])),
    ...(said.deed === 'inform' ? objectionsToReplyDays(said.days) : []),
    ...(said.deed === 'decide' ? objectionsToMeasures(said.measures) : []),
  ];
}

interface Doing {
  readonly desk: Desk;
  readonly work: Work;
  readonly actor: Actor;
  readonly violation: Violation;
}

type Done =
  | {
      readonly set?: object;
      readonly words: Partial<ViolationWords>;
      readonly what?: string;
      readonly tell?: {
        readonly event: Parameters<typeof tellOffices>[3];
        readonly offices: Parameters<typeof tellOffices>[4];
      };
    }
  | { readonly objections: readonly Objection[] };

const UNPUBLISHED: Objection = {
  code: 'unpublished',
  message: '期限跨入还没有公布放假安排的年份，不能推算。请县局在“工作日历”中补上后再办',
};

const DO: {
  readonly [deed in DeedName]: (doing: Doing, said: Extract<Said, { readonly deed: deed }>) => Promise<Done>;
} = {
  verify: async ({ actor }, { text }) => ({ set: { verified_by: actor.person }, words: { verification: text.trim() } }),
  inform: async ({ desk, work, violation }, { text, days }) => {
    const today = desk.clock.today();
    const { calendar } = await calendarOf(work, violation.county);
    const until = workingDaysAfter(today, days, calendar);
    if (until === undefined) return { objections: [UNPUBLISHED] };
    return {
      ...{ set: { informed_on: today, reply_until: until }, words: { told: text.trim() }, what: `申辩期到 ${until}` },
      tell: { event: 'violation-told', offices: ACCUSED },
    };
  },
  reply: async ({ desk, actor }, { text, reply }) => ({
    set: { replied: reply, replied_at: desk.clock.now(), replied_by: actor.person },
    words: { reply: text.trim() },
    tell: { event: 'violation-replied', offices: ['county'] },
  }),
  decide: async ({ desk, work, actor, violation }, { text, measures }) => {
    const today = desk.clock.today();
    const { calendar } = await calendarOf(work, violation.county);
    const { county, id: of } = violation;
    for (const kind of measures) {
      const due = workingDaysAfter(today, measureShape(kind).days.carry, calendar);
      if (due === undefined) return { objections: [UNPUBLISHED] };
      const id = randomUUID();
      const row = { county, violation: of, id, kind, due_on: due, ...sealMeasure(desk.seal, county, of, id, {}) };
      await work.insertInto('violation_measures').values(row).execute();
    }
    return {
      set: { decided_on: today, decided_by: actor.person },
      words: { decision: text.trim() },
      what: measures.length === 0 ? '不予处理' : measures.map((kind) => measureShape(kind).title).join('、'),
      tell: { event: 'violation-decided', offices: ACCUSED },
    };
  },
  close: async ({ desk }, { text }) => ({
    ...{ set: { closed_on: desk.clock.today() }, words: { ending: text.trim() } },
    tell: { event: 'violation-ended', offices: ACCUSED },
  }),
  withdraw: async ({ desk, violation }, { text }) => ({
    ...{ set: { closed_on: desk.clock.today() }, words: { ending: text.trim() } },
    // Who was never told of it need not hear that it is over.
    ...(violation.informedOn && { tell: { event: 'violation-ended', offices: ACCUSED } as const }),
  }),
};
