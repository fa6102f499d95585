import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '#src/platform/command.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { user } from './user.ts';

let database: TestDatabase;
let folder = '';
let said = '';
const terminal: Terminal = {
  out: async (text) => {
    said += text;
  },
  err: (text) => {
    said += text;
  },
  isTerminal: false,
  showsProgress: false,
  width: 100,
};
const given = process.env.DATABASE_URL;

beforeEach(async () => {
  database = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'renji-user-'));
  process.env.DATABASE_URL = database.url;
  said = '';
});
afterEach(async () => {
  if (given === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = given;
  rmSync(folder, { recursive: true });
  await database.close();
});

const run = (...args: readonly string[]) => user.run([...args, '--data', folder], terminal);
const ADMIN = ['add', 'zhou', '--name', '周敏', '--office', 'county-admin', '--unit', '411323'];

test('the first administrator comes with the county, and a code that is written down nowhere', async () => {
  expect(await run(...ADMIN, '--open', '河南省/南阳市/西峡县')).toBe(0);
  expect(said).toContain('已新增 周敏（zhou）：西峡县 · 县系统管理员');
  expect(said).toMatch(/一次性登录码：[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  const units = await database.db.selectFrom('units').select(['county', 'path', 'name']).orderBy('path').execute();
  expect(units).toEqual([
    { county: '41', path: '/41', name: '河南省' },
    { county: '4113', path: '/41/4113', name: '南阳市' },
    { county: '411323', path: '/41/4113/411323', name: '西峡县' },
  ]);
  const events = await database.db.selectFrom('audit_events').select('action').execute();
  expect(events.map(({ action }) => action).sort()).toEqual(['office.grant', 'person.code', 'person.create']);
});

test('an account is one person’s, an office stands where it may, and a county must be there', async () => {
  expect(await run(...ADMIN)).toBe(2);
  expect(said).toMatch(/没有机构“411323”/);
  await run(...ADMIN, '--open', '河南省/南阳市/西峡县');
  expect(await run(...ADMIN)).toBe(2);
  expect(said).toMatch(/账号 zhou 已有人使用/);
  expect(await run('add', 'li', '--name', '李芳', '--office', 'registrar', '--unit', '411323')).toBe(2);
  expect(said).toMatch(/学籍管理员只能设在学校、教学点/);
});
