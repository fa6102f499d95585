import { inject } from 'vitest';
import type { Demo } from './demo-counties.ts';

/** The county of this worker: nobody else signs in there. */
export function demo(): Demo {
  const demos = inject('demos');
  const own = demos[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % demos.length];
  if (own === undefined) throw new Error('no demo county is served');
  return own;
}
