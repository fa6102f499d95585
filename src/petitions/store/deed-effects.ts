import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import { lengthOf } from '#src/kernel/text.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { MOST_EXTENSION, type PetitionDeed } from '../deeds.ts';
import { LONGEST, type PetitionOutcome } from '../petition.ts';
import { ANSWERING } from './answering-units.ts';
import type { PetitionRow } from './petition-rows.ts';
import { petitionSettings } from './petition-settings.ts';
import { handlersAt, tellOwner, tellUnit } from './tell-handlers.ts';

/** What the desk does; `words` is the reply, the note or the reason. */
export interface DeskDeed {
  readonly deed: Exclude<PetitionDeed, 'receive' | 'rate'>;
  /** The revision on the screen. */
  readonly seen: number;
  readonly words: string;
  readonly to?: UnitPath | undefined;
  readonly owner?: string | undefined;
  readonly student?: string | undefined;
  readonly days?: number | undefined;
  readonly outcome?: PetitionOutcome | undefined;
  /** Of a case of the register. */
  readonly caseNumber?: string | undefined;
}

interface AtHand {
  readonly desk: Desk;
  readonly work: Work;
  readonly actor: Actor;
  readonly row: PetitionRow;
  readonly asked: DeskDeed;
}

/** What a deed changes beside the state, how it stands in the course, and who hears of it. */
export interface Effect {
  readonly change: Partial<PetitionRow>;
  readonly unit?: UnitPath | undefined;
  readonly detail?: string | undefined;
  readonly words?: string | undefined;
  readonly tell?: ((next: PetitionRow) => Promise<void>) | undefined;
}

type Outcome = Effect | { readonly objections: readonly Objection[] };

const against = (code: string, message: string, field?: string): Outcome => ({
  objections: [{ code, message, ...(field !== undefined && { field }) }],
});

/** 各动作的效果 */
export const EFFECTS: Readonly<Record<DeskDeed['deed'], (at: AtHand) => Promise<Outcome>>> = {
  accept: async ({ actor, row }) => ({ change: { owner: row.owner ?? actor.person } }),
  assign: assigned,
  pass: passedOn,
  note: async ({ asked }) => written(asked, '备注', LONGEST.note) ?? { change: {} },
  draft: async ({ asked }) => written(asked, '答复', LONGEST.reply) ?? { change: {} },
  send: async ({ asked, row }) => written(asked, '答复', LONGEST.reply) ?? { change: { replies: row.replies + 1 } },
  link: linked,
  lead: ledToCase,
  extend: extended,
  close: async ({ asked, desk }) => {
    if (asked.outcome === undefined) return against('outcome', '请选择办理结果', 'outcome');
    return { change: { outcome: asked.outcome, closed_on: desk.clock.today() }, detail: asked.outcome };
  },
  reopen: reopened,
  withdraw: async ({ asked }) => written(asked, '群众撤回的原因', LONGEST.note) ?? { change: {} },
};

function written({ words }: DeskDeed, what: string, most: number): Outcome | undefined {
  if (words.trim() === '') return against('empty', `请写${what}`, 'words');
  return lengthOf(words) > most ? against('long', `最多 ${most} 个字，请写短些`, 'words') : undefined;
}

async function assigned({ desk, work, actor, row, asked }: AtHand): Promise<Outcome> {
  const unit = row.unit as UnitPath; // the column holds nothing else
  const owner = (await handlersAt(work, row.county, unit)).find(({ person }) => person === asked.owner);
  if (owner === undefined) return against('owner', '请从承办单位的经办人中选一位', 'owner');
  return {
    change: { owner: owner.person },
    words: [`交给${owner.name}`, asked.words.trim()].filter((part) => part !== '').join('：'),
    tell: (next) => tellOwner(desk, work, next, 'petition-assigned', owner.person, actor.person),
  };
}

/** 转办 — to another unit of the county; the days go on, for whoever asked waits since they asked. */
async function passedOn({ desk, work, actor, row, asked }: AtHand): Promise<Outcome> {
  if (asked.to === undefined) return against('to', '请选择转给哪个单位', 'to');
  if (asked.to === row.unit) return against('to', '已经由这个单位承办，请另选', 'to');
  const unit = await standingAt(work, row.county, asked.to);
  if (unit === undefined || !ANSWERING.includes(unit.kind)) {
    return against('to', '只能转给县局、中心校或学校，请从列表中选', 'to');
  }
  const missing = written(asked, '转办的原因和要求', LONGEST.note);
  if (missing !== undefined) return missing;
  return {
    change: { unit: unit.path, owner: null },
    unit: unit.path,
    tell: (next) => tellUnit(desk, work, { ...next, unit: unit.path }, 'petition-passed', actor.person),
  };
}

/** 关联学生 — one whom this office may read; who asked is never told that there is such a pupil. */
async function linked({ work, actor, row, asked }: AtHand): Promise<Outcome> {
  if (asked.student === undefined) return { change: { student: null }, detail: 'none' };
  const { rows } = await sql<{ unit: string }>`
    select unit from students where county = ${row.county} and id = ${asked.student}::uuid
      and ${permitted(actor, 'record.read', 'students.unit')}`.execute(work);
  if (rows.length === 0) return against('student', '没有找到这名学生，或不在您的管理范围内', 'student');
  return { change: { student: asked.student } };
}

async function ledToCase({ work, actor, row, asked }: AtHand): Promise<Outcome> {
  const { rows } = await sql<{ number: string }>`
    select number from cases where county = ${row.county} and number = ${asked.caseNumber?.trim() ?? ''}
      and ${permitted(actor, 'case.read', 'cases.applicant')}`.execute(work);
  const [found] = rows;
  if (found === undefined) {
    return against('case', '没有找到这个编号的业务，或不在您的管理范围内。编号如 2025-000123', 'caseNumber');
  }
  return { change: {}, detail: found.number };
}

async function extended({ work, row, asked }: AtHand): Promise<Outcome> {
  const { days = 0 } = asked;
  if (!Number.isInteger(days) || days < 1 || days > MOST_EXTENSION) {
    return against('days', `可以延长 1 到 ${MOST_EXTENSION} 个工作日`, 'days');
  }
  const missing = written(asked, '延长的原因，群众会看到', LONGEST.note);
  if (missing !== undefined) return missing;
  const { calendar } = await calendarOf(work, row.county);
  const due = workingDaysAfter(row.counted_from, row.days + days, calendar);
  return { change: { days: row.days + days, due: due ?? null, extended: true }, detail: String(days) };
}

/** 重新办理 — the days begin anew, and so does the question whether who asked is satisfied. */
async function reopened({ desk, work, actor, row, asked }: AtHand): Promise<Outcome> {
  const missing = written(asked, '重新办理的原因', LONGEST.note);
  if (missing !== undefined) return missing;
  const { days } = await petitionSettings(work, row.county);
  const { calendar } = await calendarOf(work, row.county);
  const today = desk.clock.today();
  return {
    change: {
      ...{ outcome: null, closed_on: null, satisfaction: null, replies: 0, reopened: row.reopened + 1 },
      ...{ counted_from: today, days, due: workingDaysAfter(today, days, calendar) ?? null, extended: false },
    },
    tell: async (next) => {
      const unit = next.unit as UnitPath; // as above
      await tellUnit(desk, work, { ...next, unit }, 'petition-reopened', actor.person);
    },
  };
}
