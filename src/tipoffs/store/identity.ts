import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { keysFor } from './by-token.ts';
import type { Wrap } from './report.ts';
import { holdTipOff } from './tip-off-rows.ts';
import { noted, type Worked } from './work-on-tip-off.ts';

/** 真实姓名的信封 as this inspector gets it: their own share, and those that others have handed to them. */
export interface SealedIdentity {
  readonly body: Buffer;
  readonly own: Buffer;
  readonly given: readonly { readonly by: string; readonly wrapped: Buffer }[];
}

type Asked = SealedIdentity | { readonly objections: readonly Objection[] } | 'missing';

/** 取真实姓名的信封 — only once somebody else has agreed, and written down each time. */
export function sealedIdentity(desk: Desk, actor: Actor, id: string, forSharing: boolean): Promise<Asked> {
  return desk.db.transaction().execute(async (work): Promise<Asked> => {
    const row = await holdTipOff(work, actor, id);
    if (row === undefined || !row.has_identity) return 'missing';
    const { rows } = await sql<{ body: Buffer; own: Buffer }>`
      select letter.body, mine.wrapped as own from tip_off_envelopes as letter
      join tip_off_wraps as mine on mine.county = letter.county and mine.tip_off = letter.tip_off
        and mine.number = letter.number
      join tip_off_keys as own on own.county = mine.county and own.id = mine.key and own.person = ${actor.person}::uuid
        and own.retired_on is null
      where letter.county = ${row.county} and letter.tip_off = ${id}::uuid and letter.kind = 'identity'`.execute(work);
    const [found] = rows;
    if (found === undefined) {
      return { objections: [{ code: 'no-share', message: '这件举报的真实姓名没有封给您，请由另外两位查办员打开' }] };
    }
    // To hand one's own share over one needs that share and nothing else.
    if (forSharing) return { body: Buffer.alloc(0), own: found.own, given: [] };
    const { rows: given } = await sql<{ by: string; wrapped: Buffer }>`
      select people.name as by, share.wrapped from tip_off_shares as share
      join people on people.county = share.county and people.id = share.person
      join tip_off_keys as own on own.county = share.county and own.id = share.taker
        and own.person = ${actor.person}::uuid and own.retired_on is null
      where share.county = ${row.county} and share.tip_off = ${id}::uuid and share.person <> ${actor.person}::uuid`.execute(
      work,
    );
    if (given.length === 0) {
      return { objections: [{ code: 'alone', message: '还没有另一位查办员同意。真实姓名要两位同意才打得开' }] };
    }
    await noted(desk, work, actor, row, 'tip-off.open-identity');
    return { ...found, given };
  });
}

/** 同意打开 — hands one's own share to the others who may see it. */
export function giveShare(desk: Desk, actor: Actor, id: string, wraps: readonly Wrap[]): Promise<Worked> {
  return desk.db.transaction().execute(async (work): Promise<Worked> => {
    const row = await holdTipOff(work, actor, id);
    if (row === undefined || !row.has_identity) return 'missing';
    const keys = await keysFor(work, row);
    const mine = keys.find(({ person }) => person === actor.person);
    const others = keys.filter(({ person }) => person !== actor.person).map((key) => key.id);
    if (mine === undefined) return { objections: [{ code: 'no-key', message: '您还没有可用的钥匙' }] };
    if (wraps.length === 0 || !wraps.every(({ key }) => others.includes(key))) {
      return { objections: [{ code: 'keys', message: '查办员刚有变动，请刷新后再试' }] };
    }
    for (const { key, wrapped } of wraps) {
      await sql`
        insert into tip_off_shares (county, tip_off, giver, taker, wrapped, person, on_day)
        values (${row.county}, ${id}::uuid, ${mine.id}::uuid, ${key}::uuid, ${wrapped}, ${actor.person}::uuid,
          ${desk.clock.today()}::date) on conflict do nothing`.execute(work);
    }
    await noted(desk, work, actor, row, 'tip-off.give-share');
    return { revision: row.revision };
  });
}
