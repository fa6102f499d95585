import type { Database, Work } from '#src/platform/database/database.ts';
import { policyFrom, type SignInPolicy } from '../sign-in-policy.ts';

/** 登录策略 of a county, as it has set it. */
export async function policyOf(db: Database | Work, county: string, demo: boolean): Promise<SignInPolicy> {
  const row = await db
    .selectFrom('county_settings')
    .select('value')
    .where('county', '=', county)
    .where('name', '=', 'sign-in')
    .executeTakeFirst();
  return policyFrom(row?.value, demo);
}
