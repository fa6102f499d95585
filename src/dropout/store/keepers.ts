import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { readPhone } from '#src/registry/phone.ts';
import type { DropoutCase } from '../dropout-case.ts';
import { EVERY_LEVEL, type Keeper, LEVELS, type Level } from '../keepers.ts';
import { type DeedOutcome, doDeed } from './do-deed.ts';

/** 联控联保责任人, level by level. The caller has found the case. */
export async function keepersOf(
  db: Database | Work,
  seal: Seal,
  { county, id }: Pick<DropoutCase, 'county' | 'id'>,
): Promise<ReadonlyMap<Level, Keeper>> {
  const rows = await db
    .selectFrom('dropout_keepers')
    .select(['level', 'sealed'])
    .where('county', '=', county)
    .where('dropout_case', '=', id)
    .execute();
  const kept = new Map(rows.map(({ level, sealed }) => [level, openKeeper(seal, placeOf(county, id, level), sealed)]));
  return new Map(
    EVERY_LEVEL.flatMap((level) => {
      const keeper = kept.get(level);
      return keeper === undefined ? [] : [[level, keeper] as const];
    }),
  );
}

/** 登记责任人 — all five at once; a level without a name has nobody. */
export function setKeepers(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  keepers: Readonly<Record<Level, Keeper>>,
): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'keepers', seen, async (work, { county }) => {
    const objections = EVERY_LEVEL.flatMap((level) => objectionsTo(level, keepers[level]));
    if (objections.length > 0) return { objections };
    await work.deleteFrom('dropout_keepers').where('county', '=', county).where('dropout_case', '=', id).execute();
    const set = EVERY_LEVEL.filter((level) => keepers[level].name.trim() !== '');
    if (set.length > 0) {
      await work
        .insertInto('dropout_keepers')
        .values(
          set.map((level) => ({
            ...{ county, dropout_case: id, level, key_id: desk.seal.keyId },
            sealed: desk.seal.close(JSON.stringify(keepers[level]), placeOf(county, id, level)),
            ...{ set_at: desk.clock.now(), set_by: actor.person },
          })),
        )
        .execute();
    }
    return { detail: { people: set.length } };
  });
}

function objectionsTo(level: Level, { name, post, phone }: Keeper): readonly Objection[] {
  if (name.trim() === '' && (post.trim() !== '' || phone.trim() !== '')) {
    return [{ code: 'name', field: level, message: `${LEVELS[level]}的责任人请写姓名` }];
  }
  if (phone.trim() !== '' && readPhone(phone) === undefined) {
    return [{ code: 'phone', field: level, message: `${LEVELS[level]}责任人的电话写 11 位手机号，或带区号的固定电话` }];
  }
  return [];
}

function openKeeper(seal: Seal, place: string, sealed: Uint8Array): Keeper {
  return JSON.parse(seal.open(sealed, place).toString('utf8')) as Keeper; // written by setKeepers
}

function placeOf(county: string, id: string, level: string): string {
  return `dropout_keepers|${county}|${id}|${level}`;
}
