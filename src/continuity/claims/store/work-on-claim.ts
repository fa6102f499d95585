import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { ContinuityDesk } from '../../store/continuity-desk.ts';
import { leaverHeld } from '../../store/leaver-rows.ts';
import { raiseNowhere } from '../../store/raise-nowhere.ts';
import { type ClaimState, objectionsToRuling, objectionsToStatement, type Ruling, stateOf } from '../claim.ts';
import { type Claim, holdClaim, sealClaim, sideOf } from './claim-rows.ts';
import { tellOfClaim } from './tell-of-claim.ts';

export type ClaimDone =
  | { readonly is: 'done' }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

const NOT_FOUND: ClaimDone = { is: 'not-found' };

/** 说明 — a school says its own; until the ruling it may say it again. When both have, the county is told. */
export function stateCase(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  { hasChild, words }: { readonly hasChild: boolean; readonly words: string },
): Promise<ClaimDone> {
  const { seal, clock } = desk;
  return desk.db.transaction().execute(async (work): Promise<ClaimDone> => {
    const claim = await holdClaim(work, seal, actor, id);
    const side = claim && sideOf(actor, claim);
    if (claim === undefined || side === undefined || !can(actor, 'continuity.claim', claim[side])) return NOT_FOUND;
    if (claim.ruling !== undefined) return refused([RULED]);
    const objections = objectionsToStatement(words);
    if (objections.length > 0) return refused(objections);
    const said = {
      has_child: hasChild,
      said_at: clock.now(),
      said_by: actor.person,
      sealed: seal.close(words, statementBound(claim, side)),
      key_id: seal.keyId,
    };
    await work
      .insertInto('double_claim_statements')
      .values({ county: claim.county, claim: id, side, ...said })
      .onConflict((conflict) => conflict.columns(['county', 'claim', 'side']).doUpdateSet(said))
      .execute();
    await turned(work, claim);
    await noted(desk, work, actor, claim, '说明');
    if ((await claimState(desk, work, claim)) === 'ready') {
      await tellOfClaim(desk, work, claim, 'claim-ready', ['county'], actor.person);
    }
    return { is: 'done' };
  });
}

/** 裁定 — the county says where the child is; what follows is a procedure of one of the schools. */
export function rule(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  { ruling, words }: { readonly ruling: Ruling; readonly words: string },
): Promise<ClaimDone> {
  const { seal, clock } = desk;
  return desk.db.transaction().execute(async (work): Promise<ClaimDone> => {
    const claim = await holdClaim(work, seal, actor, id);
    if (claim === undefined || !can(actor, 'continuity.judge', claim.one)) return NOT_FOUND;
    const objections = objectionsToRuling(await claimState(desk, work, claim), words);
    if (objections.length > 0) return refused(objections);
    await work
      .updateTable('double_claims')
      .set({
        ...{ ruling, ruled_at: clock.now(), ruled_by: actor.person, revision: claim.revision + 1 },
        ...{ sealed: sealClaim(seal, claim.county, id, { ...claim.detail, reason: words }), key_id: seal.keyId },
      })
      .where('county', '=', claim.county)
      .where('id', '=', id)
      .execute();
    if (ruling === 'nowhere') await raise(desk, work, actor, claim);
    await noted(desk, work, actor, claim, '裁定');
    await tellOfClaim(desk, work, claim, 'claim-judged', ['registrar', 'head'], actor.person);
    return { is: 'done' };
  });
}

/** Neither school has the child: whoever looks for children out of school begins today. */
async function raise(desk: ContinuityDesk, work: Work, actor: Actor, claim: Claim): Promise<void> {
  const leaver = claim.leaver === undefined ? undefined : await leaverHeld(work, desk.seal, claim.county, claim.leaver);
  if (leaver !== undefined && leaver.closedOn === undefined) {
    await raiseNowhere(desk, work, leaver, actor);
    return;
  }
  const since = desk.clock.today();
  await desk.raiseNowhere?.(work, {
    county: claim.county,
    student: claim.student,
    unit: claim.one,
    leaver: claim.id,
    since,
  });
}

export async function claimState(
  { clock }: Pick<ContinuityDesk, 'clock'>,
  work: Work | ContinuityDesk['db'],
  claim: Claim,
): Promise<ClaimState> {
  const said = await work
    .selectFrom('double_claim_statements')
    .select('side')
    .where('county', '=', claim.county)
    .where('claim', '=', claim.id)
    .execute();
  const isDue = claim.dueOn !== undefined && clock.today() > claim.dueOn;
  return stateOf({ statements: said.length, isDue, ruling: claim.ruling });
}

export function statementBound({ county, id }: Pick<Claim, 'county' | 'id'>, side: string): string {
  return `double_claim_statements|${county}|${id}|${side}`;
}

async function turned(work: Work, { county, id, revision }: Claim): Promise<void> {
  await work
    .updateTable('double_claims')
    .set({ revision: revision + 1 })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export async function noted(
  { clock }: Pick<ContinuityDesk, 'clock'>,
  work: Work,
  actor: Actor,
  { id, one }: Pick<Claim, 'id' | 'one'>,
  deed: string,
): Promise<void> {
  const said = { action: 'continuity.claim', subjectKind: 'claim', subject: id, subjectUnit: one } as const;
  await audit(work, actor, { ...said, detail: { deed } }, clock.now());
}

function refused(objections: readonly Objection[]): ClaimDone {
  return { is: 'refused', objections };
}

const RULED: Objection = { code: 'ruled', message: '这件已经裁定，不能再说明；有新情况请联系县局' };
