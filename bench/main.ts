import { parseArgs } from 'node:util';
import { campaign } from './campaign.ts';
import { cases } from './cases.ts';
import { continuity } from './continuity.ts';
import { dropout } from './dropout.ts';
import { duckdb } from './duckdb.ts';
import { exchange } from './exchange.ts';
import { monitoring } from './monitoring.ts';
import { promotion } from './promotion.ts';
import { reading } from './reading.ts';
import { register } from './register.ts';
import { rules } from './rules.ts';
import { scans } from './scans.ts';
import { sheets } from './sheets.ts';

const SUITES = {
  rules,
  reading,
  duckdb,
  register,
  cases,
  promotion,
  continuity,
  sheets,
  campaign,
  scans,
  exchange,
  dropout,
  monitoring,
} as const satisfies Record<string, (full: boolean) => Promise<void>>;

const { values, positionals } = parseArgs({
  options: { full: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0) throw new Error(`no suite ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}`);
for (const [name, run] of Object.entries(SUITES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${name}`);
  await run(values.full);
}
