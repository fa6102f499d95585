import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#src/organization/office.ts';
import type { App } from '#src/platform/http/app.ts';
import { awaitTasks } from '#src/platform/tasks/start-task.ts';
import type { Student } from '#src/registry/student.ts';
import { CAST, type CastMember } from '#test/cast.ts';
import { anIntake, csvOf, type Intake } from '#test/intake.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { aStudent } from '#test/world.ts';
import { intakeRoutes } from './intake-routes.ts';

let intake: Intake;
let app: App;

beforeAll(async () => {
  intake = await anIntake();
  app = await anApp((routes) => {
    // Whoever the test says is asking; the gate itself is tested where it stands.
    routes.decorateRequest('actor', {
      getter(): Actor {
        return CAST[(this as { headers: Record<string, string> }).headers['x-cast'] as CastMember];
      },
    });
    intakeRoutes(routes, intake.desk);
  });
});
afterAll(async () => {
  await app.close();
  await intake.close();
});

const sister = aStudent({
  name: '张小红',
  sex: '女',
  birthDate: '20160708',
  idNumber: '411323201607089925',
  nationalNumber: '',
});

test('upload, look, commit, take back: the whole way over HTTP, and no number in clear', async () => {
  await intake.register([aStudent()]);
  const roster = [aStudent({ phone: '13837700009', name: '张晓明' }), sister, { ...sister, phone: '' }];
  const id = await upload('registrar', roster);
  const batch = (await ask('registrar', 'GET', `/api/imports/${id}`)).json();
  expect(batch).toMatchObject({ state: 'ready', counts: { new: 1, changed: 1, refused: 1 }, proposes: 1 });
  expect(batch.files[0].columns[1]).toEqual({ heading: '姓名', field: '姓名' });
  const changed = await ask('registrar', 'GET', `/api/imports/${id}/rows?outcome=changed`);
  expect(changed.json().rows[0]).toMatchObject({
    row: 2,
    school: '丁河镇中心小学',
    changes: [{ title: '联系电话', before: '138****0001', after: '138****0009', note: '第 11 位不同' }],
    keyChanges: [{ title: '姓名', before: '张小明', after: '张晓明' }],
  });
  for (const answer of [changed, await ask('registrar', 'GET', `/api/imports/${id}/rows`)]) {
    expect(answer.body).not.toMatch(/\d{17}[\dX]|\b1\d{10}\b/);
  }
  expect((await ask('registrar', 'POST', `/api/imports/${id}/commit`, { revision: 1 })).json()).toMatchObject({
    objections: [{ code: 'stale' }],
  });
  expect((await ask('registrar', 'POST', `/api/imports/${id}/commit`, { revision: batch.revision })).statusCode).toBe(
    202,
  );
  await awaitTasks(intake.desk, 10_000);
  const committed = (await ask('registrar', 'GET', `/api/imports/${id}`)).json();
  expect(committed).toMatchObject({ state: 'committed', stateTitle: '已提交' });
  const returned = await ask('registrar', 'GET', `/api/imports/${id}/returned.xlsx`);
  expect([returned.statusCode, returned.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  const proposals = (await ask('head', 'GET', '/api/proposed-changes')).json();
  expect(proposals.rows).toMatchObject([{ name: '张小明', state: 'proposed', changes: [{ after: '张晓明' }] }]);
  expect((await ask('head', 'GET', `/api/proposed-changes?batch=${id}`)).json().rows).toHaveLength(1);
  const plan = (await ask('registrar', 'GET', `/api/imports/${id}/undo`)).json();
  expect(plan).toEqual({ counts: { back: 1, withdrawn: 1, kept: 0, stays: 0 }, staying: [] });
  await ask('registrar', 'POST', `/api/imports/${id}/undo`, { revision: committed.revision });
  await awaitTasks(intake.desk, 10_000);
  expect((await ask('registrar', 'GET', `/api/imports/${id}`)).json()).toMatchObject({
    state: 'undone',
    undone: { back: 1 },
  });
  expect((await ask('registrar', 'GET', '/api/imports')).json().rows.map((row: { id: string }) => row.id)).toContain(
    id,
  );
  expect((await ask('head', 'GET', '/api/proposed-changes')).json().rows).toEqual([]);
  const withdrawn = await ask('head', 'GET', `/api/proposed-changes?state=withdrawn&batch=${id}`);
  expect(withdrawn.json().rows).toMatchObject([{ name: '张小明', state: 'withdrawn' }]);
});

test('who differs in key fields only is found among the differences, and not among the same', async () => {
  await intake.register([{ ...sister, name: '张小芳', idNumber: '', nationalNumber: 'G411323201607089925' }]);
  const id = await upload('registrar', [
    { ...sister, name: '张晓芳', idNumber: '', nationalNumber: 'G411323201607089925' },
  ]);
  expect((await ask('registrar', 'GET', `/api/imports/${id}`)).json()).toMatchObject({
    counts: { unchanged: 1 },
    ...{ proposes: 1, onlyProposes: 1 },
  });
  const rows = async (only: string) =>
    (await ask('registrar', 'GET', `/api/imports/${id}/rows?outcome=unchanged&only=${only}`)).json().rows.length;
  expect([await rows('agrees'), await rows('proposes')]).toEqual([0, 1]);
});

test('a batch is thrown away, and is then no more in the list', async () => {
  const id = await upload('registrar', [sister]);
  const { revision } = (await ask('registrar', 'GET', `/api/imports/${id}`)).json();
  expect((await ask('registrar', 'DELETE', `/api/imports/${id}?revision=${revision}`)).statusCode).toBe(204);
  expect((await ask('registrar', 'GET', '/api/imports')).body).not.toContain(id);
});

test('an upload without a file leaves no batch', async () => {
  const before = (await ask('registrar', 'GET', '/api/imports')).json().rows.length;
  const empty = await app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: { ...FROM_OUR_PAGE, 'x-cast': 'registrar' },
  });
  expect(empty.statusCode).toBe(415);
  expect((await ask('registrar', 'GET', '/api/imports')).json().rows).toHaveLength(before);
});

test('strangers get what they would get for a batch that does not exist', async () => {
  const id = await upload('registrar', [sister]);
  const { revision } = (await ask('registrar', 'GET', `/api/imports/${id}`)).json();
  const nothing = '00000000-0000-4000-8000-000000000000';
  for (const [method, path, payload] of [
    ['GET', ''],
    ['GET', '/rows'],
    ['GET', '/returned.xlsx'],
    ['GET', '/undo'],
    ['POST', '/commit', { revision }],
    ['POST', '/undo', { revision }],
    ['POST', '/read', { revision }],
    ['DELETE', `?revision=${revision}`],
  ] as const) {
    const theirs = await ask('stranger', method, `/api/imports/${id}${path}`, payload);
    const nobodys = await ask('registrar', method, `/api/imports/${nothing}${path}`, payload);
    expect([path, theirs.statusCode, theirs.body]).toEqual([path, 404, nobodys.body]);
    expect((await ask('neighbour', method, `/api/imports/${id}${path}`, payload)).statusCode).toBe(404);
  }
  expect((await ask('stranger', 'GET', '/api/imports')).json()).toEqual({ rows: [] });
  expect((await ask('stranger', 'GET', '/api/proposed-changes')).json()).toEqual({ rows: [] });
});

async function upload(who: CastMember, pupils: readonly Student[]): Promise<string> {
  const boundary = 'a-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="名册.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), csvOf(pupils), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { ...FROM_OUR_PAGE, 'x-cast': who, 'content-type': `multipart/form-data; boundary=${boundary}` };
  const answer = await app.inject({ method: 'POST', url: '/api/imports', headers, payload });
  expect(answer.statusCode).toBe(201);
  await awaitTasks(intake.desk, 10_000);
  return answer.json().id;
}

function ask(who: CastMember, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  return app.inject({ method, url, headers: { ...FROM_OUR_PAGE, 'x-cast': who }, ...(payload && { payload }) });
}
