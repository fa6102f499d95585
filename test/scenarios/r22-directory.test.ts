import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST, type CastMember, holdingId } from '#test/cast.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R22 沟通配合 — a directory of registrars: whom to call at the other school, and who stands in. */
let county: CountyAtWork;
const PHONE = '13837700123';

interface Line {
  readonly holding: string;
  readonly name: string;
  readonly phone?: string;
  readonly standIn?: { readonly name: string; readonly until: string };
}

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  const admin = await county.as('admin');
  const { revision } = (await admin.get(`/api/people/${CAST.neighbour.person}`)).body;
  const changed = await admin.patch(`/api/people/${CAST.neighbour.person}`, { phone: PHONE, revision });
  expect(changed.status).toBe(200);
});
afterAll(() => county.close());

const directory = async (who: CastMember): Promise<readonly Line[]> =>
  (await (await county.as(who)).get('/api/directory')).body.rows;

test('a registrar finds the registrar of a school under another central school, with the phone in stars', async () => {
  const rows = await directory('registrar');
  const line = rows.find(({ name }) => name === CAST.neighbour.name);
  expect(line).toMatchObject({ title: '学籍管理员', unit: { name: '丹水镇中心小学' } });
  expect(line?.phone).toContain('*');
  expect(JSON.stringify(rows)).not.toContain(PHONE);
});

test('it lists those who handle cases: no class teacher, no auditor, and nobody of another county', async () => {
  const names = (await directory('registrar')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['李老师', '王校长', '陈股长', '郑老师']));
  for (const who of ['classTeacher', 'auditor', 'inspector', 'stranger'] as const) {
    expect(names).not.toContain(CAST[who].name);
  }
});

test('the phone is shown in full when asked for, and that is written down', async () => {
  const registrar = await county.as('registrar');
  const asked = await registrar.post('/api/directory/phone', { holding: holdingId('neighbour') });
  expect([asked.status, asked.body.phone]).toEqual([200, PHONE]);
  const { text } = await (await county.as('auditor')).get('/api/audit?action=person.phone');
  expect(text).toContain('李老师');
  expect(text).not.toContain(PHONE);
});

test('nobody copies the whole book: after sixty in an hour there is an end', async () => {
  const registrar = await county.as('registrar');
  const ask = () => registrar.post('/api/directory/phone', { holding: holdingId('neighbour') });
  let answer = await ask();
  for (let asked = 0; asked < 100 && answer.status === 200; asked++) answer = await ask();
  expect([answer.status, answer.body.objections[0].code]).toEqual([409, 'too-many']);
});

test('while somebody is away the directory says who stands in, and until when', async () => {
  const head = await county.as('head');
  const set = await head.post('/api/my/delegations', {
    ...{ deputy: CAST.registrar.person, since: '2025-03-20', until: '2025-03-25', reason: '外出培训' },
  });
  expect([set.status, set.body.objections]).toEqual([201, undefined]);
  const lines = (await directory('neighbour')).filter(({ name }) => name === '王校长' || name === '李老师');
  expect(lines.find(({ name }) => name === '王校长')?.standIn).toEqual({ name: '李老师', until: '2025-03-25' });
  expect(lines).toHaveLength(2);
});

test('a stranger sees only their own county, and learns no phone of ours', async () => {
  expect(JSON.stringify(await directory('stranger'))).not.toContain('丹水');
  const stranger = await county.as('stranger');
  expect((await stranger.post('/api/directory/phone', { holding: holdingId('neighbour') })).status).toBe(404);
  expect((await (await county.as('classTeacher')).get('/api/directory')).status).toBe(403);
});
