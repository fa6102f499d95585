import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { type CaseDeed, whyNotDeed } from '../deeds.ts';
import { type CaseAtHand, takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { lockCaseFiles } from './case-file.ts';
import { holdsOffice } from './holds-office.ts';
import { maySee } from './visible-cases.ts';

/** A case held for a deed on it, or why not. */
export type Held =
  | { readonly is: 'held'; readonly hand: CaseAtHand }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 取案办事 — holds a case until the transaction ends, for somebody who may do this to it now. Nobody else changes it meanwhile. */
export async function holdCaseFor(desk: CaseDesk, work: Work, actor: Actor, id: string, deed: CaseDeed): Promise<Held> {
  const file = (await lockCaseFiles(work, desk.seal, actor.county, [id])).get(id);
  if (file === undefined || !maySee(actor, file)) return { is: 'not-found' };
  if (!(await holdsOffice(work, actor, desk.clock.today()))) return refused('no-office', NO_OFFICE);
  const hand = await takeToHand(desk, work, file);
  const why = whyNotDeed({ dossier: hand.dossier, isPaused: file.pausedSince !== undefined }, actor, deed);
  return why === undefined ? { is: 'held', hand } : refused('not-available', why);
}

const NO_OFFICE = '您的岗位刚刚变动，不能再办理此件。请重新登录';

function refused(code: string, message: string): Held {
  return { is: 'refused', objections: [{ code, message }] };
}
