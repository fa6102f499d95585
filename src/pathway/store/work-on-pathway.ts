import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { identityWrong } from '#src/procedures/identity-wrong.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { decide, type NationalAnswer, type PathwayCommand, standingOf } from '../pathway.ts';
import {
  FOUND_PLACES,
  HOUSEHOLD_RESULTS,
  type HouseholdResult,
  REMINDER_WAYS,
  type ReminderWay,
  type Standing,
} from '../standings.ts';
import { candidatesFor } from './candidates.ts';
import { type HeldPathway, holdPathway, type PathwayEvent } from './held-pathway.ts';
import type { PathwayDesk } from './pathway-desk.ts';
import { hasLookUpProof } from './proofs.ts';
import { type PathwayAfter, writePathway } from './write-pathway.ts';

/** What came of a deed. */
export type PathwayDone =
  | { readonly is: 'done'; readonly revision: number; readonly standing: Standing }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** Which child, and what the person saw of it. */
export interface PathwayTarget {
  readonly student: string;
  /** 0 before anything was done. */
  readonly revision: number;
}

/** 户籍核实 as it was filled in. */
export interface HouseholdCheck {
  readonly result: HouseholdResult;
  readonly on: LocalDate;
  readonly idType?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly note: string;
}

/** 登记户籍核实结果 — a number that is entered is looked for in this deployment at once. */
export function checkHousehold(desk: PathwayDesk, actor: Actor, target: PathwayTarget, check: HouseholdCheck) {
  return onPathway(desk, actor, target, (work, held) => checkWithin(desk, work, actor, held, check));
}

/** The same in a transaction of the caller's, on a child that is held. */
export async function checkWithin(
  desk: PathwayDesk,
  work: Work,
  actor: Actor,
  held: HeldPathway,
  { result, on, idType = '居民身份证', idNumber = '', note }: HouseholdCheck,
): Promise<PathwayDone> {
  const number = normalizeNumber(idNumber);
  const wrong = number === '' ? [] : numberWrong(desk, held, idType, number);
  if (wrong.length > 0) return { is: 'refused', objections: wrong };
  const found = result === 'has-number' && number !== '' ? await candidatesFor(desk, work, held.record, number) : [];
  const event = { event: 'check', day: on, said: HOUSEHOLD_RESULTS[result], note } as const;
  const known = number === '' ? {} : { idType, idNumber: number };
  return decided(desk, work, actor, held, { do: 'check', result, on, withNumber: number !== '', found }, event, known);
}

/** The document must be one, and fit the child: what does not agree with sex or birth date is mended in the application. */
function numberWrong({ clock }: PathwayDesk, { record }: HeldPathway, idType: string, idNumber: string) {
  const objections = identityWrong({ ...record.cells, idType, idNumber }, clock.today());
  return objections.filter(({ field }) => field === 'idNumber' || field === 'idType');
}

/** 认定同名学籍 */
export function compareCandidate(
  desk: PathwayDesk,
  actor: Actor,
  target: PathwayTarget,
  { candidate, same, note }: { readonly candidate: string; readonly same: boolean; readonly note: string },
): Promise<PathwayDone> {
  return onPathway(desk, actor, target, (work, held) => {
    const said = same ? '认定为同一名学生' : '认定不是同一名学生';
    const event = { event: 'compare', day: desk.clock.today(), said, note } as const;
    return decided(desk, work, actor, held, { do: 'compare', student: candidate, same }, event);
  });
}

/** 重新查询本系统 — rosters come in every day. */
export function lookAgain(desk: PathwayDesk, actor: Actor, target: PathwayTarget): Promise<PathwayDone> {
  return onPathway(desk, actor, target, async (work, held) => {
    const found = await candidatesFor(desk, work, held.record, held.idNumber ?? '');
    const said = found.length === 0 ? '没有查到' : `查到 ${found.length} 份学籍`;
    const event = { event: 'look-again', day: desk.clock.today(), said, note: '' } as const;
    return decided(desk, work, actor, held, { do: 'look-again', found }, event);
  });
}

/** 登记全国学籍查询结果 */
export function recordLookUp(
  desk: PathwayDesk,
  actor: Actor,
  target: PathwayTarget,
  { national, note }: { readonly national: NationalAnswer; readonly note: string },
): Promise<PathwayDone> {
  return onPathway(desk, actor, target, async (work, held) => {
    const proven = await hasLookUpProof(work, held);
    const said = national.answer === 'found' ? `查到，在${FOUND_PLACES[national.where]}` : '未查到';
    const event = { event: 'look-up', day: national.on, said, note } as const;
    return decided(desk, work, actor, held, { do: 'look-up', national, proven }, event);
  });
}

/** 登记对监护人的提醒 */
export function remind(
  desk: PathwayDesk,
  actor: Actor,
  target: PathwayTarget,
  { on, way, note }: { readonly on: LocalDate; readonly way: ReminderWay; readonly note: string },
): Promise<PathwayDone> {
  return onPathway(desk, actor, target, (work, held) => {
    const event = { event: 'remind', day: on, said: REMINDER_WAYS[way], note } as const;
    return decided(desk, work, actor, held, { do: 'remind', on }, event);
  });
}

/** Holds the child for somebody who saw it as it is; everything is one transaction. */
export function onPathway<Outcome extends { readonly is: string }>(
  desk: PathwayDesk,
  actor: Actor,
  { student, revision }: PathwayTarget,
  deal: (work: Work, held: HeldPathway) => Promise<Outcome>,
): Promise<Outcome | Exclude<PathwayDone, { is: 'done' }>> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdPathway(work, desk.seal, actor, student);
    if (held === undefined) return { is: 'not-found' };
    if (held.revision !== revision) return { is: 'refused', objections: [STALE] };
    return deal(work, held);
  });
}

const STALE: Objection = { code: 'stale', message: '这名学生的核实情况刚有变动，请刷新，看过最新情况再办' };

async function decided(
  desk: PathwayDesk,
  work: Work,
  actor: Actor,
  held: HeldPathway,
  command: PathwayCommand,
  event: PathwayEvent,
  known: Pick<PathwayAfter, 'idType' | 'idNumber'> = held,
): Promise<PathwayDone> {
  const decision = decide(held.pathway, command, desk.clock.today());
  if (decision.objections !== undefined) return { is: 'refused', objections: decision.objections };
  const { pathway } = decision;
  const { idType, idNumber } = known;
  const revision = await writePathway(desk, work, actor, held, { pathway, idType, idNumber }, event);
  return { is: 'done', revision, standing: standingOf(pathway) };
}
