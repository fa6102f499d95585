import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#src/organization/office.ts';
import type { App } from '#src/platform/http/app.ts';
import { CAST, type CastMember, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import { createRecords } from '../store/create-records.ts';
import { registryRoutes } from './registry-routes.ts';

let base: TestDatabase;
let app: App;
let id: string;
const written: unknown[] = [];

beforeAll(async () => {
  base = await openTestDatabase();
  const desk = { ...aDesk(base), afterChange: async () => {} };
  await seedCast(base.db);
  id = randomUUID();
  const draft = { id, unit: PLACES.primaryClass, cells: aStudent() };
  const by = { person: undefined, office: undefined };
  await base.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], by, { kind: 'seed' }));
  const stationery = {
    template: [{ heading: '身份证件号（文本格式）', field: 'idNumber' as const }],
    writeWorkbook: async (
      _path: string,
      sheets: readonly { readonly rows: Iterable<unknown> | AsyncIterable<unknown> }[],
    ) => {
      for await (const row of sheets[0]?.rows ?? []) written.push(row);
      return { message: '磁盘已满，请清理后重试' };
    },
  };
  app = await anApp((routes) => {
    // Whoever the test says is asking; the gate itself is tested where it stands.
    routes.decorateRequest('actor', {
      getter(): Actor {
        return CAST[(this as { headers: Record<string, string> }).headers['x-cast'] as CastMember];
      },
    });
    registryRoutes(routes, desk, stationery);
  });
});
afterAll(async () => {
  await app.close();
  await base.close();
});

const ask = (who: CastMember, method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: object) =>
  app.inject({ method, url, headers: { ...FROM_OUR_PAGE, 'x-cast': who }, ...(payload && { payload }) });

test('查找、打开、修改、历史一路走通', async () => {
  const found = await ask('registrar', 'POST', '/api/pupils/search', { words: 'zxm', columns: ['idNumber'] });
  expect(found.json()).toMatchObject({ rows: [{ id, name: '张小明', cells: { idNumber: '4****************4' } }] });
  const record = await ask('registrar', 'GET', `/api/pupils/${id}`);
  expect(record.json()).toMatchObject({ revision: 1, editable: true });
  const edited = await ask('registrar', 'PATCH', `/api/pupils/${id}`, { seen: 1, cells: { homepage: 'a.cn' } });
  expect([edited.statusCode, edited.json()]).toEqual([200, { revision: 2 }]);
  const late = await ask('registrar', 'PATCH', `/api/pupils/${id}`, { seen: 1, cells: { homepage: 'b.cn' } });
  expect([late.statusCode, late.json()]).toMatchObject([409, { objections: [{ code: 'stale' }] }]);
  const history = await ask('registrar', 'GET', `/api/pupils/${id}/history`);
  expect(history.json().rows).toHaveLength(2);
  const past = await ask('registrar', 'GET', `/api/pupils/${id}?day=2025-03-19`);
  expect([past.statusCode, past.json().message]).toEqual([404, expect.stringContaining('还没有建立')]);
  const count = await ask('registrar', 'GET', `/api/pupils/count?unit=${encodeURIComponent(PLACES.primary)}`);
  expect(count.json()).toMatchObject({ total: 1 });
});

test('外人得到的和不存在的一模一样', async () => {
  for (const [method, path, payload] of [
    ['GET', ''],
    ['GET', '/history'],
    ['GET', '/photo'],
    ['PATCH', '', { seen: 1, cells: { homepage: 'x' } }],
    ['POST', '/reveal', { field: 'idNumber', reason: '核对一下' }],
  ] as const) {
    const theirs = await ask('stranger', method, `/api/pupils/${id}${path}`, payload);
    const nobodys = await ask('registrar', method, `/api/pupils/${randomUUID()}${path}`, payload);
    expect(theirs.statusCode).toBe(404);
    expect(theirs.body).toBe(nobodys.body);
  }
});

test('不认识的字段、不完整的号码、机构地址里的怪字符，都以中文退回', async () => {
  for (const [method, url, payload] of [
    ['PATCH', `/api/pupils/${id}`, { seen: 1, cells: { revision: '9' } }],
    ['POST', `/api/pupils/${id}/reveal`, { field: 'password', reason: '核对一下' }],
    ['POST', `/api/pupils/${id}/reveal`, { field: 'idNumber', reason: '' }],
    ['POST', '/api/pupils/search', { last4: 'abcd' }],
    ['POST', '/api/pupils/search', { unit: "/41' or 1=1" }],
    ['POST', '/api/pupils/export', { format: 'ndjson', columns: ['sealed'] }],
  ] as const) {
    const answer = await ask('registrar', method, url, payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toMatch(/[\u4e00-\u9fff]/);
  }
});

test('逐行导出以说明行数的一行结束；工作簿用全国模板的列名，写不成时说明原因', async () => {
  const lines = await ask('registrar', 'POST', '/api/pupils/export', {
    format: 'ndjson',
    columns: ['name', 'idNumber'],
  });
  expect(
    lines.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { idNumber: '4****************4', name: '张小明' },
    { complete: true, rows: 1 },
  ]);
  const book = await ask('registrar', 'POST', '/api/pupils/export-clear', {
    format: 'xlsx',
    columns: ['name', 'idNumber'],
    reason: '报送县局',
  });
  expect([book.statusCode, book.json().objections[0].message]).toEqual([409, '磁盘已满，请清理后重试']);
  expect(written).toMatchObject([
    { cells: [{ value: '身份证件号（文本格式）' }, { value: '姓名' }] },
    { cells: ['411323201503129914', '张小明'] },
  ]);
});

/** The smallest PNG that claims a size, with a remark about where it was taken. */
function aPng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const remark = chunk('tEXt', Buffer.from('丁河镇简村3组12号'));
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    remark,
    chunk('IDAT', Buffer.from('x')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('照片按内容认定，附带的拍摄信息去掉，密封保存，只给有权的人看', async () => {
  const put = (payload: Buffer, type = 'image/png') =>
    app.inject({
      method: 'PUT',
      url: `/api/pupils/${id}/photo`,
      headers: { ...FROM_OUR_PAGE, 'x-cast': 'registrar', 'content-type': type },
      payload,
    });
  expect((await put(Buffer.from('<svg onload=1>'))).statusCode).toBe(409);
  expect((await put(aPng(20, 20))).statusCode).toBe(409);
  expect((await put(aPng(300, 400), 'image/svg+xml')).statusCode).toBe(415);
  expect((await put(aPng(300, 400))).statusCode).toBe(200);
  const photo = await ask('registrar', 'GET', `/api/pupils/${id}/photo`);
  expect(photo.headers['content-type']).toBe('image/png');
  expect(photo.rawPayload.includes(Buffer.from('IDAT'))).toBe(true);
  expect(photo.rawPayload.includes(Buffer.from('简村'))).toBe(false);
  const stored = await base.db.selectFrom('photos').select('sealed').executeTakeFirstOrThrow();
  expect(stored.sealed.includes(Buffer.from('IHDR'))).toBe(false);
  expect((await ask('registrar', 'GET', `/api/pupils/${id}`)).json()).toMatchObject({ hasPhoto: true });
});
