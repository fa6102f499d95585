import { checkWithDuckDB } from './check.ts';

const [roster = '', findings = '', today = ''] = process.argv.slice(2);
await checkWithDuckDB({ roster, findings, today: Number(today) });
