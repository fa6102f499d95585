import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { shown } from '#src/registry/mask-table.ts';
import type { CellName } from '#src/registry/record.ts';
import { namesOfPeople, type Place, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { mayDo } from '../../ledger/deed-permissions.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { KEYED_GROUPS } from '../keyed.ts';
import { findReturn, type HeldReturn, pagesOf, type ReturnPage } from './read-return.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import type { Settled } from './settle-return.ts';
import { undoReturn } from './undo-return.ts';

/** 复核页 — what was keyed, in full, beside the page it was keyed from. */
export interface RecheckView {
  readonly id: string;
  readonly name: string;
  readonly student: string;
  readonly place: Place;
  readonly revision: number;
  readonly keyedBy: string;
  readonly keyedAt: Date | undefined;
  /** Whoever keyed it does not recheck it. */
  readonly isKeyedByMe: boolean;
  readonly isWaiting: boolean;
  readonly caseId: string | undefined;
  readonly scans: readonly ReturnPage[];
  readonly cells: readonly {
    readonly name: string;
    readonly title: string;
    readonly isKey: boolean;
    readonly printed: string;
    /** As it was typed. */
    readonly keyed: string;
    /** Somebody has changed the cell since. */
    readonly isChangedSince: boolean;
  }[];
}

/** 打开复核 — numbers are shown in full, as they must be compared; that they were looked at is written down. */
export async function openRecheck(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
): Promise<RecheckView | undefined> {
  const held = await findReturn(desk, desk.db, actor, campaign, id);
  if (held === undefined || !mayDo(actor, 'recheck', held.unit)) return undefined;
  if (held.stored?.after === undefined) return undefined;
  const deed = { action: 'return.see', subjectKind: 'student', subject: held.student, subjectUnit: held.unit } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  const { keyed_at: keyedAt, keyed_by: keyedBy } = await whoKeyed(desk, campaign, id);
  const names = await namesOfPeople(desk.db, campaign.county, [keyedBy]);
  const place = await placesOf(desk.db, campaign.county, [held.unit], desk.clock.today());
  return {
    ...{ id, name: held.name, student: held.student, place: place(held.unit), revision: held.revision },
    ...{ keyedBy: names.get(keyedBy ?? '') ?? '已离任人员', keyedAt: keyedAt ?? undefined },
    isKeyedByMe: keyedBy === actor.person,
    isWaiting: held.state === 'keyed' && held.lineState === 'keyed',
    caseId: held.caseId,
    scans: await pagesOf(desk.db, campaign, held),
    cells: cellsOf(held),
  };
}

export type RecheckVerdict = { readonly verdict: 'right' } | { readonly verdict: 'wrong'; readonly reason: string };

/** 复核 — right: the line is done. Wrong: what was written goes back cell by cell, and the sheet waits to be keyed again with the reason. */
export async function recheckReturn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  seen: number,
  verdict: RecheckVerdict,
): Promise<Settled> {
  const held = await findReturn(desk, desk.db, actor, campaign, id);
  if (held === undefined || !mayDo(actor, 'recheck', held.unit)) return 'missing';
  if (held.revision !== seen || held.state !== 'keyed') return STALE;
  if (verdict.verdict === 'right') return confirmed(desk, actor, campaign, id, seen);
  const { keyed_by: keyedBy } = await whoKeyed(desk, campaign, id);
  if (keyedBy === actor.person) return { objections: [{ code: 'same-person', message: OWN }] };
  return undoReturn(desk, actor, campaign, id, verdict.reason.trim());
}

function confirmed(desk: ReturnsDesk, actor: Actor, campaign: Campaign, id: string, seen: number): Promise<Settled> {
  return desk.db.transaction().execute(async (work) => {
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined) return 'missing';
    if (held.revision !== seen || held.state !== 'keyed') return STALE;
    const deed = { deed: 'recheck', by: actor.person } as const;
    const { refused } = await workOnLines(desk, work, actor, campaign.id, [held.student], deed);
    const [why] = refused;
    if (why !== undefined) return { objections: [{ code: 'line', message: why.message }] };
    return { message: '已复核，这一行办完了', cells: 0 };
  });
}

const STALE = { objections: [{ code: 'stale', message: '这一张刚被别人办过，请刷新后看结果' }] } as const;
const OWN = '这一张是您自己录入的，不能自己复核；录错了的，请在“已录入”里撤销';

async function whoKeyed({ db }: ReturnsDesk, { county }: Campaign, id: string) {
  const { rows } = await sql<{ keyed_at: Date | null; keyed_by: string | null }>`
    select keyed_at, keyed_by from returns where county = ${county} and id = ${id}::uuid`.execute(db);
  return rows[0] ?? { keyed_at: null, keyed_by: null };
}

function cellsOf({ stored, printed, now }: HeldReturn): RecheckView['cells'] {
  const typed = stored?.draft.typed ?? {};
  return KEYED_GROUPS.flatMap(({ id, title: group, cells }) =>
    cells.flatMap(({ name, title, isKey }) => {
      const keyed = typed[name];
      if (keyed === undefined) return [];
      const written = stored?.after?.[name];
      return [
        {
          ...{ name, title: id.startsWith('member') ? `${group.slice(0, 5)}${title}` : title, isKey, keyed },
          printed: shown(name, printed[name] ?? ''),
          isChangedSince: written !== undefined && written !== (now[name as CellName] ?? ''),
        },
      ];
    }),
  );
}
