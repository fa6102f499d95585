import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { type CaseAction, type CaseState, decide, isClosed } from '#src/workflow/case.ts';
import { type CaseAtHand, takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { type CaseFile, lockCaseFiles } from './case-file.ts';
import { holdsOffice } from './holds-office.ts';
import { answerRequest, claimRequest, KEY_USED } from './requests.ts';
import { type Settled, type Settlement, settle } from './settle-case.ts';
import { maySee } from './visible-cases.ts';

/** 办理意见 as it was sent. */
export interface DecisionRequest {
  readonly id: string;
  readonly action: CaseAction;
  /** What was before the decider's eyes. */
  readonly seen: { readonly revision: number; readonly hash: string };
  readonly reason?: string | undefined;
  readonly returnReason?: string | undefined;
  readonly doneOn?: LocalDate | undefined;
}

export type Decided =
  | { readonly is: 'decided'; readonly settled: Settled }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** Carries a refusal out of the transaction, which undoes whatever it has begun. */
class Undone extends Error {
  readonly outcome: Decided;

  constructor(outcome: Decided) {
    super('nothing was decided');
    this.outcome = outcome;
  }
}

/**
 * 办理 — decide a case, exactly once: of two who decide what both saw, one is told that it has changed. The same request, sent
 * again under its key, gets the same answer and does nothing more. Of a bound pair the other case goes along.
 */
export async function decideCase(
  desk: CaseDesk,
  actor: Actor,
  request: DecisionRequest,
  key?: string,
): Promise<Decided> {
  try {
    return await desk.db.transaction().execute(async (work) => {
      const claim = key === undefined ? undefined : { key, asked: request };
      const claimed = claim ? await claimRequest(work, actor, claim, desk.clock.now()) : FRESH;
      if (claimed.is === 'again') return { is: 'decided', settled: claimed.answer as Settled }; // written below
      if (claimed.is === 'other') return refused(KEY_USED);
      const outcome = await decideWithin(desk, work, actor, request);
      if (outcome.is !== 'decided') throw new Undone(outcome);
      if (claim !== undefined) await answerRequest(work, actor, claim, outcome.settled);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

const FRESH = { is: 'fresh' } as const;

async function decideWithin(desk: CaseDesk, work: Work, actor: Actor, request: DecisionRequest): Promise<Decided> {
  const files = await lockWithBound(desk, work, actor.county, request.id);
  const file = files.get(request.id);
  if (file === undefined || !maySee(actor, file)) return { is: 'not-found' };
  if (!(await holdsOffice(work, actor, desk.clock.today()))) return refused(NO_OFFICE);
  if (request.seen.revision !== file.revision) return refused(STALE);
  if (mayClose(file, request.action)) await lockRegister(work, file.county);
  const other = file.boundTo === undefined ? undefined : files.get(file.boundTo);
  const hand = await takeToHand(desk, work, file, other);
  const { action, seen, reason, doneOn } = request;
  const command = { action, by: actor, on: desk.clock.today(), seen, reason, doneOn };
  const decision = decide(hand.dossier, command, hand.objections);
  if (decision.objections !== undefined) return { is: 'refused', objections: decision.objections };
  const { state, exempted } = decision;
  const settlement: Settlement = { action, state, exempted, reason, returnReason: request.returnReason, doneOn };
  const partner = other && (await partnerOf(desk, work, hand, other, settlement));
  if (partner !== undefined && 'objections' in partner) return { is: 'refused', objections: partner.objections };
  // An emptied record is deleted before the other comes in its place.
  const order = [{ hand, settlement }, ...(partner ? [partner] : [])].sort(
    (one, two) => rank(one.hand) - rank(two.hand),
  );
  let own: Settled | undefined;
  for (const each of order) {
    const settled = await settle(desk, work, actor, each.hand, each.settlement);
    if (settled === undefined) return refused(STALE);
    if (each.hand === hand) own = settled;
  }
  return own ? { is: 'decided', settled: own } : refused(STALE);
}

async function lockWithBound({ seal }: CaseDesk, work: Work, county: string, id: string) {
  const row = await work
    .selectFrom('cases')
    .select('bound_to')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return lockCaseFiles(work, seal, county, row?.bound_to ? [id, row.bound_to] : [id]);
}

/** Could this be the last decision, which writes records? */
function mayClose({ state, contents }: CaseFile, action: CaseAction): boolean {
  return action === 'approve' && state.at === 'step' && state.step === contents.steps.length - 1;
}

type Partner = { readonly hand: CaseAtHand; readonly settlement: Settlement };

/**
 * 绑定的另一件 — neither ends without the other: what is returned, refused or withdrawn takes it along, and the last approval
 * waits until both are at their last step, and then closes both.
 */
async function partnerOf(
  desk: CaseDesk,
  work: Work,
  { file }: CaseAtHand,
  other: CaseFile,
  settlement: Settlement,
): Promise<Partner | { readonly objections: readonly Objection[] } | undefined> {
  const { action } = settlement;
  if (action === 'submit' || (action === 'approve' && settlement.state.at !== 'done')) return undefined;
  if (isClosed(other.state)) return action === 'approve' ? { objections: [waitsFor(other)] } : undefined;
  const hand = await takeToHand(desk, work, other, file);
  if (action === 'approve') {
    const isLast = other.state.at === 'step' && other.state.step === hand.dossier.steps.length - 1;
    if (!isLast) return { objections: [waitsFor(other)] };
    if (hand.objections.length > 0) return { objections: hand.objections.map((each) => named(other, each)) };
    return { hand, settlement: { ...settlement, state: { at: 'done' } } };
  }
  const state = alongWith(settlement.state, other.state);
  return state && { hand, settlement: { ...settlement, state } };
}

/** Where the other case goes; `undefined` when it is where it must be. */
function alongWith(state: CaseState, other: CaseState): CaseState | undefined {
  if (state.at === 'returned') return other.at === 'step' ? { at: 'returned' } : undefined;
  if (state.at === 'refused') return other.at === 'step' ? { at: 'refused' } : { at: 'withdrawn' };
  return { at: 'withdrawn' };
}

function rank({ judged }: CaseAtHand): number {
  return judged.some(({ effect }) => effect.kind === 'delete') ? 0 : 1;
}

function waitsFor({ number, procedure }: CaseFile): Objection {
  const message = `与 ${number}（${procedure.title}）绑定，两件都到最后一个环节，才能一起办结`;
  return { code: 'bound', message };
}

function named({ number, procedure }: CaseFile, objection: Objection): Objection {
  return { ...objection, message: `绑定的 ${number}（${procedure.title}）：${objection.message}` };
}

function refused(objection: Objection): Decided {
  return { is: 'refused', objections: [objection] };
}

const STALE = { code: 'stale', message: '此件刚有变动（材料、内容或办理结果），请看过最新内容再办理' };
const NO_OFFICE = { code: 'no-office', message: '您的岗位刚刚变动，不能再办理此件。请重新登录' };
