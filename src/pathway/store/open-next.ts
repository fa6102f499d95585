import { bindCase } from '#src/cases/store/bind-case.ts';
import { recordsHeld } from '#src/cases/store/case-pupils.ts';
import { openCasesOf } from '#src/cases/store/facts.ts';
import { takenMeanwhile } from '#src/cases/store/one-open-case.ts';
import { openCaseIn } from '#src/cases/store/open-case.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { isLive } from '#src/registry/live-record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { type NextApplication, nextApplications } from '../applications.ts';
import { comesFrom, decide, keptOf } from '../pathway.ts';
import { FOUND_PLACES } from '../standings.ts';
import type { HeldPathway } from './held-pathway.ts';
import type { PathwayDesk } from './pathway-desk.ts';
import { carryProofs } from './proofs.ts';
import { onPathway, type PathwayDone, type PathwayTarget } from './work-on-pathway.ts';
import { writePathway } from './write-pathway.ts';

/** A case that the pathway opened. */
export interface OpenedNext {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
}

export type NextOpened =
  | { readonly is: 'opened'; readonly cases: readonly OpenedNext[] }
  | Exclude<PathwayDone, { is: 'done' }>;

/** Carries a refusal out of the transaction, which undoes whatever it has begun: of a pair never one alone. */
class Undone extends Error {
  readonly outcome: NextOpened;

  constructor(outcome: NextOpened) {
    super('nothing was opened');
    this.outcome = outcome;
  }
}

/** 申请下一步业务 — the only right one, filled in; a pair in one transaction, each bound to the other. */
export async function openNext(desk: PathwayDesk, actor: Actor, target: PathwayTarget): Promise<NextOpened> {
  try {
    return await onPathway<NextOpened>(desk, actor, target, (work, held) => openWithin(desk, work, actor, held));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    const objections = takenMeanwhile(error);
    if (objections === undefined) throw error;
    return { is: 'refused', objections };
  }
}

async function openWithin(desk: PathwayDesk, work: Work, actor: Actor, held: HeldPathway): Promise<NextOpened> {
  const { record, pathway, idType = '居民身份证', idNumber = '' } = held;
  const decision = decide(pathway, { do: 'open' }, desk.clock.today());
  if (decision.objections !== undefined) return { is: 'refused', objections: decision.objections };
  const keptAt = await keptInWords(desk, work, held);
  if (typeof keptAt !== 'string') return { is: 'refused', objections: [keptAt] };
  const child = { record, idType, idNumber, keptAt, today: desk.clock.today() };
  const cases: OpenedNext[] = [];
  for (const next of nextApplications(pathway, child)) {
    cases.push(await openOne(desk, work, actor, held, next, cases[0]?.id));
  }
  const [first, second] = cases;
  if (first === undefined) throw new Error('a step that may be opened opens nothing');
  if (second !== undefined) await bindCase(work, actor.county, first.id, second.id);
  const titles = cases.map(({ procedure }) => procedureOf(procedure)?.title ?? procedure);
  const event = { event: 'open', day: desk.clock.today(), said: `申请${titles.join('、')}`, note: '' } as const;
  const after = { pathway, idType: held.idType, idNumber: held.idNumber, caseId: first.id };
  await writePathway(desk, work, actor, held, after, event);
  return { is: 'opened', cases };
}

async function openOne(
  desk: PathwayDesk,
  work: Work,
  actor: Actor,
  { record }: HeldPathway,
  { procedure, answers, elsewhere }: NextApplication,
  boundTo: string | undefined,
): Promise<OpenedNext> {
  const isNewChild = procedureOf(procedure)?.about === 'new-child';
  const whom = elsewhere !== undefined ? { elsewhere: [elsewhere] } : isNewChild ? {} : { students: [record.id] };
  const opened = await openCaseIn(desk, work, actor, { procedure, answers, boundTo, ...whom });
  if (opened.is !== 'opened') throw new Undone(opened);
  await carryProofs(desk, work, actor, record.id, opened.id);
  return { id: opened.id, number: opened.number, procedure };
}

/** 保留的学籍 in words, as the application names it: it must be on a roll, and nobody may be deleting it at the same time. */
async function keptInWords(
  desk: PathwayDesk,
  work: Work,
  { pathway, record: { county } }: HeldPathway,
): Promise<string | Objection> {
  const kept = keptOf(pathway);
  if (kept === undefined || kept.where === 'beyond') {
    return `在${FOUND_PLACES[comesFrom(pathway) ?? 'beyond']}查到的学籍`;
  }
  const record = (await recordsHeld(work, desk.seal, county, [kept.student])).get(kept.student);
  if (record === undefined || record.isDeleted || !isLive(record.cells)) return KEPT_GONE;
  const open = (await openCasesOf(work, county, [kept.student], [])).get(kept.student);
  if (open?.procedure === 'record-deletion') return KEPT_LEAVING;
  const { school, class: ofClass } = (await placesOf(work, county, [record.unit], desk.clock.today()))(record.unit);
  return `${school}${ofClass}`;
}

const KEPT_GONE: Objection = {
  code: 'kept-gone',
  message: '查到的学籍已经不在册，不能再据此删除本条。请重新查询本系统',
};
const KEPT_LEAVING: Objection = {
  code: 'kept-leaving',
  message: '查到的那一条学籍也在申请删除。两条只能删一条，请与那一件的填报人核实后再办',
};
