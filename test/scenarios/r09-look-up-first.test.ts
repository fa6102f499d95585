import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAST, unitId } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { pathwaySteps, refusalsOf, WITHOUT } from './pathway-steps.ts';

/**
 * R09 先查询再处理 — household, this register, the national register, and then the only right step: a correction of the number, or
 * the empty record's deletion together with the other one's coming.
 */
let county: CountyAtWork;
let registrar: AtDesk;
let head: AtDesk;
let officer: AtDesk;
/** 丹水镇中心小学's head, who is its registrar too: a small school. */
let headThere: AtDesk;

const HONG = aChild('李小红', 2);
const GANG = aChild('刘大刚', 3);
const NEW = aChild('赵补号', 4);
const ALIKE = aChild('王同名', 6);

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  head = await county.as('head');
  officer = await county.as('county');
  const here = [HONG, GANG, NEW, ALIKE].map((child) => ({ ...child, ...WITHOUT }));
  const there = [HONG, GANG, { ...ALIKE, idNumber: aChild('', 8).idNumber ?? '', nationalNumber: '' }];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(here) });
  const neighbour = await county.as('neighbour');
  await neighbour.bringIn({ name: '丹水.csv', bytes: csvOf(there.map((child) => ({ ...child, ...OF_DANSHUI }))) });
  const grant = { office: 'head', unit: unitId('other'), reason: '负责人兼任' };
  const granted = await (await county.as('admin')).post(`/api/people/${CAST.neighbour.person}/offices`, grant);
  expect(granted.status).toBe(201);
  headThere = await county.inOffice('neighbour', granted.body.holding);
});
afterAll(() => county.close());

const stepsOf = async (name: string) =>
  pathwaySteps(registrar, await registrar.pupil(name), () => county.clock.today());

/** Household and look-ups of a child whose record with the number lies at 丹水. */
async function foundThere(name: string, number: string) {
  const steps = await stepsOf(name);
  await steps.check('has-number', number);
  await steps.screenshot();
  await steps.lookUp('county');
  const opened = await steps.open();
  expect(opened.status).toBe(201);
  const [deletion, transfer]: readonly string[] = opened.body.cases.map(({ id }: { readonly id: string }) => id);
  return { steps, deletion: deletion ?? '', transfer: transfer ?? '' };
}

describe('the way cannot be cut short', () => {
  test('neither the correction nor the deletion is submitted by hand before the look-ups', async () => {
    const students = [await registrar.pupil('赵补号')];
    for (const [procedure, answers, proof] of [
      [
        'key-information-change',
        { reason: 'number-issued', idType: '居民身份证', idNumber: NEW.idNumber },
        'household-book',
      ],
      ['record-deletion', { reason: 'blank-duplicate', kept: '丹水小学四年级1班', note: '重复' }, 'duplicate-proof'],
    ] as const) {
      const { body } = await registrar.post('/api/cases', { procedure, students });
      await registrar.fill(body.id, answers, proof);
      const refused = await registrar.decide(body.id, 'submit');
      expect(refusalsOf(refused)).toEqual([409, ['look-up-first']]);
      expect(refused.text).toMatch(/通知一\(二\)：先逐人核实户籍.*全国学籍查询/);
      expect((await registrar.decide(body.id, 'withdraw')).status).toBe(201);
    }
  });

  test('nor is a later step taken before an earlier one', async () => {
    const steps = await stepsOf('赵补号');
    expect(refusalsOf(await steps.lookUp(undefined))).toEqual([409, ['not-yet']]);
    expect(refusalsOf(await steps.open())).toEqual([409, ['not-yet']]);
    expect(refusalsOf(await steps.check('has-number'))).toEqual([409, ['number-missing']]);
    expect((await steps.view()).standing).toBe('unchecked');
  });

  test('the national answer is taken only with its screenshot, put in after the household was looked at', async () => {
    const steps = await stepsOf('赵补号');
    await steps.screenshot();
    await steps.check('has-number', NEW.idNumber);
    expect(refusalsOf(await steps.lookUp(undefined))).toEqual([409, ['proof-required']]);
    await steps.screenshot();
    expect((await steps.lookUp(undefined)).body).toMatchObject({ standing: 'to-change' });
  });

  test('only the school of the child goes the way; its head and the county look on, others know nothing', async () => {
    const id = await registrar.pupil('赵补号');
    for (const who of ['head', 'county', 'centralSchool'] as const) {
      const desk = await county.as(who);
      expect((await desk.get(`/api/pathway/${id}`)).body).toMatchObject({ standing: 'to-change', deeds: [] });
      expect((await desk.post(`/api/pathway/${id}/cases`, { revision: 0 })).status).toBe(403);
    }
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      expect((await (await county.as(who)).get(`/api/pathway/${id}`)).status).toBe(404);
    }
    expect((await (await county.as('inspector')).get(`/api/pathway/${id}`)).status).toBe(403);
  });
});

test('not found anywhere: the number is corrected in the same record, and the child leaves the roster', async () => {
  const steps = await stepsOf('赵补号');
  const id = await registrar.pupil('赵补号');
  const [change] = (await steps.open()).body.cases;
  expect(change.procedure).toBe('key-information-change');
  expect((await steps.view()).standing).toBe('in-case');
  const other = aChild('', 10).idNumber ?? '';
  await registrar.fill(change.id, { reason: 'number-issued', idType: '居民身份证', idNumber: other }, 'household-book');
  expect(refusalsOf(await registrar.decide(change.id, 'submit'))).toEqual([409, ['other-number']]);
  await registrar.fill(change.id, { reason: 'number-issued', idType: '居民身份证', idNumber: NEW.idNumber });
  expect((await registrar.decide(change.id, 'submit')).status).toBe(201);
  expect((await head.decide(change.id, 'approve')).status).toBe(201);
  expect((await officer.decide(change.id, 'approve')).body).toMatchObject({ state: 'done' });
  expect((await registrar.get(`/api/pathway/${id}`)).status).toBe(404);
  expect(await registrar.pupil('赵补号')).toBe(id);
});

describe('found at another school', () => {
  test('this register is asked at once, and shows where, never a number', async () => {
    const steps = await stepsOf('李小红');
    expect((await steps.check('has-number', HONG.idNumber)).body).toMatchObject({ standing: 'to-look-up' });
    const { found, idNumber } = await steps.view();
    expect(found).toMatchObject([{ by: 'number', where: 'county', same: true, school: '丹水镇中心小学' }]);
    expect(JSON.stringify([found, idNumber])).not.toMatch(/\d{11}/);
    await steps.screenshot();
    expect(refusalsOf(await steps.lookUp(undefined))).toEqual([409, ['contradicts']]);
  });

  test('deletion and transfer are opened together; neither ends without the other', async () => {
    const kept = await (await county.as('neighbour')).pupil('李小红');
    const empty = await registrar.pupil('李小红');
    const { deletion, transfer } = await foundThere('李小红', HONG.idNumber ?? '');
    expect((await registrar.get(`/api/cases/${transfer}`)).body).toMatchObject({
      procedure: 'transfer-within-county',
      boundTo: { id: deletion },
      answers: { reason: 'duplicate-record' },
    });
    expect((await registrar.attach(deletion, 'duplicate-proof', jpg(await aPhoto()))).status).toBe(201);
    for (const id of [deletion, transfer]) {
      expect(refusalsOf(await registrar.decide(id, 'submit'))).toEqual([201, []]);
      expect((await head.decide(id, 'approve')).status).toBe(201);
    }
    const alone = await officer.decide(deletion, 'approve');
    expect(refusalsOf(alone)).toEqual([409, ['bound']]);
    expect((await registrar.get(`/api/pupils/${empty}`)).status).toBe(200);
    expect((await headThere.decide(transfer, 'approve')).status).toBe(201);
    expect((await officer.decide(transfer, 'approve')).body).toMatchObject({ state: 'done' });
    expect((await registrar.get(`/api/cases/${deletion}`)).body).toMatchObject({ state: 'done' });
    expect((await registrar.get(`/api/pupils/${empty}`)).status).toBe(404);
    expect((await registrar.get(`/api/pupils/${kept}`)).body.place).toMatchObject({ school: '丁河镇中心小学' });
  });

  test.each(['return', 'refuse'] as const)('to %s one does the same to the other', async (action) => {
    const { steps, deletion, transfer } = await foundThere('刘大刚', GANG.idNumber ?? '');
    expect((await registrar.attach(deletion, 'duplicate-proof', jpg(await aPhoto()))).status).toBe(201);
    for (const id of [deletion, transfer]) expect(refusalsOf(await registrar.decide(id, 'submit'))).toEqual([201, []]);
    const reason = '两条学籍的监护人不一致，请核实';
    const why = action === 'return' ? { returnReason: 'answers-wrong', reason } : { reason };
    expect((await head.decide(transfer, action, why)).status).toBe(201);
    const states = async () =>
      Promise.all([deletion, transfer].map(async (id) => (await registrar.get(`/api/cases/${id}`)).body.state));
    const after = action === 'return' ? 'returned' : 'refused';
    expect(await states()).toEqual([after, after]);
    if (action === 'return') {
      expect((await registrar.decide(deletion, 'withdraw')).status).toBe(201);
      expect(await states()).toEqual(['withdrawn', 'withdrawn']);
    }
    expect((await steps.view()).standing).toBe('to-merge');
  });
});

test('found by name, sex and birth date: the school says whether it is the same child, beside the other record', async () => {
  const steps = await stepsOf('王同名');
  expect((await steps.check('has-number', ALIKE.idNumber)).body).toMatchObject({ standing: 'to-compare' });
  const { found } = await steps.view();
  expect(found).toMatchObject([{ by: 'person', where: 'county', school: '丹水镇中心小学' }]);
  const line = (title: string) => found[0].lines.find((each: { readonly title: string }) => each.title === title);
  expect(line('姓名')).toMatchObject({ same: true });
  expect(line('身份证件号')).toMatchObject({ same: false });
  await steps.screenshot();
  expect(refusalsOf(await steps.lookUp(undefined))).toEqual([409, ['not-yet']]);
  const candidate = found[0].student;
  const note = '与丹水小学电话核对，监护人不同';
  expect((await steps.deed('comparisons', { candidate, same: false, note })).body.standing).toBe('to-look-up');
  expect((await steps.lookUp(undefined)).body.standing).toBe('to-change');
  expect((await steps.deed('comparisons', { candidate, same: true })).body.standing).toBe('to-merge');
  const { events } = await steps.view();
  expect(events.map(({ title }: { readonly title: string }) => title)).toContain('认定同名学籍');
  expect(JSON.stringify(events)).toContain(note);
});

test('a screenshot is looked at by whoever sees the child, marked and written down; by nobody else', async () => {
  const id = await registrar.pupil('王同名');
  const { proofs } = (await registrar.get(`/api/pathway/${id}`)).body;
  const file = `/api/pathway/${id}/proofs/${proofs[0].id}/file`;
  const shown = await head.get(file);
  expect([shown.status, shown.bytes.subarray(0, 2).toString('hex')]).toEqual([200, 'ffd8']);
  for (const who of ['neighbour', 'strangeRegistrar'] as const) {
    expect((await (await county.as(who)).get(file)).status).toBe(404);
  }
  const { body } = await (await county.as('auditor')).get('/api/audit?action=pathway.proof');
  expect(body.rows).toMatchObject([{ name: '王校长', detail: { kind: 'national-lookup' } }]);
});
