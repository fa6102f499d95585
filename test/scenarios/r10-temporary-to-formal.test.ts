import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHILD, PLACE } from '#test/a-child.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { pathwaySteps, refusalsOf, WITHOUT } from './pathway-steps.ts';

/** R10 临时转正式 — the guardian is reminded; when the number comes the same record becomes formal, and no second one is made. */
let county: CountyAtWork;
let registrar: AtDesk;
let neighbour: AtDesk;
let id: string;

const HONG = aChild('李小红', 2);
const NUMBER = HONG.idNumber ?? '';
/** The same child, as another school would register her. */
const AGAIN = {
  ...CHILD,
  ...PLACE,
  ...{ name: '李小红', sex: '女', birthDate: '20150312', idType: '居民身份证', idNumber: NUMBER },
};

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  neighbour = await county.as('neighbour');
  const roster = [{ ...HONG, ...WITHOUT, nationalNumber: 'L411323201503120012' }, aChild('张小明', 1)];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(roster) });
  await neighbour.bringIn({ name: '丹水.csv', bytes: csvOf([aChild('陈有号', 11, OF_DANSHUI)]) });
  id = await registrar.pupil('李小红');
});
afterAll(() => county.close());

const steps = () => pathwaySteps(registrar, id, () => county.clock.today());
const remindersOf = async (who: 'registrar' | 'neighbour' | 'county') => {
  const { body } = await (await county.as(who)).get('/api/today');
  const section = body.sections.find(({ key }: { readonly key: string }) => key === 'pathway-reminders');
  return section?.lines.map(({ title }: { readonly title: string }) => title) ?? [];
};

/** 再次建籍 by another school, as far as it comes. */
async function registeredAgain(desk: AtDesk, more: object = {}) {
  const opened = await desk.post('/api/cases', { procedure: 'in-school-registration' });
  const answers = { ...AGAIN, grade: '小学四年级', reason: '2024年9月随父母到本校就读', ...more };
  await desk.fill(opened.body.id, answers, 'household-book', 'school-statement', 'national-lookup');
  const refused = await desk.decide(opened.body.id, 'submit');
  await desk.decide(opened.body.id, 'withdraw');
  return refused;
}

test('without a number the record is a temporary one', async () => {
  expect((await registrar.get(`/api/pupils/${id}`)).body.stage).toBe('temporary');
  expect((await registrar.get(`/api/pupils/${await registrar.pupil('张小明')}`)).body.stage).toBe('formal');
});

describe('the guardian is reminded', () => {
  test('from thirty days after the household was found to have no number, on the registrar’s first page', async () => {
    expect((await steps().check('no-number')).body.standing).toBe('waiting');
    expect((await steps().view()).remindOn).toBe('2025-04-19');
    expect(await remindersOf('registrar')).toEqual([]);
    county.goTo('2025-04-21');
    [registrar, neighbour] = [await county.as('registrar'), await county.as('neighbour')];
    expect(await remindersOf('registrar')).toEqual(['李小红　无身份证件号']);
    expect(await remindersOf('neighbour')).toEqual([]);
    expect(await remindersOf('county')).toEqual([]);
  });

  test('and who reminded whom, when and how, is written down; a day to come is none', async () => {
    const tomorrow = await steps().deed('reminders', { on: '20250422', way: 'phone', note: '' });
    expect(refusalsOf(tomorrow)).toEqual([409, ['day-to-come']]);
    const note = '母亲答应月底前去派出所';
    expect((await steps().deed('reminders', { on: '20250421', way: 'visit', note })).status).toBe(200);
    const { events, remindOn } = await steps().view();
    expect(remindOn).toBe('2025-05-21');
    expect(events.at(-1)).toMatchObject({ event: 'remind', day: '2025-04-21', by: '李老师', said: '家访', note });
    expect(await remindersOf('registrar')).toEqual([]);
  });
});

describe('the number comes', () => {
  test('formalising is refused while the record has none, and says that no new record is made', async () => {
    const opened = await registrar.post('/api/cases', { procedure: 'formalisation', students: [id] });
    await registrar.fill(opened.body.id, { nationalNumber: `G${NUMBER}` }, 'national-lookup');
    const refused = await registrar.decide(opened.body.id, 'submit');
    expect(refusalsOf(refused)[1]).toContain('no-number');
    expect(refused.text).toContain('不得重新建籍');
    await registrar.decide(opened.body.id, 'withdraw');
  });

  test('into the same record, which becomes formal when the state has issued its number', async () => {
    await steps().check('has-number', NUMBER);
    await steps().screenshot();
    await steps().lookUp(undefined);
    const [change] = (await steps().open()).body.cases;
    await through(change.id, 'household-book');
    expect((await registrar.get(`/api/pupils/${id}`)).body).toMatchObject({ stage: 'temporary' });
    const opened = await registrar.post('/api/cases', { procedure: 'formalisation', students: [id] });
    await registrar.fill(opened.body.id, { nationalNumber: `G${NUMBER}`, issuedOn: '20250418' });
    await through(opened.body.id, 'national-lookup');
    expect((await registrar.get(`/api/pupils/${id}`)).body).toMatchObject({ stage: 'formal' });
    expect(await registrar.pupil('李小红')).toBe(id);
  });

  test('with its whole history: the temporary number, the missing one, and who did what', async () => {
    const { rows } = (await registrar.get(`/api/pupils/${id}/history`)).body;
    expect(rows.map(({ source }: { readonly source: string }) => source)).toEqual(['学籍业务', '学籍业务', '导入']);
    const changed = rows.flatMap(({ changes }: { readonly changes: readonly object[] }) => changes);
    expect(changed).toContainEqual(expect.objectContaining({ title: '身份证件类型', before: '其他' }));
    expect((await registrar.get(`/api/pathway/${id}`)).status).toBe(404);
    expect((await registrar.get('/api/pathway')).body.rows).toEqual([]);
  });
});

describe('a second registration of the same child is refused at every entrance', () => {
  test('in the form of another school, with the reason and the existing record named', async () => {
    const refused = await registeredAgain(neighbour);
    expect(refusalsOf(refused)).toEqual([409, ['already-registered']]);
    expect(refused.text).toMatch(/已建有学籍（丁河镇中心小学.*不得重复建立学籍（通知一\(二\)）/);
    expect(refused.text).not.toContain(NUMBER);
  });

  test('in the form of the same school', async () => {
    expect(refusalsOf(await registeredAgain(registrar))).toEqual([409, ['already-registered']]);
  });

  test('and once more without her number: by name, sex and birth date, until the school says that it is another child', async () => {
    const { guardianName, guardianPhone } = CHILD;
    const noNumber = { idType: '其他', idNumber: '', guardianName, guardianPhone };
    const guardian = { guardianIdType: '居民身份证', guardianIdNumber: aChild('', 31)['guardian1.idNumber'] };
    const refused = await registeredAgain(neighbour, { ...noNumber, ...guardian });
    expect(refusalsOf(refused)[1]).toContain('same-child');
    expect(refused.text).toContain('丁河镇中心小学');
  });

  test('in a roster of another school; the school that has her is named to the county, which may see her', async () => {
    const file = { name: '丹水.csv', bytes: csvOf([{ ...HONG, ...OF_DANSHUI }]) };
    const reasonTold = async (desk: AtDesk) => {
      const batch = await desk.upload(file);
      expect(batch.counts).toMatchObject({ new: 0, refused: 1 });
      return (await desk.get(`/api/imports/${batch.id}/rows?outcome=refused`)).body.rows[0].reason;
    };
    expect(await reasonTold(neighbour)).toMatch(/已在本县其他学校建有学籍，一人只有一份学籍；请走转学，不要重复建籍/);
    expect(await reasonTold(await county.as('county'))).toMatch(/已在丁河镇中心小学建有学籍/);
  });

  test('in a roster of her own school it is her, and nothing is made anew', async () => {
    const batch = await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([HONG]) });
    expect(batch.counts).toMatchObject({ new: 0, refused: 0 });
  });

  test('and nobody else’s record is given her number', async () => {
    const ming = await registrar.pupil('张小明');
    const patched = await registrar.patch(`/api/pupils/${ming}`, { seen: 1, cells: { idNumber: NUMBER } });
    expect(refusalsOf(patched)).toEqual([409, ['not-edited-key']]);
    const opened = await registrar.post('/api/cases', { procedure: 'key-information-change', students: [ming] });
    const answers = { reason: 'number-wrong', idNumber: NUMBER, note: '录入有误' };
    await registrar.fill(opened.body.id, answers, 'household-book', 'school-statement');
    expect(refusalsOf(await registrar.decide(opened.body.id, 'submit'))[1]).toContain('already-registered');
  });

  test('to another county no school is named', async () => {
    const refused = await registeredAgain(await county.as('strangeRegistrar'));
    expect(refusalsOf(refused)).toEqual([409, ['already-registered']]);
    expect(refused.text).not.toMatch(/丁河|李小红|411323/);
  });
});

/** Submitted with its proof, and approved by all. */
async function through(caseId: string, proof: string): Promise<void> {
  expect((await registrar.attach(caseId, proof, jpg(await aPhoto()))).status).toBe(201);
  expect(refusalsOf(await registrar.decide(caseId, 'submit'))).toEqual([201, []]);
  for (const who of ['head', 'county'] as const) {
    expect((await (await county.as(who)).decide(caseId, 'approve')).status).toBe(201);
  }
}
