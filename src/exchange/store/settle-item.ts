import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openItem, sealItem } from './items.ts';
import { itemAt } from './list-items.ts';

export interface Objection {
  readonly code: string;
  readonly message: string;
}

/**
 * 写明说明 — why an item needs no more work: kept there on purpose, told by telephone, taken over. It stays settled as long as
 * the next lists say the same; `undefined` where the actor may know of no such item.
 */
export async function settleItem(
  desk: Desk,
  actor: Actor,
  { reading, number, note }: { readonly reading: string; readonly number: number; readonly note: string },
): Promise<'settled' | { readonly objections: readonly Objection[] } | undefined> {
  const { db, seal, clock } = desk;
  return db.transaction().execute(async (work) => {
    const item = await itemAt(work, actor, reading, number);
    if (item === undefined) return undefined;
    if (!item.open) return { objections: [NOT_OPEN] };
    const detail = { ...openItem(seal, actor.county, reading, number, item.sealed), note };
    const now = clock.now();
    await work
      .updateTable('exchange_items')
      .set({
        settled_at: now,
        settled_by: actor.person,
        sealed: sealItem(seal, actor.county, reading, number, detail),
        key_id: seal.keyId,
      })
      .where('county', '=', actor.county)
      .where('reading', '=', reading)
      .where('number', '=', number)
      .execute();
    const subject = { subjectKind: 'reading', subject: reading, subjectUnit: item.unit } as const;
    await audit(work, actor, { action: 'exchange.reconcile', ...subject, detail: { settled: number } }, now);
    return 'settled';
  });
}

const NOT_OPEN = { code: 'state', message: '这一项已经到位、已经写明说明，或者有了更近的核对结果；请刷新页面' };
