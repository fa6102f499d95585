import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ILL } from '#test/evidence/evidence-at-work.ts';
import { aPdf } from '#test/evidence/forge-pdf.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg, pdf } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from '#test/scenarios/children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from '#test/scenarios/county-at-work.ts';

let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

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

async function aCode(kind = 'diagnosis-certificate'): Promise<string> {
  const { body } = await registrar.post(`/api/cases/${id}/evidence/tickets`, { kind });
  return String(body.path).split('/').at(-1) ?? '';
}

const photo = async (seed: number) => jpg(await aPhoto(1000, 1400, seed));
const send = async (code: string, seed: number) => county.phone.send('/api/upload/files', { code }, await photo(seed));

test('the desk is given an address of its own server, good for half an hour', async () => {
  const answer = await registrar.post(`/api/cases/${id}/evidence/tickets`, { kind: 'diagnosis-certificate' });
  expect(answer.status).toBe(201);
  expect(answer.body.path).toMatch(/^\/upload\/411323-[2-9A-HJ-NP-Z]{26}$/);
  expect(new Date(answer.body.expiresAt).getTime() - county.clock.now().getTime()).toBeGreaterThan(29 * 60_000);
  expect((await registrar.post(`/api/cases/${id}/evidence/tickets`, { kind: 'cat' })).status).toBe(400);
});

describe('a phone without a sign-in', () => {
  test('learns what to photograph, sends it, and the desk has it', async () => {
    const code = await aCode();
    const shown = await county.phone.post('/api/upload', { code });
    expect(shown.body).toMatchObject({ procedure: '休学', kind: '诊断证明', pupil: '张**', left: 10, saved: 0 });
    expect(shown.text).not.toMatch(/小明|丁河|李老师|\d{12}/);
    const sent = await send(code, 1);
    expect([sent.status, sent.body]).toEqual([201, { saved: 1, left: 9 }]);
    const { evidence } = (await registrar.get(`/api/cases/${id}`)).body;
    expect(evidence).toMatchObject([{ kind: 'diagnosis-certificate', addedBy: '李老师' }]);
  });

  test('sends again what it does not know to have arrived', async () => {
    const code = await aCode('application-form');
    expect((await send(code, 2)).body).toEqual({ saved: 1, left: 9 });
    expect((await send(code, 2)).body).toEqual({ saved: 1, left: 9 });
  });

  test('may send a PDF that lies in it', async () => {
    const sent = await county.phone.send('/api/upload/files', { code: await aCode('household-book') }, pdf(aPdf()));
    expect(sent.status).toBe(201);
  });

  test('is told what is wrong with a picture, with a code, and with no picture at all', async () => {
    const code = await aCode();
    const bad = await county.phone.send('/api/upload/files', { code }, { ...(await photo(3)), name: '1.gif' });
    expect([bad.status, bad.body.objections[0].field]).toEqual([409, 'file']);
    const large = jpg(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(9 << 20)]));
    const tooLarge = await county.phone.send('/api/upload/files', { code }, large);
    expect([tooLarge.status, tooLarge.body.objections[0].code]).toEqual([409, 'too-large']);
    const none = await county.phone.send('/api/upload/files', { code });
    expect([none.status, none.body.message]).toEqual([415, '没有收到照片，请重新拍照']);
    const unknown = await send('411323-AAAAAAAAAAAAAAAAAAAAAAAAAA', 3);
    expect([unknown.status, unknown.body.objections[0]]).toEqual([
      409,
      { code: 'unknown', message: expect.stringContaining('重新扫'), field: 'code' },
    ]);
    expect((await county.phone.post('/api/upload', { code: '' })).status).toBe(400);
    const fileFirst = await county.phone.send('/api/upload/files', {}, await photo(3));
    expect(fileFirst.status).toBe(409);
  });

  test('reaches nothing else with the code', async () => {
    await aCode();
    expect((await county.phone.post(`/api/cases/${id}/evidence/tickets`, { kind: 'household-book' })).status).toBe(401);
    expect((await county.phone.send(`/api/cases/${id}/evidence`, { kind: 'household-book' })).status).toBe(401);
  });

  test('is told that the case was submitted', async () => {
    const code = await aCode();
    expect((await registrar.decide(id, 'submit')).status).toBe(201);
    for (const answer of [await county.phone.post('/api/upload', { code }), await send(code, 9)]) {
      expect([answer.status, answer.body.objections[0].code]).toEqual([409, 'submitted']);
    }
  });
});
