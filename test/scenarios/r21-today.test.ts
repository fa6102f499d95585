import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { CastMember } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R21 每天登录 — the first page says what is due, overdue, new, come back, and waits for an answer; every line leads there. */
let county: CountyAtWork;

interface Door {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
}
interface Line {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly daysLeft?: number;
  readonly door: Door;
}
interface Section {
  readonly key: string;
  readonly count: number;
  readonly lines: readonly Line[];
  readonly door?: Door;
}

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-10');
  // Of a year of which no windows are set the county is told; src/cases/store/settings.test.ts says so.
  for (const who of ['county', 'stranger'] as const) {
    await (await county.as(who)).post('/api/frozen-windows/years', { year: 2025 });
  }
  const ming = aChild('张小明', 1, { postcode: '4745' });
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf([ming, aChild('李小红', 2)]) });
  const gang = aChild('刘大刚', 3, { ...OF_DANSHUI, phone: '1383770' });
  await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf([gang]) });
});
afterAll(() => county.close());

test('on the day itself nothing presses: what the import has found is new, due in ten working days', async () => {
  const today = await todayOf('registrar');
  expect(counts(today)).toMatchObject({
    overdue: 0,
    soon: 0,
    returned: 0,
    new: 1,
    'imports-waiting': 0,
    'imports-new': 1,
  });
  const [line] = today.new?.lines ?? [];
  expect(line).toMatchObject({ title: expect.stringContaining('张小明'), daysLeft: 10 });
  expect(line?.detail).toMatch(/邮政编码.*→ 修改“邮政编码”/);
});

test('eight days on it is due soon, and it is no longer new to who has been here since', async () => {
  county.goTo('2025-03-12');
  await todayOf('registrar');
  county.goTo('2025-03-20');
  const today = await todayOf('registrar');
  expect(counts(today)).toMatchObject({ overdue: 0, soon: 1, new: 0 });
  expect(today.soon?.lines[0]).toMatchObject({ daysLeft: 2 });
});

test('what the county’s edit has broken since the last visit is new this morning', async () => {
  const officer = await county.as('county');
  const id = await officer.pupil('李小红');
  await officer.patch(`/api/pupils/${id}`, { seen: 1, cells: { email: 'xiaohong' } });
  county.goTo('2025-03-21');
  const today = await todayOf('registrar');
  expect(today.new?.lines.map(({ title }) => title)).toEqual([expect.stringContaining('李小红')]);
});

test('an explanation whose value has changed has come back', async () => {
  const registrar = await county.as('registrar');
  const id = await registrar.pupil('李小红');
  const edit = async (cells: object) => {
    const { revision } = (await registrar.get(`/api/pupils/${id}`)).body;
    expect((await registrar.patch(`/api/pupils/${id}`, { seen: revision, cells })).status).toBe(200);
  };
  await edit({ email: '', migrantWorkersChild: '是' });
  const [finding] = (await registrar.post('/api/findings/search', { rule: 'SP-02' })).body.rows;
  const text = '父母刚迁来落户，已看过户口簿';
  await registrar.post(`/api/findings/${finding.id}/explain`, { revision: finding.revision, text });
  expect((await todayOf('registrar')).returned?.count).toBe(0);
  await edit({ householdRegion: '411323001000' });
  const today = await todayOf('registrar');
  expect(today.returned?.lines).toMatchObject([{ id: finding.id, title: expect.stringContaining('李小红') }]);
});

test('past its day it is overdue, counted in working days, and stands before everything else', async () => {
  county.goTo('2025-03-28');
  const answer = await (await county.as('registrar')).get('/api/today');
  const [first]: readonly Section[] = answer.body.sections;
  expect(first).toMatchObject({ key: 'overdue', count: 1, lines: [{ daysLeft: -4 }] });
  expect((await todayOf('head')).overdue?.count).toBe(1);
});

test('an upload that nobody has answered for waits for the school and the county, and for nobody else', async () => {
  const registrar = await county.as('registrar');
  const pupils = [aChild('张小明', 1, { postcode: '474550' }), aChild('周小兰', 8)];
  const batch = await registrar.upload({ name: '丁河.csv', bytes: csvOf(pupils) });
  for (const who of ['registrar', 'county'] as const) {
    const waiting = (await todayOf(who))['imports-waiting'];
    expect(waiting).toMatchObject({ count: 1, lines: [{ id: batch.id, title: '丁河.csv' }] });
    expect(waiting?.lines[0]?.detail).toBe('李老师 · 待提交 · 新建 1、变更 1、退回 0');
  }
  for (const who of ['neighbour', 'stranger'] as const) {
    expect((await todayOf(who))['imports-waiting']?.count).toBe(0);
  }
  await registrar.press(batch, 'commit');
  expect(counts(await todayOf('registrar'))).toMatchObject({ 'imports-waiting': 0, 'imports-new': 1, overdue: 0 });
});

test('every section leads to a list of just so many, and every line to the thing itself', async () => {
  county.goTo('2025-04-01');
  const registrar = await county.as('registrar');
  await registrar.upload({ name: '再来一份.csv', bytes: csvOf([aChild('周小兰', 8, { phone: '1' })]) });
  let lines = 0;
  for (const who of ['registrar', 'head', 'classTeacher', 'centralSchool', 'county'] as const) {
    const desk = await county.as(who);
    for (const section of Object.values(await todayOf(who))) {
      if (section.door !== undefined) expect(await lengthBehind(desk, section)).toBe(section.count);
      for (const line of section.lines) {
        expect(await isBehind(desk, line), JSON.stringify(line.door)).toBe(true);
        lines += 1;
      }
    }
  }
  expect(lines).toBeGreaterThan(5);
});

test('the city inspector and a stranger have no work of ours, and may not follow our lines', async () => {
  expect(await todayOf('inspector')).toEqual({});
  const ours = Object.values(await todayOf('registrar')).flatMap(({ lines }) => lines);
  for (const who of ['stranger', 'strangeRegistrar'] as const) {
    expect(Object.values(await todayOf(who)).map(({ count }) => count)).not.toContain(1);
    const desk = await county.as(who);
    for (const { door } of ours) expect((await desk.get(apiOf(door))).status).toBe(404);
  }
});

/** What of the day is about records, imports and cases; the rooms of the watch count theirs in scenarios of their own. */
const DAILY: ReadonlySet<string | undefined> = new Set([
  ADDRESSES.findings,
  ADDRESSES.imports,
  ADDRESSES.cases,
  ADDRESSES.proposedChanges,
  ADDRESSES.overview,
  undefined,
]);

async function todayOf(who: CastMember): Promise<Readonly<Record<string, Section>>> {
  const { body } = await (await county.as(who)).get('/api/today');
  const sections = (body.sections as readonly Section[]).filter(({ door }) => DAILY.has(door?.to));
  return Object.fromEntries(sections.map((section) => [section.key, section]));
}

function counts(today: Readonly<Record<string, Section>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.values(today).map(({ key, count }) => [key, count]));
}

async function lengthBehind(desk: AtDesk, { key, door }: Section): Promise<number> {
  expect(Object.values(ADDRESSES)).toContain(door?.to);
  if (key === 'schools') return (await todayOf('county')).schools?.lines.length ?? -1;
  if (door?.to === ADDRESSES.imports) {
    const rows: readonly { readonly state: string; readonly committedAt?: string }[] = (await desk.get('/api/imports'))
      .body.rows;
    const isWaiting = (state: string) => ['ready', 'refused', 'interrupted'].includes(state);
    if (key === 'imports-waiting') return rows.filter(({ state }) => isWaiting(state)).length;
    return rows.filter(({ committedAt }) => committedAt?.startsWith('2025-03-28')).length;
  }
  if (door?.to === ADDRESSES.cases) {
    return (await desk.get(`/api/cases?${new URLSearchParams(door.search).toString()}`)).body.total;
  }
  if (door?.to === ADDRESSES.proposedChanges) return (await desk.get('/api/proposed-changes')).body.rows.length;
  const { returned, ...search } = door?.search ?? {};
  const { body } = await desk.post('/api/findings/search', {
    ...search,
    ...(returned && { returned: true }),
    limit: 200,
  });
  return body.rows.length;
}

async function isBehind(desk: AtDesk, { id, door }: Line): Promise<boolean> {
  expect(Object.values(ADDRESSES)).toContain(door.to);
  if (door.to === ADDRESSES.findings)
    return (await desk.post('/api/findings/search', { ...door.search })).body.rows.length > 0;
  if ((await desk.get(apiOf(door))).status !== 200) return false;
  if (door.to !== ADDRESSES.pupil) return true;
  const { body } = await desk.get(`${apiOf(door)}/findings`);
  return body.rows.some((row: { id: string }) => row.id === id && row.id === door.search?.finding);
}

/** What the screen at this address asks for first. */
function apiOf({ to, params }: Door): string {
  return `/api${to.replace('$id', params?.id ?? '')}`;
}
