// What `npm start` does: sets the product up, makes a small county, checks it, and says where the report lies.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');
const county = join(out, '演示县');
const report = join(out, '核查报告.xlsx');
const day = ['--today', '2025-03-20'];

setUp({ rebuild: true });

rmSync(county, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
say('\n生成演示花名册（全部人员均为虚构）……');
renji('generate', '--pupils', '600', '--seed', '2025', '--out', county, ...day);
const rosters = readdirSync(join(county, 'rosters'))
  .filter((name) => /\.xlsx?$/.test(name))
  .map((name) => join(county, 'rosters', name));
say(`\n核查 ${rosters.length} 所学校的花名册……\n`);
renji('check', ...rosters, '--schools', join(county, 'schools.csv'), '--report', report, ...day);
say(
  `\n花名册在 ${county}\n核查报告在 ${report}\n自己动手：bin/renji check 花名册.xls --report 报告.xlsx（说明：bin/renji check --help）`,
);

function renji(...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'bin/renji'), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
