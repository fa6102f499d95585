import { describe, expect, test } from 'vitest';
import { awaitTasks } from '#src/platform/tasks/start-task.ts';
import { PLACES } from '#test/cast.ts';
import { findingsAtWork } from '#test/findings-at-work.ts';

const { ask, db, desk, ids, rowsOf } = findingsAtWork();

test('today shows each office what is due, with doors to lists that are just as long', async () => {
  await db().updateTable('findings').set({ due: '2025-03-19' }).where('rule', '=', 'CO-03').execute();
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

  test('names grades and classes as people call them this year', async () => {
    const { rows } = (await ask('head', 'GET', '/api/overview')).json();
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(['四年级']);
    const grade = PLACES.primaryClass.replace(/\/[^/]*$/, '');
    const below = (await ask('head', 'GET', `/api/overview?unit=${encodeURIComponent(grade)}`)).json();
    expect(below.whole.name).toBe('四年级');
    expect(below.rows.map(({ name }: { name: string }) => name)).toEqual(['四年级1班', '四年级2班']);
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
  expect(grid.rows).toMatchObject([{ student: ids().ming, revision: 1, editable: true, findings: [{}, {}] }]);
  expect(grid.rows[0].cells.idNumber).toBe('4****************4');
  expect(grid.rows[0].hidden).toContain('phone');
  expect((await ask('stranger', 'POST', '/api/findings/grid', {})).json().rows).toEqual([]);
  const looks = await db().selectFrom('audit_events').select('subject').where('action', '=', 'record.open').execute();
  expect(looks).toContainEqual({ subject: ids().ming });
});

test('a problem list has a sheet for each class, and is written down', async () => {
  const answer = await ask('registrar', 'POST', '/api/findings/export', {});
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  const deeds = await db().selectFrom('audit_events').select('detail').where('action', '=', 'finding.export').execute();
  expect(deeds).toContainEqual({ detail: { findings: 3, classes: 2 } });
});

test('asking all rules anew closes what is no longer wrong, and changes nothing else', async () => {
  const before = await rowsOf('county', {});
  await db().updateTable('findings').set({ state: 'fixed' }).where('rule', '=', 'CO-04').execute();
  const { task } = (await ask('county', 'POST', '/api/findings/recheck')).json();
  expect(task).toMatch(/^[0-9a-f-]{36}$/);
  expect(await awaitTasks(desk(), 20_000)).toBe(true);
  const after = await rowsOf('county', {});
  expect(after.map(({ rule, name }) => [rule, name])).toEqual(before.map(({ rule, name }) => [rule, name]));
});
