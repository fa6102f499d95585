import { randomUUID } from 'node:crypto';
import { sealClaim } from '#src/continuity/claims/store/claim-rows.ts';
import { sealDetail } from '#src/continuity/store/leaver-rows.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** A leaver of this class, said to stay at its own school, so that whoever keeps the school may speak for both. */
export async function aLeaverOf(
  { db, seal, clock }: Desk,
  student: string,
  at: UnitPath,
): Promise<{ readonly id: string }> {
  const [id, county, now] = [randomUUID(), countyOf(at), clock.now()];
  await db
    .insertInto('leavers')
    .values({
      ...{ county, id, student, kind: 'primary', unit: at, name: '张小明', pinyin: 'zhangxiaoming' },
      ...{ left_on: clock.today(), school_year: 2025, destination: 'here', destination_unit: schoolOfClass(at) },
      ...{ sealed: sealDetail(seal, county, id, {}), key_id: seal.keyId, created_at: now, changed_at: now },
    })
    .execute();
  return { id };
}

export async function aDoubleClaimOf(
  { db, seal, clock }: Desk,
  student: string,
  at: UnitPath,
): Promise<{ readonly id: string }> {
  const [id, county] = [randomUUID(), countyOf(at)];
  await db
    .insertInto('double_claims')
    .values({
      ...{ county, id, number: `争议1999-${id.slice(0, 8)}`, kind: 'both', basis: 'raised', student, name: '张小明' },
      ...{ one: schoolOfClass(at), other: `/41/4113/${county}/nowhere/2141999999`, opened_at: clock.now() },
      ...{ sealed: sealClaim(seal, county, id, {}), key_id: seal.keyId },
    })
    .execute();
  return { id };
}
