import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKLIST, RETURN_REASONS } from '#src/evidence/kinds.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R13 严格审核 — the county looks at each document point by point, beside what stood and what will, and returns by standard reasons. */
let county: CountyAtWork;
let registrar: AtDesk;
let head: AtDesk;
let office: AtDesk;
let id: string;
let paper: string;

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  head = await county.as('head');
  office = await county.as('county');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const students = [await registrar.pupil('张小明')];
  id = (await registrar.post('/api/cases', { procedure: 'key-information-change', students })).body.id;
  await registrar.fill(id, { reason: 'name-changed', name: '张晓明' });
  const photo = jpg(await aPhoto(1200, 1600));
  paper = (await registrar.attach(id, 'household-change-certificate', photo)).body.id;
  await registrar.decide(id, 'submit');
  await head.decide(id, 'approve');
});
afterAll(() => county.close());

const look = async (desk: AtDesk) => (await desk.get(`/api/cases/${id}`)).body;
const judge = (desk: AtDesk, points: object, note?: string) =>
  desk.put(`/api/cases/${id}/evidence/${paper}/verdict`, { points, ...(note && { note }) });
const MET = Object.fromEntries(Object.keys(CHECKLIST).map((point) => [point, true]));

describe('before the reviewer’s eyes', () => {
  test('lie the document, marked with their own name, and beside it what stands and what is applied for', async () => {
    const view = await look(office);
    expect(view.pupils).toMatchObject([{ before: { name: '张小明' }, after: { name: '张晓明' } }]);
    expect(view.evidence).toMatchObject([{ id: paper, kind: 'household-change-certificate', hints: [] }]);
    const file = `/api/cases/${id}/evidence/${paper}/file`;
    const [own, ofHead] = [await office.get(file), await head.get(file)];
    expect(await sharp(own.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 1600 });
    expect(own.bytes.equals(ofHead.bytes)).toBe(false);
  });

  test('lie the five points of the county: legible, complete, sealed, dated, and the names agree', () => {
    expect(Object.values(CHECKLIST)).toEqual(['清晰可辨', '要件齐全', '盖章或签字', '日期有效', '姓名证号一致']);
  });

  test('that somebody looked at a child’s document is written down', async () => {
    const { body } = await (await county.as('auditor')).get('/api/audit?action=case.evidence');
    expect(body.rows.map(({ name }: { name: string }) => name).sort()).toEqual(['王校长', '陈股长']);
  });
});

describe('nobody reviews what they applied for', () => {
  test('neither the document nor the application', async () => {
    const verdict = await judge(registrar, MET);
    expect([verdict.status, verdict.body.objections[0].message]).toEqual([409, '材料由正在办理此件的承办人审核']);
    const decided = await registrar.decide(id, 'approve');
    expect([decided.status, decided.body.objections[0].message]).toEqual([
      409,
      expect.stringMatching(/自己填报的业务不能自己核办/),
    ]);
  });

  test('nor does the head once the case has gone on to the county', async () => {
    expect((await judge(head, MET)).status).toBe(409);
    expect((await head.decide(id, 'approve')).status).toBe(409);
  });
});

describe('what is wanting goes back', () => {
  test('point by point, and the school reads which', async () => {
    expect((await judge(office, { ...MET, sealed: false }, '缺派出所户口专用章')).status).toBe(200);
    const [{ verdict }] = (await look(registrar)).evidence;
    expect(verdict).toMatchObject({
      points: { sealed: false, legible: true },
      note: '缺派出所户口专用章',
      by: '陈股长',
    });
  });

  test('for one of the standard reasons, and for no other', async () => {
    const { revision, hash } = await look(office);
    const seen = { revision, hash };
    const send = (more: object) => office.post(`/api/cases/${id}/decisions`, { action: 'return', seen, ...more });
    expect((await send({ returnReason: 'because' })).status).toBe(400);
    expect((await send({})).status).toBe(409);
    const returned = await send({ returnReason: 'not-sealed', reason: RETURN_REASONS['not-sealed'] });
    expect([returned.status, returned.body.state]).toEqual([201, 'returned']);
    const view = await look(registrar);
    expect(view.events.at(-1)).toMatchObject({ event: 'return', text: expect.stringContaining('没有盖章或签字') });
  });

  test('and is proved by another paper, while the old one stays to be looked at', async () => {
    await registrar.delete(`/api/cases/${id}/evidence/${paper}`);
    expect((await registrar.decide(id, 'submit')).status).toBe(409);
    const stamped = await registrar.attach(id, 'household-change-certificate', jpg(await aPhoto(1200, 1600, 2)));
    await registrar.decide(id, 'submit');
    expect((await look(head)).evidence).toMatchObject([{ id: stamped.body.id }]);
    expect((await head.get(`/api/cases/${id}/evidence/${paper}/file`)).status).toBe(200);
    paper = stamped.body.id;
  });
});

describe('the decision is about what was seen', () => {
  test('who saw the case before the head had approved decides in vain', async () => {
    const { revision, hash } = await look(office);
    expect((await head.decide(id, 'approve')).status).toBe(201);
    const stale = await office.post(`/api/cases/${id}/decisions`, { action: 'approve', seen: { revision, hash } });
    expect([stale.status, stale.body.objections[0].code]).toEqual([409, 'stale']);
  });

  test('and writes the record only then', async () => {
    const pupil = await registrar.pupil('张小明');
    expect((await judge(office, MET)).status).toBe(200);
    expect((await office.decide(id, 'approve')).body).toMatchObject({ state: 'done' });
    expect((await registrar.get(`/api/pupils/${pupil}`)).body.cells.name).toBe('张晓明');
    const view = await look(registrar);
    expect(view.evidence).toMatchObject([{ verdict: { points: MET, by: '陈股长' } }]);
    expect((await judge(office, { legible: false })).status).toBe(409);
  });
});
