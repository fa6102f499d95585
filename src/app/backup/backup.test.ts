import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRecords } from '#src/registry/store/create-records.ts';
import { COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openEmptyDatabase, openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk, aSeal, NOW } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import type { Opener } from './lock.ts';
import { BrokenBackup } from './refusals.ts';
import { readBackup, restoreBackup } from './restore-backup.ts';
import { tablesOf } from './tables.ts';
import { countOf, writeBackup } from './write-backup.ts';

const PASSPHRASE: Opener = { passphrase: '丹江水长流又流 2025' };
const seal = aSeal();
let county: TestDatabase;
let folder = '';

beforeAll(async () => {
  county = await openTestDatabase();
  await seedCast(county.db);
  const desk = { ...aDesk(county), seal, afterChange: async () => {} };
  const drafts = ['张小明', '李小红', '阿依古丽·买买提', '𬭛玉'].map((name) => {
    return { id: randomUUID(), unit: PLACES.primaryClass, cells: aStudent({ name }) };
  });
  const nobody = { person: undefined, office: undefined };
  await county.db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, nobody, { kind: 'seed' }));
  folder = mkdtempSync(join(tmpdir(), 'renji-backup-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await county.close();
});

describe('a backup', () => {
  test('is one file that shows nobody a name, and is never written over', async () => {
    const path = await taken('one.renji', PASSPHRASE);
    const bytes = readFileSync(path);
    for (const secret of ['张小明', 'G4113232015', 'secret-of-the-key-file'])
      expect(bytes.includes(secret)).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(taken('one.renji', PASSPHRASE)).rejects.toThrow(/同名文件已存在/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('holds every table but those of sessions, counted and digested', async () => {
    const { manifest, head, keyFile } = await readBackup(await taken('counted.renji', PASSPHRASE), PASSPHRASE);
    expect(manifest.students?.rows).toBe(4);
    expect(Object.keys(manifest).sort()).toEqual((await named(county)).sort());
    expect(manifest).not.toHaveProperty('sessions');
    expect(head.takenAt).toBe(NOW.toISOString());
    expect(keyFile).toBe('secret-of-the-key-file');
  });

  test('locked by the key file does not have the key inside', async () => {
    const { keyFile } = await readBackup(await taken('keyed.renji', { seal }), { seal });
    expect(keyFile).toBeUndefined();
  });

  test('opens to nobody with another passphrase, another key, or none', async () => {
    const [worded, keyed] = [await taken('worded.renji', PASSPHRASE), await taken('by-key.renji', { seal })];
    await expect(readBackup(worded, { passphrase: '丹江水长流又流 2024' })).rejects.toThrow(/口令不对/);
    await expect(readBackup(worded, { seal })).rejects.toThrow(/用口令加密/);
    await expect(readBackup(keyed, { seal: aSeal() })).rejects.toThrow(/密钥文件与这份备份不符/);
    await expect(readBackup(keyed, PASSPHRASE)).rejects.toThrow(/不用口令/);
  });
});

describe('a restore', () => {
  let empty: TestDatabase;
  beforeEach(async () => {
    empty = await openEmptyDatabase();
  });
  afterEach(() => empty.close());

  test('brings every table back bit by bit', async () => {
    const backup = await readBackup(await taken('whole.renji', PASSPHRASE), PASSPHRASE);
    await restoreBackup(empty.url, backup);
    expect(await counts(empty)).toEqual(await counts(county));
    const { rows } = await query<{ id: string; sealed: Buffer }>(
      empty,
      'select id, sealed from students where name = $1',
      ['张小明'],
    );
    const cells = seal.open(rows[0]?.sealed ?? Buffer.alloc(0), `students|${COUNTY}|${rows[0]?.id}`);
    expect(cells.toString()).toContain('张小明');
  });

  test('is refused where there are data already, and leaves them as they are', async () => {
    const backup = await readBackup(await taken('again.renji', { seal }), { seal });
    const before = await counts(county);
    await expect(restoreBackup(county.url, backup)).rejects.toThrow(/已有数据/);
    expect(await counts(county)).toEqual(before);
  });

  test('of a file with a damaged byte, anywhere, is refused before the database is touched', async () => {
    const whole = await taken('damaged.renji', { seal });
    const length = statSync(whole).size;
    const damaged = join(folder, 'one-byte.renji');
    for (let i = 0; i < 400; i++) {
      const at = i < 250 ? i : i < 300 ? length - 1 - (i - 250) : Math.floor((length * (i - 300)) / 100);
      copyFileSync(whole, damaged);
      const bytes = readFileSync(damaged);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(damaged, bytes);
      await expect(readBackup(damaged, { seal }), `byte ${at}`).rejects.toThrow(BrokenBackup);
    }
    expect(await named(empty)).toEqual([]);
  });

  test('of a file that was cut off or has something behind it is refused', async () => {
    const bytes = readFileSync(await taken('cut.renji', { seal }));
    const other = join(folder, 'other.renji');
    for (const length of [0, 5, 40, 200, bytes.length - 1]) {
      writeFileSync(other, bytes.subarray(0, length));
      await expect(readBackup(other, { seal }), `${length} bytes`).rejects.toThrow(BrokenBackup);
    }
    writeFileSync(other, Buffer.concat([bytes, Buffer.from('x')]));
    await expect(readBackup(other, { seal })).rejects.toThrow(/已损坏/);
    writeFileSync(other, '花名册');
    await expect(readBackup(other, { seal })).rejects.toThrow(/不是人籍的备份文件/);
  });

  test('that does not come out as the manifest says is taken back whole', async () => {
    const backup = await readBackup(await taken('differs.renji', { seal }), { seal });
    const manifest = { ...backup.manifest, units: { rows: 1, sha256: '' } };
    await expect(restoreBackup(empty.url, { ...backup, manifest })).rejects.toThrow(/已全部撤回/);
    const tables = await counts(empty);
    expect(Object.values(tables).every(({ rows }) => rows === 0)).toBe(true);
  });

  test('of a backup from a newer program is refused', async () => {
    const backup = await readBackup(await taken('newer.renji', { seal }), { seal });
    const migrations = [...backup.head.migrations, { name: '9999-later.sql', hash: '' }];
    const newer = { ...backup, head: { ...backup.head, migrations } };
    await expect(restoreBackup(empty.url, newer)).rejects.toThrow(/先升级程序/);
  });
});

async function taken(name: string, opener: Opener): Promise<string> {
  const path = join(folder, name);
  await writeBackup({ url: county.url, path, opener, keyFile: 'secret-of-the-key-file', now: NOW });
  expect(existsSync(`${path}.${process.pid}.new`)).toBe(false);
  return path;
}

async function counts(of: TestDatabase) {
  return connected(of, async (client) => {
    const tables = await tablesOf(client);
    const all: Record<string, { rows: number; sha256: string }> = {};
    for (const table of tables) all[table.name] = await countOf(client, table);
    return all;
  });
}

function named(of: TestDatabase): Promise<string[]> {
  return connected(of, async (client) => (await tablesOf(client)).map(({ name }) => name));
}

function query<R extends pg.QueryResultRow>(of: TestDatabase, text: string, values: readonly string[]) {
  return connected(of, (client) => client.query<R>(text, [...values]));
}

async function connected<T>(of: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: of.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
