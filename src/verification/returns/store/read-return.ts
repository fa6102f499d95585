import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { whyNotEdited } from '#src/registry/editable.ts';
import { maskOf, shown } from '#src/registry/mask-table.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineState } from '../../ledger/line-states.ts';
import { openValues } from '../../sheets/store/sheet-secrets.ts';
import { hasMoved, KEYED_GROUPS, type KeyedSheet } from '../keyed.ts';
import type { ReturnsDesk } from './returns-desk.ts';

/** 一张收回的核对表 — held to be keyed, with what it is compared with. */
export interface HeldReturn {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly state: 'waiting' | 'unchanged' | 'keyed' | 'asked' | 'kept';
  readonly arrival: string;
  readonly warnings: readonly string[];
  readonly lineState: LineState;
  readonly revision: number;
  readonly recordRevision: number;
  readonly now: Cells;
  readonly printed: Cells;
  readonly stored: Stored | undefined;
  readonly caseId: string | undefined;
  readonly heldBy: string | undefined;
  readonly heldUntil: Date | undefined;
}

/** What is sealed with a return: the draft; once it is keyed, also what was written and what stood there before. */
export interface Stored {
  readonly draft: KeyedSheet;
  readonly before?: Cells;
  readonly after?: Cells;
}

export function boundOfReturn(county: string, id: string): string {
  return `returns|${county}|${id}`;
}

/** The return, if it is the actor's to key (or to recheck); locked when asked for. */
export async function findReturn(
  { seal }: Pick<ReturnsDesk, 'seal'>,
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<HeldReturn | undefined> {
  const { rows } = await sql<Row>`
    select returns.id, returns.student, students.name, students.unit, returns.state, returns.arrival, returns.warnings,
      coalesce(lines.state, 'not-issued') as line_state, returns.revision, students.revision as record_revision, students.sealed as record,
      sheets.id as sheet, sheets.sealed as printed, returns.sealed, returns.case_id, returns.held_by, returns.held_until
    from returns
    join students on students.county = returns.county and students.id = returns.student
    left join campaign_lines as lines on lines.county = returns.county and lines.campaign = returns.campaign
      and lines.student = returns.student
    left join lateral (
      select id, sealed from sheets where sheets.county = returns.county and (sheets.id = returns.sheet
        -- Of a page that somebody claimed by the pupil's name: the copy that was printed last.
        or returns.sheet is null and sheets.campaign = returns.campaign and sheets.student = returns.student
          and sheets.printed_at is not null)
      order by copy desc limit 1
    ) as sheets on true
    where returns.county = ${campaign.county} and returns.campaign = ${campaign.id}::uuid and returns.id = ${id}::uuid
      and (${permitted(actor, 'campaign.key', 'students.unit')} or ${permitted(actor, 'campaign.recheck', 'students.unit')})
    ${lock === 'lock' ? sql`for update of returns` : sql``}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const now = openCells(seal, campaign.county, row.student, row.record);
  const printed =
    row.sheet === null || row.printed === null ? now : openValues(seal, campaign.county, row.sheet, row.printed);
  return {
    ...{ id: row.id, student: row.student, name: row.name, unit: row.unit, state: row.state, arrival: row.arrival },
    ...{ warnings: row.warnings, lineState: row.line_state, revision: row.revision, now, printed },
    recordRevision: row.record_revision,
    stored: row.sealed === null ? undefined : openStored(seal, campaign.county, row.id, row.sealed),
    caseId: row.case_id ?? undefined,
    heldBy: row.held_by ?? undefined,
    heldUntil: row.held_until ?? undefined,
  };
}

function openStored(seal: ReturnsDesk['seal'], county: string, id: string, sealed: Buffer): Stored {
  return JSON.parse(seal.open(sealed, boundOfReturn(county, id)).toString('utf8')) as Stored; // written by us
}

/** One cell as the keying screen shows it: masked as on lists; the page beside it shows the whole. */
export interface KeyingCell {
  readonly name: CellName;
  readonly title: string;
  readonly isKey: boolean;
  readonly printed: string;
  readonly now: string;
  readonly isMasked: boolean;
  /** 印表后已改 */
  readonly hasMoved: boolean;
  /** Why it cannot be keyed from a sheet, and by which business it changes; empty where it can. */
  readonly guarded: string;
}

/** A page of this pupil's paper. */
export interface ReturnPage {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Of this very return, or of another sheet of the pupil that came back. */
  readonly isOwn: boolean;
}

/** What the keying screen is made of. */
export interface ReturnView extends Omit<HeldReturn, 'now' | 'printed' | 'stored' | 'heldUntil' | 'heldBy'> {
  readonly place: Place;
  readonly groups: readonly { readonly title: string; readonly cells: readonly KeyingCell[] }[];
  readonly scans: readonly ReturnPage[];
  readonly draft: KeyedSheet | undefined;
  /** Other sheets of the same pupil that came back, to compare with. */
  readonly others: readonly { readonly id: string; readonly state: string; readonly cameAt: Date }[];
  /** 复核退回的原因 */
  readonly sentBack: string | undefined;
}

export async function viewOfReturn(desk: ReturnsDesk, campaign: Campaign, held: HeldReturn): Promise<ReturnView> {
  const { now, printed, stored, heldBy: _, heldUntil: __, ...rest } = held;
  const place = await placesOf(desk.db, campaign.county, [held.unit], desk.clock.today());
  const scans = await pagesOf(desk.db, campaign, held);
  const others = await sql<{ id: string; state: string; came_at: Date }>`
    select id, state, came_at from returns where county = ${campaign.county} and campaign = ${campaign.id}::uuid
      and student = ${held.student}::uuid and id <> ${held.id}::uuid order by came_at`.execute(desk.db);
  return {
    ...rest,
    place: place(held.unit),
    groups: KEYED_GROUPS.map(({ title, cells }) => ({
      title,
      cells: cells.map(({ name, title: of, isKey }) => ({
        ...{ name, title: of, isKey },
        printed: shown(name, printed[name] ?? ''),
        now: shown(name, now[name] ?? ''),
        isMasked: maskOf(name) !== undefined && (now[name] ?? '') !== '',
        hasMoved: hasMoved(name, now, printed),
        guarded: isKey ? '' : (whyNotEdited(name) ?? ''),
      })),
    })),
    scans,
    sentBack: await sentBack(desk.db, campaign, held),
    draft: stored?.draft,
    others: others.rows.map(({ came_at: cameAt, ...other }) => ({ ...other, cameAt })),
  };
}

/** The pages of this return first, then those of the pupil's other sheets, to compare with. */
export async function pagesOf(
  db: Database | Work,
  { county, id }: Campaign,
  held: Pick<HeldReturn, 'id' | 'student'>,
): Promise<readonly ReturnPage[]> {
  const { rows } = await sql<ReturnPage>`
    select scans.id, width, height, scans.return_id = ${held.id}::uuid as "isOwn" from scans
    join returns on returns.county = scans.county and returns.id = scans.return_id
    where returns.county = ${county} and returns.campaign = ${id}::uuid and returns.student = ${held.student}::uuid
    order by "isOwn" desc, taken_at, page`.execute(db);
  return rows;
}

/** Why the line was opened again, if it was and has not been keyed since. */
async function sentBack(
  db: Database,
  { county, id }: Campaign,
  { student, state }: HeldReturn,
): Promise<string | undefined> {
  if (state !== 'waiting') return undefined;
  const { rows } = await sql<{ event: string; words: string }>`
    select event, words from campaign_line_events
    where county = ${county} and campaign = ${id}::uuid and student = ${student}::uuid
    order by revision desc limit 1`.execute(db);
  return rows[0]?.event === 'reopen' ? rows[0].words : undefined;
}

interface Row {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly state: HeldReturn['state'];
  readonly arrival: string;
  readonly warnings: readonly string[];
  readonly line_state: LineState;
  readonly revision: number;
  readonly record_revision: number;
  readonly record: Buffer;
  readonly sheet: string | null;
  readonly printed: Buffer | null;
  readonly sealed: Buffer | null;
  readonly case_id: string | null;
  readonly held_by: string | null;
  readonly held_until: Date | null;
}

export function isHeldByOther({ heldBy, heldUntil }: HeldReturn, { person }: Actor, now: Date): boolean {
  return heldBy !== undefined && heldBy !== person && heldUntil !== undefined && heldUntil > now;
}
