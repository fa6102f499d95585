import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { campaignOf } from '../../campaign/store/campaigns.ts';
import { mayDo } from '../../ledger/deed-permissions.ts';
import { done, isLineRefusal } from '../../ledger/line.ts';
import type { ReturnWay } from '../../ledger/line-states.ts';
import { type HeldLine, holdLines } from '../../ledger/store/line-rows.ts';
import { workOnLineOf, workOnLines } from '../../ledger/store/line-work.ts';
import { type FoundSheet, findSheet } from '../../sheets/store/find-sheet.ts';
import { ARRIVALS, type Arrival, arrivalOf } from '../arrival.ts';

/** What became of one sheet that came back. */
export interface Arrived extends Arrival {
  /** Whom it is about; absent where that is not known, or not the asker's to know. */
  readonly pupil: { readonly student: string; readonly name: string; readonly unit: UnitPath } | undefined;
  /** Where it lies from now on; absent for what is no sheet of this campaign. */
  readonly returnId: string | undefined;
  /** Whose queue it lies in. */
  readonly unit: UnitPath | undefined;
}

/** 收到一张核对表 — by its code, in the caller's transaction: what it is, its return, and the step of its line. */
export async function arrive(
  desk: Desk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  typed: string,
  way: ReturnWay,
): Promise<Arrived> {
  const sheet = await findSheet(work, desk.seal, campaign.county, typed);
  if (sheet === undefined || sheet === 'mistyped') {
    return { ...arrivalOf({ sheet: sheet ?? 'unknown' }), ...NOWHERE };
  }
  const pupil = await pupilOf(work, campaign.county, sheet.student);
  const [held] = await holdLines(work, campaign.county, campaign.id, [sheet.student]);
  const came = await returnsBefore(work, campaign, sheet.student);
  const before = came.find((each) => each.sheet === sheet.sheet);
  const isOurs = mayDo(actor, 'return', pupil.unit);
  const other = sheet.campaign === campaign.id ? undefined : await campaignOf(work, campaign.county, sheet.campaign);
  const arrival = arrivalOf({
    sheet: {
      otherCampaign: other?.title,
      isOurs,
      wasOurs: mayDo(actor, 'return', sheet.unit),
      ...{ copy: sheet.copy, latestCopy: sheet.latestCopy, masked: sheet.masked },
      recordChanged: pupil.revision !== sheet.recordRevision,
      cameBefore: before !== undefined && before.state !== 'asked',
      otherCame: came.some((each) => each.state !== 'asked' && each.id !== before?.id),
      line: held?.line,
    },
  });
  const named = isOurs ? { student: sheet.student, name: pupil.name, unit: pupil.unit } : undefined;
  if (ARRIVALS[arrival.is].goesTo === 'unmatched') return { ...arrival, ...NOWHERE };
  if (before !== undefined && before.state !== 'asked') {
    return { ...arrival, pupil: named, returnId: before.id, unit: pupil.unit };
  }
  const isWaiting = await step(desk, work, actor, campaign, arrival, held, way);
  if (before !== undefined) {
    await comesAgain(work, campaign.county, before.id, arrival, isWaiting);
    return { ...arrival, pupil: named, returnId: before.id, unit: pupil.unit };
  }
  const returnId = await insertReturn(desk, work, actor, campaign, {
    sheet,
    arrival,
    unit: pupil.unit,
    way,
    isWaiting,
  });
  return { ...arrival, pupil: named, returnId, unit: pupil.unit };
}

const NOWHERE = { pupil: undefined, returnId: undefined, unit: undefined };

/** Moves the line, where it has somewhere to go; answers whether there is something to key. */
async function step(
  desk: Desk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  { is }: Arrival,
  held: HeldLine | undefined,
  way: ReturnWay,
): Promise<boolean> {
  if (is === 'noted-before') return true;
  const deed = { deed: 'return', way } as const;
  if (held === undefined || isLineRefusal(done(held.line, deed))) return false;
  if (ARRIVALS[is].isCounted) {
    return (await workOnLines(desk, work, actor, campaign.id, [held.student], deed)).done.length > 0;
  }
  if (ARRIVALS[is].goesTo !== 'new-school') return false;
  // It has come back, though to the wrong school: the right one finds it in its queue.
  const { done: moved } = await workOnLineOf(work, campaign.county, campaign.id, held.student, deed, desk.clock.now());
  return moved.length > 0;
}

async function insertReturn(
  { clock }: Desk,
  work: Work,
  actor: Actor,
  campaign: Campaign,
  given: {
    readonly sheet: FoundSheet;
    readonly arrival: Arrival;
    readonly unit: UnitPath;
    readonly way: ReturnWay;
    readonly isWaiting: boolean;
  },
): Promise<string> {
  const { sheet, arrival, unit, way, isWaiting } = given;
  const id = randomUUID();
  await sql`
    insert into returns (county, id, campaign, student, sheet, unit, way, arrival, warnings, state, came_at, came_by)
    values (${campaign.county}, ${id}::uuid, ${campaign.id}::uuid, ${sheet.student}::uuid, ${sheet.sheet}::uuid, ${unit},
      ${way}, ${arrival.is}, ${JSON.stringify(arrival.warnings)}::jsonb, ${isWaiting ? 'waiting' : 'kept'},
      ${clock.now()}, ${actor.person}::uuid)`.execute(work);
  return id;
}

/** The same paper, with the guardian's answer to the question on it. */
async function comesAgain(work: Work, county: string, id: string, { is }: Arrival, isWaiting: boolean): Promise<void> {
  await sql`
    update returns set state = ${isWaiting ? 'waiting' : 'kept'}, arrival = ${is}, revision = revision + 1
    where county = ${county} and id = ${id}::uuid`.execute(work);
}

async function returnsBefore(work: Work, { county, id }: Campaign, student: string) {
  const { rows } = await sql<{ id: string; sheet: string | null; state: string }>`
    select id, sheet, state from returns
    where county = ${county} and campaign = ${id}::uuid and student = ${student}::uuid`.execute(work);
  return rows;
}

async function pupilOf(work: Work, county: string, student: string) {
  const { rows } = await sql<{ name: string; unit: UnitPath; revision: number }>`
    select name, unit, revision from students where county = ${county} and id = ${student}::uuid`.execute(work);
  const [row] = rows;
  if (row === undefined) throw new Error('a printed sheet is of a record'); // the table's foreign key
  return row;
}
