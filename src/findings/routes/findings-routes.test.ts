import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#src/organization/office.ts';
import type { App } from '#src/platform/http/app.ts';
import { awaitTasks } from '#src/platform/tasks/start-task.ts';
import type { Cells } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { CAST, type CastMember, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import { recheck } from '../store/recheck.ts';
import { findingsRoutes } from './findings-routes.ts';

const NOBODY = { person: undefined, office: undefined };

let base: TestDatabase;
let app: App;
let desk: RegisterDesk;
/** Two children of 丁河镇中心小学, one of the school next to it. */
let ming: string;
let hong: string;
let gang: string;

beforeAll(async () => {
  base = await openTestDatabase();
  const plain = aDesk(base);
  desk = { ...plain, afterChange: (work, county, ids) => recheck(plain, work, county, ids) };
  await seedCast(base.db);
  app = await anApp((routes) => {
    // Whoever the test says is asking; the gate itself is tested where it stands.
    routes.decorateRequest('actor', {
      getter(): Actor {
        return CAST[(this as { headers: Record<string, string> }).headers['x-cast'] as CastMember];
      },
    });
    findingsRoutes(routes, desk);
  });
});
afterAll(async () => {
  await app.close();
  await base.close();
});
beforeEach(async () => {
  [ming, hong, gang] = [randomUUID(), randomUUID(), randomUUID()];
  await base.db.deleteFrom('neighbour_keys').execute();
  await base.db.deleteFrom('finding_events').execute();
  await base.db.deleteFrom('findings').execute();
  await base.db.deleteFrom('student_changes').execute();
  await base.db.deleteFrom('students').execute();
  await base.db.transaction().execute((work) =>
    createRecords(
      desk,
      work,
      COUNTY,
      [
        { id: ming, unit: PLACES.primaryClass, cells: aStudent({ phone: '1383770', postcode: '1' }) },
        {
          id: hong,
          unit: PLACES.primaryClass2,
          cells: another('李小红', { migrantWorkersChild: '是', className: '2' }),
        },
        { id: gang, unit: PLACES.otherClass, cells: another('刘大刚', { phone: '', schoolCode: '2141000002' }) },
      ],
      NOBODY,
      { kind: 'seed' },
    ),
  );
});

describe('a list', () => {
  test('is of those in reach, with what is wrong, what to do, and no number', async () => {
    const page = await ask('registrar', 'POST', '/api/findings/search', {});
    expect(page.statusCode).toBe(200);
    const { rows } = page.json();
    expect(rows.map(({ name, rule }: Row) => `${name} ${rule}`).sort()).toEqual([
      '张小明 CO-03',
      '张小明 CO-04',
      '李小红 SP-02',
    ]);
    expect(rows[0]).toMatchObject({ place: { school: '丁河镇中心小学' }, owner: 'registrar', state: 'open' });
    expect(page.body).not.toMatch(/\d{11}/);
  });

  test('can be read on page by page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = (
        await ask('county', 'POST', '/api/findings/search', { limit: 1, ...(cursor && { cursor }) })
      ).json();
      seen.push(...page.rows.map(({ id }: Row) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    const whole = await rowsOf('county', {});
    expect(seen).toEqual(whole.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(3);
  });

  test('is narrowed to a child by part of its name or sound, as the list of pupils is', async () => {
    for (const [words, names] of [
      ['小红', ['李小红']],
      ['zxm', ['张小明', '张小明']],
      ['没有这人', []],
    ] as const) {
      const rows = await rowsOf('registrar', { words });
      expect(rows.map(({ name }) => name)).toEqual(names);
    }
  });

  test('shows a stranger nothing', async () => {
    expect(await rowsOf('stranger', {})).toEqual([]);
    expect(await rowsOf('strangeRegistrar', {})).toEqual([]);
    const [{ id } = { id: '' }] = await rowsOf('registrar', {});
    const theirs = await ask('stranger', 'GET', `/api/findings/${id}`);
    const nobodys = await ask('registrar', 'GET', `/api/findings/${randomUUID()}`);
    expect([theirs.statusCode, theirs.body]).toEqual([404, nobodys.body]);
    const record = await ask('neighbour', 'GET', `/api/pupils/${ming}/findings`);
    expect([record.statusCode, record.body]).toEqual([404, nobodys.body]);
  });
});

test('every count opens a list of just so many', async () => {
  for (const by of ['rule', 'severity', 'unit', 'grade'] as const) {
    for (const who of ['county', 'registrar', 'classTeacher', 'stranger'] as const) {
      const { rows, total } = (await ask(who, 'GET', `/api/findings/counts?by=${by}`)).json();
      expect(total).toBe((await rowsOf(who, {})).length);
      for (const { key, count } of rows as { key: string; count: number }[]) {
        expect(await rowsOf(who, { [by]: key })).toHaveLength(count);
      }
    }
  }
});

describe('an explanation', () => {
  test('settles a query, is taken back, and dies with the value', async () => {
    const finding = await findingOf('SP-02');
    const text = '户口刚迁入，已看过户口簿';
    const said = await ask('registrar', 'POST', `/api/findings/${finding.id}/explain`, { revision: 1, text });
    expect([said.statusCode, said.json()]).toEqual([200, { revision: 2 }]);
    expect(await rowsOf('registrar', { rule: 'SP-02' })).toEqual([]);
    expect(await queriesOf(hong)).toBe(0);
    const back = await ask('registrar', 'POST', '/api/findings/reopen', { targets: [{ id: finding.id, revision: 2 }] });
    expect(back.json()).toEqual({ done: [{ id: finding.id, revision: 3 }], refused: [] });
    expect(await queriesOf(hong)).toBe(1);
    await ask('registrar', 'POST', `/api/findings/${finding.id}/explain`, { revision: 3, text });
    await edit(hong, { classRollNumber: '9' });
    expect(await rowsOf('registrar', { state: 'explained' })).toHaveLength(1);
    await edit(hong, { householdRegion: '411323001000' });
    expect(await rowsOf('registrar', { state: 'explained' })).toEqual([]);
    const detail = (await ask('registrar', 'GET', `/api/findings/${finding.id}`)).json();
    expect(detail).toMatchObject({ state: 'open', explanation: '' });
    expect(detail.events.map(({ title }: { title: string }) => title)[0]).toBe('内容已变，原说明失效');
    expect(detail.events.at(-2)).toMatchObject({ by: '李老师', text });
    expect(await rowsOf('registrar', { returned: true })).toHaveLength(1);
  });

  test('is refused for an error, with a number in it, when it is late, and to those who only read', async () => {
    const query = await findingOf('SP-02');
    const error = await findingOf('CO-03');
    const explain = (id: string, body: object, who: CastMember = 'registrar') =>
      ask(who, 'POST', `/api/findings/${id}/explain`, { revision: 1, text: '已经核实无误', ...body });
    const codes = async (answer: ReturnType<typeof explain>) => (await answer).json().objections?.[0].code;
    expect(await codes(explain(error.id, {}))).toBe('must-be-mended');
    expect(await codes(explain(query.id, { text: '证号 411323201503129914 无误' }))).toBe('number-in-full');
    expect(await codes(explain(query.id, { revision: 7 }))).toBe('stale');
    expect((await explain(query.id, {}, 'neighbour')).statusCode).toBe(404);
    expect((await explain(query.id, {}, 'stranger')).statusCode).toBe(404);
    expect((await explain(error.id, { how: 'evidenced' })).statusCode).toBe(200);
  });

  test('of many at once does what can be done and says why the rest was not', async () => {
    const targets = (await rowsOf('county', {})).map(({ id, revision }) => ({ id, revision }));
    const answer = await ask('registrar', 'POST', '/api/findings/explain', { targets, text: '已经核实无误' });
    const { done, refused } = answer.json();
    expect(done.length + refused.length).toBe(targets.length);
    expect(done).toEqual([{ id: (await findingOf('SP-02', 'explained')).id, revision: 2 }]);
    expect(refused.map(({ message }: { message: string }) => message)).toContain('未找到，或不在您的管理范围内。');
  });
});

test('a finding is given to another office and gets a day', async () => {
  const { id } = await findingOf('CO-03');
  const assign = (body: object) => ask('county', 'POST', `/api/findings/${id}/assign`, { revision: 1, ...body });
  expect((await assign({ due: '2025-03-19' })).json().objections[0].code).toBe('past');
  expect((await assign({ owner: 'head', due: '2025-03-21' })).statusCode).toBe(200);
  expect(await rowsOf('head', { owner: 'head', due: 'soon' })).toMatchObject([
    { id, daysLeft: 1, ownerTitle: '学校领导' },
  ]);
});

test('today shows each office what is due, with doors to lists that are just as long', async () => {
  await base.db.updateTable('findings').set({ due: '2025-03-19' }).where('rule', '=', 'CO-03').execute();
  for (const who of ['registrar', 'head', 'county', 'classTeacher', 'stranger'] as const) {
    const { sections } = (await ask(who, 'GET', '/api/today')).json();
    for (const { key, count, door } of sections) {
      if (key === 'schools') continue;
      const { returned, ...search } = door.search;
      expect(await rowsOf(who, { ...search, ...(returned && { returned: true }) })).toHaveLength(count);
    }
  }
  const { sections } = (await ask('registrar', 'GET', '/api/today')).json();
  expect(sections[0]).toMatchObject({ key: 'overdue', count: 1, lines: [{ daysLeft: -1 }] });
  const schools = (await ask('county', 'GET', '/api/today')).json().sections.at(-1);
  expect(schools.lines[0]).toMatchObject({ title: '丁河镇中心小学', detail: '错误 2 项' });
  expect((await ask('inspector', 'GET', '/api/today')).json().sections).toEqual([]);
});

describe('the overview', () => {
  test('counts pupils and findings below a unit, and leads down', async () => {
    const { whole, rows } = (await ask('county', 'GET', '/api/overview')).json();
    expect(whole).toMatchObject({ name: '西峡县', pupils: 3, withErrors: 2 });
    expect(rows.map(({ name, pupils }: { name: string; pupils: number }) => [name, pupils])).toEqual([
      ['丹水镇中心校', 1],
      ['丁河镇中心校', 2],
    ]);
    for (const { path, errors } of rows) {
      expect(await rowsOf('county', { unit: path, severity: 'error' })).toHaveLength(errors);
    }
  });

  test('gives the city figures of all its counties, and no name of a child', async () => {
    const answer = await ask('inspector', 'GET', '/api/overview');
    expect(answer.json().rows).toMatchObject([
      { name: '西峡县', pupils: 3 },
      { name: '镇平县', pupils: 0 },
    ]);
    expect(answer.body).not.toContain('张小明');
  });

  test('of another county is not there', async () => {
    const unit = encodeURIComponent(PLACES.county);
    expect((await ask('stranger', 'GET', `/api/overview?unit=${unit}`)).statusCode).toBe(404);
    expect((await ask('stranger', 'GET', '/api/overview')).json().whole).toMatchObject({ pupils: 0 });
  });
});

test('the grid shows each pupil once, numbers in stars, with what the neighbour may not see', async () => {
  const grid = (await ask('registrar', 'POST', '/api/findings/grid', { severity: 'error' })).json();
  expect(grid.rows).toMatchObject([{ student: ming, revision: 1, editable: true, findings: [{}, {}] }]);
  expect(grid.rows[0].cells.idNumber).toBe('4****************4');
  expect(grid.rows[0].hidden).toContain('phone');
  expect((await ask('stranger', 'POST', '/api/findings/grid', {})).json().rows).toEqual([]);
  const looks = await base.db
    .selectFrom('audit_events')
    .select('subject')
    .where('action', '=', 'record.open')
    .execute();
  expect(looks).toContainEqual({ subject: ming });
});

test('a problem list has a sheet for each class, and is written down', async () => {
  const answer = await ask('registrar', 'POST', '/api/findings/export', {});
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  const deeds = await base.db
    .selectFrom('audit_events')
    .select('detail')
    .where('action', '=', 'finding.export')
    .execute();
  expect(deeds).toContainEqual({ detail: { findings: 3, classes: 2 } });
});

test('asking all rules anew closes what is no longer wrong, and changes nothing else', async () => {
  const before = await rowsOf('county', {});
  await base.db.updateTable('findings').set({ state: 'fixed' }).where('rule', '=', 'CO-04').execute();
  const { task } = (await ask('county', 'POST', '/api/findings/recheck')).json();
  expect(task).toMatch(/^[0-9a-f-]{36}$/);
  expect(await awaitTasks(desk, 20_000)).toBe(true);
  const after = await rowsOf('county', {});
  expect(after.map(({ rule, name }) => [rule, name])).toEqual(before.map(({ rule, name }) => [rule, name]));
});

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly rule: string;
  readonly name: string;
}

function ask(who: CastMember, method: 'GET' | 'POST', url: string, payload?: object) {
  return app.inject({ method, url, headers: { ...FROM_OUR_PAGE, 'x-cast': who }, ...(payload && { payload }) });
}

async function rowsOf(who: CastMember, filter: object): Promise<readonly Row[]> {
  const answer = await ask(who, 'POST', '/api/findings/search', { ...filter, limit: 200 });
  expect([answer.statusCode, answer.json().message]).toEqual([200, undefined]);
  return answer.json().rows;
}

async function findingOf(rule: string, state = 'open'): Promise<Row> {
  const [row] = await rowsOf('registrar', { rule, state });
  if (row === undefined) throw new Error(`no finding of ${rule}`);
  return row;
}

async function queriesOf(id: string): Promise<number | undefined> {
  const row = await base.db.selectFrom('students').select('queries').where('id', '=', id).executeTakeFirst();
  return row?.queries;
}

async function edit(id: string, cells: Cells): Promise<void> {
  await base.db.transaction().execute(async (work) => {
    const [record] = await openRecords(work, desk.seal, COUNTY, [id]);
    const change = { id, seen: record?.revision ?? 0, cells };
    await changeRecords(desk, work, COUNTY, [change], NOBODY, { kind: 'edit' });
  });
}

/** A child who is nobody's double. */
function another(name: string, over: Cells): Cells {
  const idNumber = name === '李小红' ? '411323201503129930' : '411323201503129957';
  const numbers = { idNumber, nationalNumber: `G${idNumber}`, classRollNumber: name === '李小红' ? '8' : '9' };
  const family = { 'guardian1.phone': '13837700003', 'guardian2.phone': '13837700004' };
  return { ...aStudent(), name, ...numbers, ...family, ...over };
}
