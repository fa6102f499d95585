import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { anOpenCampaign, type Printed, printSheets } from '#test/returns/printed-class.ts';
import { aScannedPile, aScannedSheet } from '#test/returns/scanned-pile.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R31 回收和录入, R05 更新和补充 from the sheet — sheets come back by code, by scanned pile or by hand; what was written is keyed, rechecked, and never lost. */
let county: CountyAtWork;
let registrar: AtDesk;
let campaign: string;
let students: Readonly<Record<string, string>>;
let printed: Printed;

const NAMES = ['闻一', '闻二', '闻三', '闻四', '闻五', '闻六'];
const CLEAN = { askew: 1, blur: 0, noise: 4, lost: 0 };
const url = (path: string) => `/api/campaigns/${campaign}${path}`;
const code = (name: string) => printed.codes[NAMES.indexOf(name)] ?? '';
const list = async (desk: AtDesk, which: string) => (await desk.get(url(`/returns?list=${which}`))).body.rows;
const rowOf = async (name: string, which = 'waiting') =>
  (await list(registrar, which)).find((row: { name: string }) => row.name === name);
const cells = async (name: string) => (await registrar.get(`/api/pupils/${students[name]}`)).body.cells;

async function open(name: string) {
  const { id } = await rowOf(name);
  const { body } = await registrar.post(url(`/returns/${id}/opening`));
  return {
    id,
    view: body,
    verdict: (verdict: object) =>
      registrar.post(url(`/returns/${id}/verdict`), { seen: body.recordRevision, ...verdict }),
  };
}

async function scan(...pages: readonly Buffer[]) {
  const bytes = await aScannedPile(pages);
  const sent = await registrar.send(
    url('/returns/scans'),
    {},
    { name: 'pile.pdf', declared: 'application/pdf', bytes },
  );
  expect(sent.status).toBe(202);
  await county.settled();
  return (await registrar.get(`/api/tasks/${sent.body.task}`)).body;
}

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(NAMES.map((name, at) => aChild(name, 101 + at))) });
  const found = await Promise.all(NAMES.map(async (name) => [name, await registrar.pupil(name)] as const));
  students = Object.fromEntries(found);
  campaign = await anOpenCampaign(county);
  const each: Printed[] = [];
  for (const name of NAMES) each.push(await printSheets(county, registrar, campaign, [students[name] ?? '']));
  printed = { pdf: each[0]?.pdf ?? Buffer.alloc(0), codes: each.flatMap(({ codes }) => codes) };
  expect(printed.codes).toHaveLength(NAMES.length);
});
afterAll(() => county.close());

describe('by the code', () => {
  test('the class teacher scans a sheet and hears at once whose it was; a second time it is the same one', async () => {
    const teacher = await county.as('classTeacher');
    const first = await teacher.post(url('/returns/codes'), { code: code('闻一') });
    expect(first.body).toMatchObject({ is: 'counted', pupil: { name: '闻一', place: { class: '四年级1班' } } });
    const again = await teacher.post(url('/returns/codes'), { code: code('闻一') });
    expect([again.body.is, again.body.returnId]).toEqual(['again', undefined]);
  });

  test('a mistyped letter is said to be one, and a code of nobody names nobody', async () => {
    const wrong = code('闻二').replace(/.$/, (letter) => (letter === '2' ? '3' : '2'));
    expect((await registrar.post(url('/returns/codes'), { code: wrong })).body).toMatchObject({
      is: 'mistyped',
      message: expect.stringContaining('对照表上的编码'),
    });
    expect((await registrar.post(url('/returns/codes'), { code: 'https://example.cn' })).body.is).toBe('unknown');
  });

  test('a slip is taken back by whoever made it, as long as nothing hangs on it', async () => {
    const { body } = await registrar.post(url('/returns/codes'), { code: code('闻六') });
    const teacher = await county.as('classTeacher');
    expect((await teacher.delete(url(`/returns/${body.returnId}`))).status).toBe(409);
    expect((await (await county.as('neighbour')).delete(url(`/returns/${body.returnId}`))).status).toBe(404);
    expect((await registrar.delete(url(`/returns/${body.returnId}`))).body.message).toBe('已撤销闻六的登记');
    expect(await rowOf('闻六')).toBeUndefined();
    expect((await registrar.post(url('/returns/codes'), { code: code('闻六') })).body.is).toBe('counted');
  });
});

describe('by a scanned pile', () => {
  test('what the printer printed and a dirty scanner read is counted; a page without a code waits beside its picture', async () => {
    const pages = [
      await aScannedSheet(code('闻一'), 11, CLEAN),
      await aScannedSheet(code('闻二'), 12, { ...CLEAN, askew: 183 }),
      await aScannedSheet(code('闻三'), 13, CLEAN),
      await aScannedSheet(undefined, 14, CLEAN),
    ];
    const task = await scan(...pages);
    expect(task).toMatchObject({ state: 'done', done: 4, total: 4, result: { counted: 3, unmatched: 1 } });
    const [batch] = (await registrar.get(url('/scan-batches'))).body.rows;
    expect(batch).toMatchObject({ state: 'done', pages: 4, matched: 3, unmatched: 1, begunBy: '李老师' });
    expect(await scan(...pages)).toMatchObject({ result: { counted: 0, twice: 4 } });
    expect((await registrar.get(url('/returns/figures'))).body).toMatchObject({ waiting: 4, unmatched: 1 });
  });

  test('the page without a code is looked at, under a watermark and on the record, and given to its pupil', async () => {
    const [page] = (await registrar.get(url('/scans'))).body.rows;
    const picture = await registrar.get(url(`/scans/${page.id}/picture`));
    expect([picture.headers['content-type'], picture.headers['cache-control']]).toEqual(['image/jpeg', 'no-store']);
    expect((await (await county.as('neighbour')).get(url(`/scans/${page.id}/picture`))).status).toBe(404);
    const claimed = await registrar.post(url(`/scans/${page.id}/owner`), { student: students.闻四 });
    expect(claimed.body.message).toBe('已登记闻四的核对表');
    expect((await registrar.get(url('/returns/figures'))).body).toMatchObject({ waiting: 5, unmatched: 0 });
  });

  test('given to the wrong pupil it is taken back, and the line is where it was', async () => {
    const { view } = await open('闻四');
    const [{ id }] = view.scans;
    expect((await registrar.delete(url(`/scans/${id}/owner`))).status).toBe(200);
    expect(await rowOf('闻四')).toBeUndefined();
    expect((await registrar.post(url(`/scans/${id}/owner`), { code: code('闻四') })).status).toBe(200);
  });
});

describe('keyed', () => {
  test('only what was corrected: ordinary cells at once, a third member of the family beside the two, and back it can go', async () => {
    const { id, view, verdict } = await open('闻二');
    expect(view.scans).toMatchObject([{ isOwn: true }]);
    const member = { 'guardian3.name': '闻奶奶', 'guardian3.relation': '祖母', 'guardian3.phone': '13837799001' };
    const typed = { postcode: '474571', ...member };
    expect((await verdict({ verdict: 'changed', keyed: { typed } })).body).toMatchObject({ cells: 4 });
    expect(await cells('闻二')).toMatchObject({ postcode: '474571', 'guardian3.name': '闻奶奶' });
    const [newest] = (await registrar.get(`/api/pupils/${students.闻二}/history`)).body.rows;
    expect(newest.source).toContain('核对表');
    expect((await registrar.post(url(`/returns/${id}/undo`), { reason: '录错了人' })).status).toBe(200);
    expect(await cells('闻二')).toMatchObject({ postcode: '474550' });
    const again = await open('闻二');
    expect(again.view.draft.typed).toEqual(typed);
    expect((await again.verdict({ verdict: 'changed', keyed: { typed } })).status).toBe(200);
  });

  test('what is not to be changed from a sheet says by which business it is', async () => {
    const { view, verdict } = await open('闻三');
    const cell = view.groups
      .flatMap(({ cells: of }: { cells: object[] }) => of)
      .find(({ name }: { name: string }) => name === 'recordStatus');
    expect(cell.guarded).toContain('学籍异动');
    const refused = await verdict({ verdict: 'changed', keyed: { typed: { recordStatus: '休学' } } });
    expect([refused.status, refused.body.objections[0].field]).toEqual([409, 'recordStatus']);
  });

  test('what cannot be read goes back to the guardian with the question, and is listed until the answer is here', async () => {
    const { verdict } = await open('闻三');
    expect((await verdict({ verdict: 'ask', question: '电话第七位看不清' })).status).toBe(200);
    expect(await list(registrar, 'asked')).toMatchObject([{ name: '闻三', question: '电话第七位看不清' }]);
    const { body } = await registrar.post(url('/returns/codes'), { code: code('闻三') });
    expect([body.is, await list(registrar, 'asked')]).toEqual(['counted', []]);
  });
});

describe('rechecked', () => {
  test('by another person, who sees what was keyed beside the page; never by whoever keyed it', async () => {
    const { id } = await rowOf('闻二', 'recheck');
    const own = await registrar.get(url(`/returns/${id}/recheck`));
    expect(own.body.isKeyedByMe).toBe(true);
    expect(
      (await registrar.post(url(`/returns/${id}/recheck`), { verdict: 'right', seen: own.body.revision })).status,
    ).toBe(409);
    const head = await county.as('head');
    const { body } = await head.get(url(`/returns/${id}/recheck`));
    expect(body).toMatchObject({ keyedBy: '李老师', isWaiting: true, scans: [{ isOwn: true }] });
    expect(body.cells).toContainEqual(
      expect.objectContaining({ title: '邮政编码', printed: '474550', keyed: '474571' }),
    );
    for (const who of ['neighbour', 'strangeRegistrar'] as const) {
      expect((await (await county.as(who)).get(url(`/returns/${id}/recheck`))).status).toBe(404);
    }
    const wrong = { verdict: 'wrong', seen: body.revision, reason: '邮编是474577' };
    expect((await head.post(url(`/returns/${id}/recheck`), wrong)).status).toBe(200);
    expect(await cells('闻二')).toMatchObject({ postcode: '474550' });
  });

  test('sent back it is keyed again with the reason before one’s eyes, and then it is done', async () => {
    const { id, view, verdict } = await open('闻二');
    expect(view.sentBack).toBe('邮编是474577');
    expect((await verdict({ verdict: 'changed', keyed: { typed: { postcode: '474577' } } })).status).toBe(200);
    const head = await county.as('head');
    const { body } = await head.get(url(`/returns/${id}/recheck`));
    expect((await head.post(url(`/returns/${id}/recheck`), { verdict: 'right', seen: body.revision })).status).toBe(
      200,
    );
    expect(await list(head, 'recheck')).toEqual([]);
    expect((await registrar.post(url(`/returns/${id}/undo`), { reason: '再看' })).body.objections[0].code).toBe(
      'rechecked',
    );
  });
});

test('nobody of another school or county sees anything of it', async () => {
  const neighbour = await county.as('neighbour');
  expect((await neighbour.get(url('/returns/figures'))).body).toMatchObject({ waiting: 0, keyed: 0, unmatched: 0 });
  for (const which of ['waiting', 'keyed', 'recheck', 'turns']) expect(await list(neighbour, which)).toEqual([]);
  expect((await neighbour.get(url('/scan-batches'))).body.rows).toEqual([]);
  expect((await (await county.as('strangeRegistrar')).get(url('/returns'))).status).toBe(404);
});
