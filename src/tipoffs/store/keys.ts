import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Wrap } from './report.ts';
import { excused, visibleTipOff } from './tip-off-rows.ts';

/** 钥匙 of one of a desk's inspectors. */
export interface ListedKey {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly madeOn: LocalDate;
  readonly isConfirmed: boolean;
}

export interface OwnKey extends ListedKey {
  readonly locked: Buffer;
}

/** 本处的钥匙 in use; one's own with its locked half. */
export async function keysAt(
  db: Database | Work,
  actor: Actor,
): Promise<{ readonly mine: OwnKey | undefined; readonly keys: readonly ListedKey[] }> {
  if (!can(actor, 'tip-off.read', actor.unit)) return { mine: undefined, keys: [] };
  const { rows } = await sql<OwnKey>`
    select keys.id, keys.person, people.name, keys.public_key as "publicKey", keys.locked, keys.made_on as "madeOn",
      keys.confirmed_on is not null as "isConfirmed"
    from tip_off_keys as keys
    join people on people.county = keys.county and people.id = keys.person and people.sealed_at is null
    where keys.county = ${actor.county} and keys.retired_on is null and exists (select from holdings
      join units on units.county = holdings.county and units.id = holdings.unit and units.path = ${actor.unit}
      where holdings.county = keys.county and holdings.person = keys.person and holdings.until is null
        and holdings.office = 'tip-off-inspector')
    order by keys.made_on, people.name`.execute(db);
  const keys = rows.map(({ locked: _, ...key }) => key);
  return { mine: rows.find(({ person }) => person === actor.person), keys };
}

/**
 * 制作钥匙 — made in the inspector's browser; a former one is retired. The desk's first key counts at once, every later one when
 * another inspector has compared its fingerprint.
 */
export function keepKey(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  actor: Actor,
  made: { readonly publicKey: Buffer; readonly locked: Buffer },
): Promise<{ readonly id: string; readonly isConfirmed: boolean }> {
  return db.transaction().execute(async (work) => {
    const { county, person } = actor;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`tip-off keys ${actor.unit}`}, 0))`.execute(work);
    const today = clock.today();
    await sql`
      update tip_off_keys set retired_on = ${today}::date
      where county = ${county} and person = ${person}::uuid and retired_on is null`.execute(work);
    const isFirst = !(await keysAt(work, actor)).keys.some(({ isConfirmed }) => isConfirmed);
    const id = randomUUID();
    await work
      .insertInto('tip_off_keys')
      .values({
        ...{ county, id, person, public_key: made.publicKey, locked: made.locked, made_on: today },
        ...(isFirst && { confirmed_on: today, confirmed_by: person }),
      })
      .execute();
    const deed = { action: 'tip-off.key', subjectKind: 'tip-off-key', subject: id } as const;
    await audit(work, actor, { ...deed, detail: { new: true } }, clock.now());
    return { id, isConfirmed: isFirst };
  });
}

/** 还没有转交的信 — those this actor can open, the key's owner may see, and its key cannot open yet. */
export async function lettersWithout(db: Database | Work, actor: Actor, key: string) {
  const { rows } = await sql<MissingWrap>`
    select envelope.tip_off as "tipOff", envelope.number, envelope.kind, mine.wrapped from tip_off_envelopes as envelope
    join tip_offs on tip_offs.county = envelope.county and tip_offs.id = envelope.tip_off
    join tip_off_keys as theirs on theirs.county = envelope.county and theirs.id = ${key}::uuid
    join tip_off_wraps as mine on mine.county = envelope.county and mine.tip_off = envelope.tip_off
      and mine.number = envelope.number
    join tip_off_keys as own on own.county = mine.county and own.id = mine.key and own.person = ${actor.person}::uuid
      and own.retired_on is null
    where ${visibleTipOff(actor, 'tip-off.work')} and not ${excused(sql`theirs.person`)}
      and not exists (select from tip_off_wraps as there where there.county = envelope.county
        and there.tip_off = envelope.tip_off and there.number = envelope.number and there.key = theirs.id)
    order by envelope.tip_off, envelope.number limit 500`.execute(db);
  return rows;
}

interface MissingWrap {
  readonly tipOff: string;
  readonly number: number;
  readonly kind: 'report' | 'message' | 'note' | 'identity';
  readonly wrapped: Buffer;
}

export interface HandedWrap extends Pick<Wrap, 'wrapped'> {
  readonly tipOff: string;
  readonly number: number;
}

export type Confirmed = { readonly handed: number } | { readonly objections: readonly Objection[] } | 'missing';

/** 确认钥匙、转交举报 — by another inspector, who has compared the fingerprint; from now on reports are sealed to it, too. */
export function confirmKey(desk: Desk, actor: Actor, key: string, wraps: readonly HandedWrap[]): Promise<Confirmed> {
  return desk.db.transaction().execute(async (work): Promise<Confirmed> => {
    const { mine, keys } = await keysAt(work, actor);
    const theirs = keys.find(({ id }) => id === key);
    if (theirs === undefined) return 'missing';
    if (theirs.person === actor.person) {
      return { objections: [{ code: 'own', message: '自己的钥匙要由另一位查办员确认' }] };
    }
    if (mine?.isConfirmed !== true) {
      return { objections: [{ code: 'unconfirmed', message: '您自己的钥匙还没有经过确认，不能确认别人的' }] };
    }
    const allowed = new Set((await lettersWithout(work, actor, key)).map(placed));
    const fitting = wraps.filter((wrap) => allowed.has(placed(wrap)));
    for (const { tipOff, number, wrapped } of fitting) {
      const row = { county: actor.county, tip_off: tipOff, number, key, wrapped };
      await work.insertInto('tip_off_wraps').values(row).execute();
    }
    await sql`
      update tip_off_keys set confirmed_on = ${desk.clock.today()}::date, confirmed_by = ${actor.person}::uuid
      where county = ${actor.county} and id = ${key}::uuid and confirmed_on is null`.execute(work);
    const deed = { action: 'tip-off.confirm-key', subjectKind: 'tip-off-key', subject: key } as const;
    await audit(work, actor, { ...deed, detail: { files: fitting.length } }, desk.clock.now());
    return { handed: fitting.length };
  });
}

function placed({ tipOff, number }: { readonly tipOff: string; readonly number: number }): string {
  return `${tipOff} ${number}`;
}
