import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { pagesOf } from '#test/printing/pages-of.ts';
import { anOpenCampaign } from '#test/returns/printed-class.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R04 打印学籍信息表、R27 集中打印 — a pupil, a class, a school as one PDF; what is wrong is marked, and every copy is on record. */
let county: CountyAtWork;
let registrar: AtDesk;
let campaign: string;
const url = (path: string) => `/api/campaigns/${campaign}${path}`;

const CLASS_ONE = [aChild('纪一', 201), aChild('纪二', 202, { phone: '1383770' }), aChild('纪三', 203)];
const CLASS_TWO = [aChild('纪四', 204, { className: '2' }), aChild('王\uE123', 205, { className: '2' })];

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([...CLASS_ONE, ...CLASS_TWO]) });
  const neighbour = await county.as('neighbour');
  await neighbour.bringIn({ name: '丹水.csv', bytes: csvOf([aChild('纪邻', 206, OF_DANSHUI)]) });
  campaign = await anOpenCampaign(county);
});
afterAll(() => county.close());

const WHOLE_SCHOOL = { masked: false, cover: true };

/** Prints, waits, and answers the job and the pages of the file. */
async function print(desk: AtDesk, wanted: object) {
  const begun = await desk.post(url('/sheets'), wanted);
  expect(begun.status).toBe(202);
  await county.settled();
  const file = await desk.get(`/api/tasks/${begun.body.task}/file`);
  const { rows } = (await desk.get(url('/sheets'))).body;
  const job = rows.find((row: { readonly id: string }) => row.id === begun.body.job);
  return { job, file, pages: file.status === 200 ? await pagesOf(file.bytes) : [] };
}

describe('one class', () => {
  test('comes out with a cover that lists it, a page a pupil, the values, what is wrong in words, and places to sign', async () => {
    const { job, pages } = await print(registrar, { unit: PLACES.primaryClass, masked: false, cover: true });
    expect(job).toMatchObject({ state: 'done', pupils: 3, printed: 3, held: [], masked: false, begunBy: '李老师' });
    expect(pages).toHaveLength(4);
    const [cover, ...sheets] = pages;
    for (const name of ['纪一', '纪二', '纪三']) expect(cover).toContain(name);
    for (const { name = '', idNumber = '' } of CLASS_ONE) {
      const [sheet = ''] = sheets.filter((page) => page.includes(idNumber));
      expect(sheet).toContain(name);
      for (const place of ['家长（监护人）签字', '班主任核对签字', '学校主管领导审核签字'])
        expect(sheet).toContain(place);
      expect(sheet.includes('联系电话格式错误')).toBe(name === '纪二');
    }
  });

  test('printed again, each sheet says which copy it is, and has a code of its own', async () => {
    const first = (await registrar.get(url('/sheets/outlook'))).body;
    expect(first).toMatchObject({ pupils: 5, printed: 3 });
    const student = await registrar.pupil('纪一');
    const { pages } = await print(registrar, { students: [student], masked: false, cover: false });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('第2份');
  });
});

describe('who may', () => {
  test('the class teacher prints the own class with the numbers in stars, and in full not at all', async () => {
    const teacher = await county.as('classTeacher');
    const inFull = await teacher.post(url('/sheets'), { unit: PLACES.primaryClass, masked: false, cover: false });
    expect([404, 409]).toContain(inFull.status);
    const { job, pages } = await print(teacher, { unit: PLACES.primaryClass, masked: true, cover: false });
    expect(job).toMatchObject({ printed: 3, masked: true });
    for (const { idNumber = '', phone = '' } of CLASS_ONE) {
      expect(pages.join()).not.toContain(idNumber);
      if (phone.length === 11) expect(pages.join()).not.toContain(phone);
    }
    expect(
      (await teacher.post(url('/sheets'), { unit: PLACES.primaryClass2, masked: true, cover: false })).status,
    ).toBe(404);
  });

  test('the school next door can neither print these pupils nor see that they were printed, nor fetch the file', async () => {
    const neighbour = await county.as('neighbour');
    const begun = await registrar.post(url('/sheets'), { unit: PLACES.primaryClass, masked: true, cover: false });
    await county.settled();
    expect((await neighbour.get(`/api/tasks/${begun.body.task}/file`)).status).toBe(404);
    expect((await neighbour.get(url('/sheets'))).body.rows).toEqual([]);
    const students = [await registrar.pupil('纪一')];
    expect((await neighbour.post(url('/sheets'), { students, masked: true, cover: false })).status).toBe(404);
    expect((await (await county.as('stranger')).get(url('/sheets'))).status).toBe(404);
  });

  test('each printing is on record, with how many sheets, and no number', async () => {
    const auditor = await county.as('auditor');
    const { rows } = (await auditor.get('/api/audit?action=sheet.print')).body;
    const printed = rows.filter((row: { readonly name?: string }) => row.name === '李老师');
    expect(printed).toHaveLength(2);
    expect(printed.map(({ detail }: { readonly detail: { readonly sheets: number } }) => detail.sheets)).toEqual([
      1, 3,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/\d{17}/);
  });
});

describe('R27: the whole school at once', () => {
  test('goes on in the background; who is written with a character no font has stays out by name, and everybody else is printed', async () => {
    const { job, pages } = await print(registrar, WHOLE_SCHOOL);
    expect(job).toMatchObject({ state: 'done', pupils: 5, printed: 4 });
    expect(job.held).toMatchObject([{ name: '王\uE123', message: expect.stringContaining('自造字（U+E123）') }]);
    expect(pages.filter((page) => page.includes('纪四'))).not.toEqual([]);
    expect(pages.join()).not.toContain('\uE123');
  });

  test('its file can be made again without counting a copy more', async () => {
    const copies = async () =>
      (await pagesOf((await again()).bytes)).filter((page) => page.includes('纪四') && /第\d份/.test(page));
    const again = async () => {
      const [job] = (await registrar.get(url('/sheets'))).body.rows;
      const begun = await registrar.post(url(`/sheets/${job.id}/resumption`));
      expect(begun.status).toBe(202);
      await county.settled();
      return registrar.get(`/api/tasks/${begun.body.task}/file`);
    };
    expect(await copies()).toEqual(await copies());
    expect((await registrar.get(url('/sheets/outlook'))).body).toMatchObject({ pupils: 5, printed: 4 });
  });
});
