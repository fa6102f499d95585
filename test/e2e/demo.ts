import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { Demo } from './demo-counties.ts';

let own: Demo | undefined;

/** The county of this file of journeys while it runs: nobody else signs in there. There are as many as files run at once. */
export function demo(): Demo {
  own ??= inject('demos').find(isTaken);
  if (own === undefined) throw new Error('every demo county has visitors');
  return own;
}

afterAll(() => {
  if (own !== undefined) rmSync(markOf(own));
});

/** Whoever makes the mark has the county. */
function isTaken(one: Demo): boolean {
  try {
    closeSync(openSync(markOf(one), 'wx'));
    return true;
  } catch {
    return false;
  }
}

function markOf({ data }: Demo): string {
  return join(data, 'visited');
}
