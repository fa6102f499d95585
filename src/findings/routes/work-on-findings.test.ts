import { describe, expect, test } from 'vitest';
import type { CastMember } from '#test/cast.ts';
import { findingsAtWork } from '#test/findings-at-work.ts';

const { ask, db, edit, findingOf, ids, rowsOf } = findingsAtWork();

describe('an explanation', () => {
  test('settles a query, is taken back, and dies with the value', async () => {
    const finding = await findingOf('SP-02');
    const text = '户口刚迁入，已看过户口簿';
    const said = await ask('registrar', 'POST', `/api/findings/${finding.id}/explain`, { revision: 1, text });
    expect([said.statusCode, said.json()]).toEqual([200, { revision: 2 }]);
    expect(await rowsOf('registrar', { rule: 'SP-02' })).toEqual([]);
    expect(await queriesOf(ids().hong)).toBe(0);
    const back = await ask('registrar', 'POST', '/api/findings/reopen', { targets: [{ id: finding.id, revision: 2 }] });
    expect(back.json()).toEqual({ done: [{ id: finding.id, revision: 3 }], refused: [] });
    expect(await queriesOf(ids().hong)).toBe(1);
    await ask('registrar', 'POST', `/api/findings/${finding.id}/explain`, { revision: 3, text });
    await edit(ids().hong, { classRollNumber: '9' });
    expect(await rowsOf('registrar', { state: 'explained' })).toHaveLength(1);
    await edit(ids().hong, { householdRegion: '411323001000' });
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

async function queriesOf(id: string): Promise<number | undefined> {
  const row = await db().selectFrom('students').select('queries').where('id', '=', id).executeTakeFirst();
  return row?.queries;
}
