import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSession } from '#src/accounts/store/sessions.ts';
import { allRoutes } from '#src/app/server/routes.ts';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { App } from '#src/platform/http/app.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { movingClock } from '#test/at-the-door.ts';
import { aRunningCampaign } from '#test/campaign-at-work.ts';
import { CAST, type CastMember, COUNTY, holdingId, PLACES, seedCast } from '#test/cast.ts';
import { aPrintedSheet } from '#test/guardian/a-printed-sheet.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aChild } from './children.ts';

/** R31 — wrong turns of paper: each ends somewhere, is explained, and nothing that a guardian wrote is lost. */
const clock = movingClock();
let base: TestDatabase;
let app: App;
let desk: ReturnType<typeof wholeDesk>;
let campaign: string;
let order = 200;

beforeAll(async () => {
  base = await openTestDatabase();
  await seedCast(base.db);
  desk = wholeDesk(aDesk({ db: base.db, clock }), IN_THIS_PROCESS);
  campaign = (await aRunningCampaign(desk)).id;
  app = await anApp((routes) => allRoutes(routes, desk));
});
afterAll(async () => {
  await app.close();
  await base.close();
});

const NOBODY = { person: undefined, office: undefined };

async function aPupil(name: string, unit: UnitPath = PLACES.primaryClass): Promise<string> {
  order += 1;
  const draft = { id: randomUUID(), unit, cells: aChild(name, order) };
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, [draft], NOBODY, { kind: 'seed' }));
  return draft.id;
}

async function changed(id: string, cells: object, unit?: UnitPath): Promise<void> {
  const { revision } = await desk.db
    .selectFrom('students')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const change = { id, seen: revision, cells, unit };
  await desk.db
    .transaction()
    .execute((work) => changeRecords(desk, work, COUNTY, [change], NOBODY, { kind: 'procedure', id: randomUUID() }));
}

async function ask(who: CastMember, method: 'GET' | 'POST', path: string, payload?: object, of = campaign) {
  const { county, person } = CAST[who];
  clock.pass(0.001);
  const standing = { state: 'signed-in', holding: holdingId(who) } as const;
  const whence = { network: '127.0.0.1', device: 'test' };
  const token = await desk.db
    .transaction()
    .execute((work) => beginSession(work, { county, person }, standing, whence, clock.now()));
  const headers = { ...FROM_OUR_PAGE, cookie: `renji=${token}` };
  return app.inject({ method, url: `/api/campaigns/${of}${path}`, headers, ...(payload && { payload }) });
}

const comes = async (who: CastMember, code: string, of = campaign) =>
  (await ask(who, 'POST', '/returns/codes', { code }, of)).json();
const turns = async (
  who: CastMember,
): Promise<readonly { name: string; arrival: string; state: string; id: string }[]> =>
  (await ask(who, 'GET', '/returns?list=turns')).json().rows;
const waiting = async (who: CastMember) => (await ask(who, 'GET', '/returns?list=waiting')).json().rows;

test('of another school: kept, counted there, told to the finder without a name, and in both lists', async () => {
  const theirs = await aPupil('乔邻校', PLACES.otherClass);
  const { code } = await aPrintedSheet(desk, campaign, theirs);
  const found = await comes('registrar', code);
  expect(found).toMatchObject({ is: 'other-school', isCounted: false });
  expect(JSON.stringify(found)).not.toContain('乔邻校');
  expect(await turns('registrar')).toMatchObject([{ name: '', arrival: 'other-school' }]);
  expect(await turns('neighbour')).toMatchObject([{ name: '乔邻校', arrival: 'other-school', state: 'waiting' }]);
  expect(await waiting('neighbour')).toMatchObject([{ name: '乔邻校' }]);
});

test('of a campaign that is over: not counted here, and says whose it is', async () => {
  const student = await aPupil('乔旧专项');
  await desk.db
    .updateTable('campaigns')
    .set({ state: 'closed', title: '2024年秋季核查' })
    .where('id', '=', campaign)
    .execute();
  const earlier = campaign;
  const { code } = await aPrintedSheet(desk, earlier, student);
  campaign = (await aRunningCampaign(desk)).id;
  const found = await comes('registrar', code);
  expect(found).toMatchObject({ is: 'other-campaign', message: expect.stringContaining('2024年秋季核查') });
  expect((await ask('registrar', 'POST', '/returns/codes', { code }, earlier)).statusCode).toBe(409);
});

test('a copy that was reprinted since is taken, and whoever keys it is told which it is', async () => {
  const student = await aPupil('乔重印');
  const [first] = [await aPrintedSheet(desk, campaign, student), await aPrintedSheet(desk, campaign, student, 2)];
  const found = await comes('registrar', first.code);
  expect(found).toMatchObject({ is: 'counted', warnings: [expect.stringContaining('第 1 份')] });
  const row = (await waiting('registrar')).find(({ name }: { name: string }) => name === '乔重印');
  expect(row.warnings).toEqual(found.warnings);
});

test('two returns of one pupil: both kept, one counted; the second is keyed instead when it is the right one', async () => {
  const student = await aPupil('乔两份');
  const [first, second] = [
    await aPrintedSheet(desk, campaign, student),
    await aPrintedSheet(desk, campaign, student, 2),
  ];
  const one = await comes('registrar', first.code);
  expect((await comes('registrar', second.code)).is).toBe('second-return');
  const kept = (await turns('registrar')).find(({ name }) => name === '乔两份');
  expect(kept).toMatchObject({ arrival: 'second-return', state: 'kept' });
  expect((await ask('neighbour', 'POST', `/returns/${kept?.id}/keying`)).statusCode).toBe(404);
  expect((await ask('registrar', 'POST', `/returns/${kept?.id}/keying`)).statusCode).toBe(200);
  const opened = (await ask('registrar', 'POST', `/returns/${kept?.id}/opening`)).json();
  const verdict = { verdict: 'changed', seen: opened.recordRevision, keyed: { typed: { postcode: '474588' } } };
  expect((await ask('registrar', 'POST', `/returns/${kept?.id}/verdict`, verdict)).statusCode).toBe(200);
  const rest = (await turns('registrar')).find(({ id }) => id === one.returnId);
  expect(rest).toMatchObject({ arrival: 'counted', state: 'kept' });
  const view = (await ask('registrar', 'POST', `/returns/${kept?.id}/opening`)).json();
  expect(view.others).toMatchObject([{ id: one.returnId, state: 'kept' }]);
  expect((await ask('registrar', 'POST', `/returns/${one.returnId}/keying`)).json().objections[0].message).toContain(
    '已录入',
  );
});

test('of a pupil who was transferred in between: it goes to the new school, which keys it', async () => {
  const student = await aPupil('乔转走');
  const { code } = await aPrintedSheet(desk, campaign, student);
  await changed(student, {}, PLACES.otherClass);
  const found = await comes('registrar', code);
  expect(found).toMatchObject({ is: 'transferred' });
  expect(found.pupil).toBeUndefined();
  const row = (await waiting('neighbour')).find(({ name }: { name: string }) => name === '乔转走');
  const opened = (await ask('neighbour', 'POST', `/returns/${row.id}/opening`)).json();
  const verdict = { verdict: 'changed', seen: opened.recordRevision, keyed: { typed: { postcode: '474577' } } };
  expect((await ask('neighbour', 'POST', `/returns/${row.id}/verdict`, verdict)).json()).toMatchObject({ cells: 1 });
  expect((await ask('registrar', 'POST', `/returns/${row.id}/opening`)).statusCode).toBe(404);
});

test('a value that a procedure changed after printing is shown beside the printed one, and not overwritten unasked', async () => {
  const student = await aPupil('乔先变更');
  const { code } = await aPrintedSheet(desk, campaign, student);
  await changed(student, { postcode: '474500' });
  const { returnId, warnings } = await comes('registrar', code);
  expect(warnings).toEqual([expect.stringContaining('印表以后学籍有过变动')]);
  const opened = (await ask('registrar', 'POST', `/returns/${returnId}/opening`)).json();
  const cell = opened.groups
    .flatMap(({ cells }: { cells: object[] }) => cells)
    .find(({ name }: { name: string }) => name === 'postcode');
  expect(cell).toMatchObject({ printed: '474550', now: '474500', hasMoved: true });
  const keyed = { typed: { postcode: '474566' } };
  const once = { verdict: 'changed', seen: opened.recordRevision, keyed };
  expect((await ask('registrar', 'POST', `/returns/${returnId}/verdict`, once)).json().objections).toMatchObject([
    { code: 'changed-since' },
  ]);
  const sure = { ...once, keyed: { ...keyed, confirmed: ['postcode'] } };
  expect((await ask('registrar', 'POST', `/returns/${returnId}/verdict`, sure)).statusCode).toBe(200);
});

test('what comes after keying is kept; sent back in the ledger, both pages are before whoever keys again', async () => {
  const student = await aPupil('乔又来');
  const [first, second] = [
    await aPrintedSheet(desk, campaign, student),
    await aPrintedSheet(desk, campaign, student, 2),
  ];
  const { returnId } = await comes('registrar', first.code);
  const opened = (await ask('registrar', 'POST', `/returns/${returnId}/opening`)).json();
  const verdict = { verdict: 'changed', seen: opened.recordRevision, keyed: { typed: { postcode: '474511' } } };
  expect((await ask('registrar', 'POST', `/returns/${returnId}/verdict`, verdict)).statusCode).toBe(200);
  expect(await comes('registrar', second.code)).toMatchObject({ is: 'after-keying', isCounted: false });
  await desk.db.updateTable('campaign_lines').set({ state: 'changed' }).where('student', '=', student).execute();
  expect((await waiting('registrar')).map(({ name }: { name: string }) => name)).toContain('乔又来');
  const again = (await ask('registrar', 'POST', `/returns/${returnId}/opening`)).json();
  expect(again).toMatchObject({
    state: 'waiting',
    draft: { typed: { postcode: '474511' } },
    others: [{ state: 'kept' }],
  });
});
