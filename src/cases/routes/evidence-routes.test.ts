import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ILL } from '#test/evidence/evidence-at-work.ts';
import { aPdf } from '#test/evidence/forge-pdf.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg, pdf, type Upload } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from '#test/scenarios/children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from '#test/scenarios/county-at-work.ts';

let county: CountyAtWork;
let registrar: AtDesk;
let id: string;
const NOWHERE = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const student = await registrar.pupil('张小明');
  const opened = await registrar.post('/api/cases', { procedure: 'leave-of-absence', students: [student] });
  id = opened.body.id;
  await registrar.fill(id, ILL);
});
afterAll(() => county.close());

const evidence = async () => (await registrar.get(`/api/cases/${id}`)).body.evidence;
const large = (megabytes: number): Upload =>
  jpg(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(megabytes << 20)]));

describe('over the wire', () => {
  test('a photograph and a PDF are taken, shown as what they are, and taken off', async () => {
    const taken = await registrar.attach(id, 'application-form', jpg(await aPhoto(1200, 1600)));
    expect([taken.status, Object.keys(taken.body)]).toEqual([201, ['id', 'revision']]);
    const bytes = aPdf();
    const paper = await registrar.attach(id, 'diagnosis-certificate', pdf(bytes));
    expect(paper.status).toBe(201);
    const picture = await registrar.get(`/api/cases/${id}/evidence/${taken.body.id}/file`);
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 1600 });
    const shown = await registrar.get(`/api/cases/${id}/evidence/${paper.body.id}/file`);
    expect(shown.bytes.equals(bytes)).toBe(true);
    expect(await evidence()).toHaveLength(2);
    for (const each of [taken, paper]) {
      expect((await registrar.delete(`/api/cases/${id}/evidence/${each.body.id}`)).status).toBe(200);
    }
    expect(await evidence()).toEqual([]);
    expect((await registrar.delete(`/api/cases/${id}/evidence/${paper.body.id}`)).status).toBe(404);
  });

  test('what is served is a file and can be nothing else, and no machine on the way keeps it', async () => {
    const taken = await registrar.attach(id, 'application-form', pdf(aPdf()));
    const { headers } = await registrar.get(`/api/cases/${id}/evidence/${taken.body.id}/file`);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="evidence.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    await registrar.delete(`/api/cases/${id}/evidence/${taken.body.id}`);
  });
});

describe('is refused, says why in Chinese, and leaves nothing', () => {
  const isRefused = async (status: number, says: RegExp, file: Upload, kind = 'diagnosis-certificate') => {
    const answer = await registrar.attach(id, kind, file);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(says);
    expect(await evidence()).toEqual([]);
  };

  test('a photograph of a little more than 5 MB', () => isRefused(409, /超过 5 MB.*手机扫码/, { ...large(5) }));
  test('a photograph of 9 MB', () => isRefused(409, /超过 5 MB/, large(9)));
  test('one that is larger than anything taken at all', () => isRefused(409, /超过 5 MB/, large(24)));
  test('a Word document', () =>
    isRefused(409, /Word.*打印盖章后拍照/, {
      name: '证明.docx',
      declared: 'application/octet-stream',
      bytes: Buffer.from('PK\x03\x04\x14\0\0\0\0\0word/document.xml'),
    }));
  test('a kind that nobody knows', async () =>
    isRefused(409, /没有这种佐证材料/, jpg(await aPhoto(400, 500)), '__proto__'));

  test('a form without a file, and what is no form', async () => {
    const empty = await registrar.send(`/api/cases/${id}/evidence`, { kind: 'household-book' });
    expect([empty.status, empty.body.message]).toEqual([415, '没有收到文件，请重新选择后上传']);
    const words = await registrar.post(`/api/cases/${id}/evidence`, { kind: 'household-book' });
    expect([words.status, words.body.message]).toEqual([415, '没有收到文件，请重新选择后上传']);
  });
});

test('a verdict names points of the list, and nothing else', async () => {
  const url = `/api/cases/${id}/evidence/${NOWHERE}/verdict`;
  expect((await registrar.put(url, { points: { pretty: true } })).status).toBe(400);
  expect((await registrar.put(url, { points: {}, note: '长'.repeat(201) })).body.message).toMatch(/200 个字/);
});

test('whoever has not to do with it finds nothing, whatever they send', async () => {
  const taken = await registrar.attach(id, 'diagnosis-certificate', pdf(aPdf()));
  const at = `/api/cases/${id}/evidence`;
  for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
    const desk = await county.as(who);
    expect((await desk.attach(id, 'household-book', jpg(await aPhoto(400, 500)))).status).toBe(404);
    expect((await desk.get(`${at}/${taken.body.id}/file`)).status).toBe(404);
    expect((await desk.delete(`${at}/${taken.body.id}`)).status).toBe(404);
    expect((await desk.put(`${at}/${taken.body.id}/verdict`, { points: {} })).status).toBe(404);
    expect((await desk.post(`${at}/tickets`, { kind: 'household-book' })).status).toBe(404);
  }
  for (const who of ['inspector', 'auditor', 'admin'] as const) {
    const desk = await county.as(who);
    expect([403, 404]).toContain((await desk.get(`${at}/${taken.body.id}/file`)).status);
  }
  expect((await registrar.get(`${at}/${NOWHERE}/file`)).status).toBe(404);
  expect(await evidence()).toHaveLength(1);
});
