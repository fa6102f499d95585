import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PostOffices } from '#src/platform/sending/post-offices.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R21 每天登录 — who does not look in is sent the figures of the day, once on each working day, and no child's name. */
let county: CountyAtWork;
const sent: { readonly to: string; readonly text: string }[] = [];
const OFFICES: PostOffices = {
  mail: async (to, _, text) => {
    sent.push({ to, text });
  },
  webhook: async (to, text) => {
    sent.push({ to, text });
  },
};

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  const registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const students = [await registrar.pupil('张小明')];
  const { id } = (await registrar.post('/api/cases', { procedure: 'key-information-change', students })).body;
  await registrar.fill(id, { reason: 'name-changed', name: '张晓明' }, 'household-change-certificate');
  await registrar.decide(id, 'submit');
});
afterAll(() => county.close());

test('a head asks for it by mail; the address is shown to nobody afterwards', async () => {
  const head = await county.as('head');
  const set = await head.post('/api/notices/channels', { channel: 'mail', address: 'wang@example.cn' });
  expect(set.status).toBe(201);
  const { text } = await head.get('/api/notices/channels');
  expect(text).not.toContain('wang@example.cn');
  expect((await (await county.as('registrar')).get('/api/notices/channels')).body.channels).toEqual([]);
});

test('it comes in the morning, once, with figures only', async () => {
  county.goTo('2025-03-21', '06:30');
  await county.rounds(OFFICES);
  expect(sent).toEqual([]);
  county.goTo('2025-03-21', '07:30');
  await county.rounds(OFFICES);
  await county.rounds(OFFICES);
  expect(sent).toMatchObject([{ to: 'wang@example.cn', text: expect.stringContaining('待办 1 件') }]);
  expect(sent[0]?.text).not.toMatch(/张小明|2025-0/);
});

test('not on a Sunday, and on the day it is late it says so', async () => {
  county.goTo('2025-03-23', '09:00');
  await county.rounds(OFFICES);
  expect(sent).toHaveLength(1);
  county.goTo('2025-04-07', '09:00');
  await county.rounds(OFFICES);
  expect(sent[1]?.text).toContain('超期 1 件');
});
