import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineDeed } from '../../ledger/line.ts';
import { workOnLines } from '../../ledger/store/line-work.ts';
import { boundOfReturn, findReturn, type HeldReturn } from './read-return.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import type { Settled } from './settle-return.ts';

/**
 * 撤销录入 — while it is not rechecked: each cell goes back to what it was, unless somebody changed it since; those are named. A case
 * that was begun stays a case: it is withdrawn where it lies.
 */
export function undoReturn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  reason: string,
): Promise<Settled> {
  return desk.db.transaction().execute(async (work) => {
    await lockRegister(work, campaign.county);
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined) return 'missing';
    const deeds = isReopened(held) ? [] : wayBack(held, reason);
    if (held.lineState === 'rechecked') {
      return { objections: [{ code: 'rechecked', message: '已经复核，不能直接撤销。请先在台账中“退回重新录入”' }] };
    }
    if (deeds.length === 0 && !isReopened(held))
      return { objections: [{ code: 'state', message: '只有“已录入”“未修改”的可以撤销' }] };
    for (const deed of deeds) {
      const { refused } = await workOnLines(desk, work, actor, campaign.id, [held.student], deed);
      const [why] = refused;
      // The first deed is the one that can be refused, and then nothing has been written yet.
      if (why !== undefined) return { objections: [{ code: 'line', message: why.message }] };
    }
    const { back, later } = backStep(held);
    if (Object.keys(back).length > 0) {
      const change = { id: held.student, seen: held.recordRevision, cells: back };
      const by = { person: actor.person, office: actor.office };
      await changeRecords(desk, work, campaign.county, [change], by, { kind: 'undo', id });
    }
    const draft = held.stored?.draft;
    const sealed = draft && desk.seal.close(JSON.stringify({ draft }), boundOfReturn(campaign.county, id));
    await sql`
      update returns set state = 'waiting', keyed_at = null, keyed_by = null, sealed = ${sealed ?? null},
        key_id = ${sealed === undefined ? null : desk.seal.keyId}::integer, revision = revision + 1
      where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    const subject = { subjectKind: 'student', subject: held.student, subjectUnit: held.unit } as const;
    await audit(
      work,
      actor,
      { action: 'return.key', ...subject, reason, detail: { verdict: 'undone' } },
      desk.clock.now(),
    );
    return { message: wordsOf(back, later, held.caseId), cells: Object.keys(back).length };
  });
}

/** Keyed, and its line was sent back in the ledger since: it waits to be keyed again. */
export function isReopened({ state, lineState }: HeldReturn): boolean {
  return state === 'keyed' && (lineState === 'changed' || lineState === 'returned');
}

function wayBack({ state }: HeldReturn, reason: string): readonly LineDeed[] {
  if (state === 'keyed') return [{ deed: 'reopen', reason }];
  return state === 'unchanged' ? [{ deed: 'undo-return' }, { deed: 'return', way: 'scanned' }] : [];
}

/** What goes back, and what somebody changed since. */
function backStep({ now, stored }: HeldReturn): { readonly back: Cells; readonly later: readonly CellName[] } {
  const names = Object.keys(stored?.after ?? {}) as CellName[]; // the keys of cells
  const later = names.filter((name) => (now[name] ?? '') !== (stored?.after?.[name] ?? ''));
  const back = names.filter((name) => !later.includes(name)).map((name) => [name, stored?.before?.[name] ?? '']);
  return { back: Object.fromEntries(back), later };
}

function wordsOf(back: Cells, later: readonly CellName[], caseId: string | undefined): string {
  return [
    `已撤销录入，${Object.keys(back).length} 项恢复为录入前的内容`,
    ...(later.length > 0 ? [`此后又改过的保留：${later.map((name) => titleOfCell(name)).join('、')}`] : []),
    ...(caseId === undefined ? [] : ['已填报的关键信息变更仍在业务办理中，不需要的请在那里撤回']),
  ].join('；');
}
