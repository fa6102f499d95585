import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CastMember, PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { onLines, SPRING_2025 } from './campaign-steps.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R07 签核 — level by level, what is left is said with where it lies; withdrawn from above with a reason; then worked on again. */
let county: CountyAtWork;
let campaign: string;
let pupils: readonly string[];

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-12');
  const registrar = await county.as('registrar');
  const roster = ['张小明', '李小红', '王小军'].map((name, at) => aChild(name, at + 1));
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(roster) });
  const officer = await county.as('county');
  const draft = { ...SPRING_2025, content: { ...SPRING_2025.content, units: [PLACES.dinghe] } };
  campaign = (await officer.post('/api/campaigns', draft)).body.id;
  await officer.post(`/api/campaigns/${campaign}/opening`, { revision: 1 });
  const { rows } = (await registrar.post(at('lines/search'), {})).body;
  pupils = rows.map(({ student }: { student: string }) => student);
});
afterAll(() => county.close());

const at = (path: string) => `/api/campaigns/${campaign}/${path}`;
const toSign = async (who: CastMember) => (await (await county.as(who)).get(at('signing'))).body;

async function sign(who: CastMember) {
  const { seen } = await toSign(who);
  return (await county.as(who)).post(at('sign-offs'), { seen });
}

async function inForce(desk: AtDesk, level: string): Promise<{ readonly id: string; readonly mayWithdraw: boolean }> {
  const { rows } = (await desk.get(at('sign-offs'))).body;
  return rows.find((row: { level: string; withdrawn?: object }) => row.level === level && !row.withdrawn);
}

const messages = ({ body }: { body: { objections: readonly { message: string }[] } }) =>
  body.objections.map(({ message }) => message);

test('who is behind is told: the school by the county, the class by the head', async () => {
  await onLines(await county.as('registrar'), campaign, { deed: 'issue' }, { filter: { unit: PLACES.primary } });
  const above = (await (await county.as('county')).get(at('behind'))).body;
  expect(above).toMatchObject({ by: 'school', all: 1, behind: [{ name: '丁河镇中心小学', counts: { issued: 3 } }] });
  const within = (await (await county.as('head')).get(at('behind'))).body;
  expect(within).toMatchObject({ by: 'class', behind: [{ name: '四年级1班', counts: { unsettled: 3 } }] });
});

test('the head cannot sign while a sheet is out, and is led to it', async () => {
  expect((await toSign('head')).objections).toEqual([
    {
      code: 'issued',
      message: '3 名学生的核对表下发了还没有收回',
      look: { unit: PLACES.primary, filter: { state: 'issued' } },
    },
  ]);
  const refused = await sign('head');
  expect([refused.status, messages(refused)]).toEqual([409, ['3 名学生的核对表下发了还没有收回']]);
});

test('the registrar cannot sign, the central school waits for the school, and the county for the central school', async () => {
  await onLines(await county.as('registrar'), campaign, { deed: 'confirm' }, { students: pupils });
  expect((await (await county.as('registrar')).get(at('signing'))).status).toBe(403);
  expect(messages(await sign('centralSchool'))).toEqual(['丁河镇中心小学还没有签核']);
  expect((await sign('head')).status).toBe(201);
  expect(messages(await sign('county'))).toEqual(['丁河镇中心校还没有签核']);
  expect((await sign('centralSchool')).status).toBe(201);
  expect((await sign('county')).status).toBe(201);
  expect(messages(await sign('county'))).toEqual(['已由陈股长签核']);
});

test('what was signed for is worked on no more', async () => {
  const registrar = await county.as('registrar');
  const { body } = await onLines(registrar, campaign, { deed: 'change' }, { students: pupils.slice(0, 1) });
  expect(body.refused).toMatchObject([{ message: expect.stringContaining('学校已经签核') }]);
});

test('it is withdrawn from the top downwards, with a reason, and what was signed stays to be seen', async () => {
  const head = await county.as('head');
  const own = await inForce(head, 'school');
  expect(own.mayWithdraw).toBe(true);
  const withdrawal = (id: string) => at(`sign-offs/${id}/withdrawal`);
  expect((await head.post(withdrawal(own.id), { reason: ' ' })).status).toBe(400);
  const tooSoon = await head.post(withdrawal(own.id), { reason: '补交' });
  expect([tooSoon.status, messages(tooSoon)]).toEqual([409, ['县局已经签核。请先请县局撤回，再撤回本级']]);
  for (const [who, level] of [
    ['county', 'county'],
    ['centralSchool', 'central-school'],
    ['head', 'school'],
  ] as const) {
    const desk = await county.as(who);
    const { id } = await inForce(desk, level);
    expect((await desk.post(withdrawal(id), { reason: '四年级1班有一份核对表补交' })).status).toBe(200);
  }
  const { rows } = (await head.get(at('sign-offs'))).body;
  expect(rows).toMatchObject([
    { withdrawn: { by: '王校长', reason: '四年级1班有一份核对表补交' }, mayWithdraw: false },
  ]);
  expect((await head.get(at(`sign-offs/${own.id}`))).body.summary.whole.counts).toMatchObject({
    roll: 3,
    confirmed: 3,
  });
});

test('then the sheet can be put right, and it is signed anew; both signatures are on record', async () => {
  const registrar = await county.as('registrar');
  const { body } = await onLines(registrar, campaign, { deed: 'change' }, { students: pupils.slice(0, 1) });
  expect(body.refused).toEqual([]);
  await onLines(registrar, campaign, { deed: 'confirm' }, { students: pupils.slice(0, 1) });
  expect((await sign('head')).status).toBe(201);
  const { rows } = (await (await county.as('head')).get(at('sign-offs'))).body;
  expect(rows.map(({ withdrawn }: { withdrawn?: object }) => withdrawn !== undefined)).toEqual([false, true]);
});

test('who looked before somebody else changed a figure signs nothing', async () => {
  const stale = await (await county.as('centralSchool')).post(at('sign-offs'), { seen: 'what stood there before' });
  expect([stale.status, stale.body.objections[0].code]).toEqual([409, 'stale']);
});

test('the auditor finds each signature and each withdrawal, with its reason', async () => {
  const { rows } = (await (await county.as('auditor')).get('/api/audit?action=campaign.withdraw')).body;
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ reason: '四年级1班有一份核对表补交' });
});
