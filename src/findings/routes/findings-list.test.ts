import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { type FoundRow, findingsAtWork } from '#test/findings-at-work.ts';

const { ask, ids, rowsOf } = findingsAtWork();

describe('a list', () => {
  test('is of those in reach, with what is wrong, what to do, and no number', async () => {
    const page = await ask('registrar', 'POST', '/api/findings/search', {});
    expect(page.statusCode).toBe(200);
    const { rows } = page.json();
    expect(rows.map(({ name, rule }: FoundRow) => `${name} ${rule}`).sort()).toEqual([
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
      seen.push(...page.rows.map(({ id }: FoundRow) => id));
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
    const record = await ask('neighbour', 'GET', `/api/pupils/${ids().ming}/findings`);
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

test('a school’s counts name its grades and classes as people call them this year', async () => {
  const titles = async (who: 'head' | 'classTeacher', query = '') =>
    (await ask(who, 'GET', `/api/findings/counts?by=unit${query}`))
      .json()
      .rows.map(({ title }: { title: string }) => title);
  expect(await titles('head')).toEqual(['四年级']);
  const grade = PLACES.primaryClass.replace(/\/[^/]*$/, '');
  expect(await titles('head', `&unit=${grade}`)).toEqual(['四年级1班', '四年级2班']);
});
