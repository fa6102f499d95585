import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readHistory } from '#src/registry/store/read-history.ts';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, COUNTY, PLACES } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { decideCase } from './decide-case.ts';
import { listCases, searchCases } from './list-cases.ts';
import { say } from './messages.ts';
import { openCase } from './open-case.ts';
import { readCase } from './read-case.ts';
import { forgetRequests } from './requests.ts';

const county = casesAtWork();
const MING = aChild('张小明', 1);
const RENAMED = { reason: 'name-changed', name: '张晓明' };

/** A 关键信息变更 of 张小明, filled in and proven. */
async function aNameChange(student: string): Promise<string> {
  const id = await county.begin('registrar', { procedure: 'key-information-change', students: [student] });
  expect(await county.fill('registrar', id, RENAMED)).toMatchObject({ is: 'saved' });
  await county.attach('registrar', id, 'household-change-certificate');
  return id;
}

describe('关键信息变更 from desk to desk', () => {
  test('changes the record at the last approval, with its history, and frees the pupil', async () => {
    const ming = await county.enrol(MING);
    const id = await aNameChange(ming);
    expect(await county.look('registrar', id)).toMatchObject({
      state: 'draft',
      objections: [],
      actions: ['submit', 'withdraw'],
      pupils: [{ name: '张小明', before: { name: '张小明' }, after: { name: '张晓明', formerName: '张小明' } }],
    });
    const submitted = await county.must('registrar', id, 'submit');
    expect(submitted).toMatchObject({ state: 'step', due: '2025-04-03', daysLeft: 10 });
    expect(await county.must('head', id, 'approve')).toMatchObject({ state: 'step', step: 1 });
    expect((await county.cellsOf(ming))?.name).toBe('张小明');
    const done = await county.must('county', id, 'approve');
    expect(done).toMatchObject({
      state: 'done',
      actions: [],
      pupils: [{ before: { name: '张小明' }, after: { name: '张晓明' } }],
      steps: [
        {
          title: '学校核验',
          outcome: '通过',
          doneOn: '2025-03-20',
          due: '2025-04-03',
          calendar: expect.stringMatching('国办'),
        },
        { title: '县局审核', outcome: '通过' },
      ],
    });
    expect(done.events.map(({ title }) => title)).toEqual(['填报', '修改', '添附材料', '提交', '通过', '通过']);
    expect(await county.cellsOf(ming)).toMatchObject({ name: '张晓明', formerName: '张小明' });
    const history = await readHistory(county.desk().db, county.desk().seal, COUNTY, ming);
    expect(history.at(-1)).toMatchObject({ source: { kind: 'procedure', id }, person: CAST.county.person });
    expect(county.told.map(({ event }) => event)).toEqual(['submit', 'approve', 'approve']);
    await county.begin('registrar', { procedure: 'key-information-change', students: [ming] });
  });

  test('is not submitted while a proof is missing, and says which', async () => {
    const id = await county.begin('registrar', {
      procedure: 'key-information-change',
      students: [await county.enrol(MING)],
    });
    await county.fill('registrar', id, RENAMED);
    const refused = await county.decide('registrar', id, 'submit');
    expect(refused).toMatchObject({
      is: 'refused',
      objections: [{ message: expect.stringContaining('户籍登记项目变更证明') }],
    });
  });

  test('is returned with a reason, mended and submitted again; the step begins anew', async () => {
    const id = await aNameChange(await county.enrol(MING));
    await county.must('registrar', id, 'submit');
    expect(await county.decide('head', id, 'return')).toMatchObject({ objections: [{ code: 'reason-required' }] });
    await county.must('head', id, 'return', { reason: '派出所的章看不清', returnReason: 'not-legible' });
    county.goTo('2025-03-24');
    await county.fill('registrar', id, { ...RENAMED, note: '已重新拍照' });
    const again = await county.must('registrar', id, 'submit');
    expect(again.steps.slice(0, 2)).toMatchObject([
      { outcome: '退回' },
      { startedOn: '2025-03-24', due: '2025-04-08', current: true },
    ]);
  });

  test('refused or withdrawn leaves the record as it was, and the pupil free', async () => {
    const ming = await county.enrol(MING);
    for (const [who, action] of [
      ['head', 'refuse'],
      ['registrar', 'withdraw'],
    ] as const) {
      const id = await aNameChange(ming);
      await county.must('registrar', id, 'submit');
      const closed = await county.must(who, id, action, { reason: '户口簿上的姓名没有变更' });
      expect(closed.pupils[0]).toMatchObject({ after: { name: '张晓明' } });
    }
    expect(await county.cellsOf(ming)).toMatchObject({ name: '张小明' });
  });
});

describe('who decides', () => {
  test('neither the applicant, nor another school, nor a stranger, who sees nothing of it', async () => {
    const id = await aNameChange(await county.enrol(MING));
    await county.must('registrar', id, 'submit');
    expect(await county.decide('registrar', id, 'approve')).toMatchObject({ objections: [{ code: 'not-available' }] });
    expect(await county.decide('county', id, 'approve')).toMatchObject({
      objections: [{ message: expect.stringContaining('学校核验') }],
    });
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar', 'inspector', 'classTeacher'] as const) {
      expect(await readCase(county.desk(), CAST[who], id)).toBeUndefined();
      const seen = { revision: 4, hash: '' };
      expect(await decideCase(county.desk(), CAST[who], { id, action: 'approve', seen })).toEqual({ is: 'not-found' });
      for (const scope of ['mine', 'applied', 'all'] as const) {
        expect((await listCases(county.desk(), CAST[who], { scope, limit: 50 })).rows).toEqual([]);
      }
      expect(await searchCases(county.desk(), CAST[who], '小明')).toEqual([]);
    }
    expect(await searchCases(county.desk(), CAST.centralSchool, '小明')).toHaveLength(1);
  });

  test('under an exemption the registrar stands in for the head, and it is marked', async () => {
    const id = await aNameChange(await county.enrol(MING));
    await county.must('registrar', id, 'submit');
    await county
      .desk()
      .db.insertInto('exemptions')
      .values({
        ...{
          county: COUNTY,
          unit: PLACES.primary,
          since: '2025-03-01',
          reason: '教学点',
          granted_by: CAST.county.person,
        },
        granted_at: county.clock().now(),
      })
      .execute();
    const mine = await listCases(county.desk(), CAST.registrar, { scope: 'mine', limit: 50 });
    expect(mine.rows).toMatchObject([{ id }]);
    const view = await county.must('registrar', id, 'approve');
    expect(view.events.at(-1)).toMatchObject({ title: '通过', exempted: true });
    await county.must('county', id, 'approve');
  });

  test('a person whose office has just ended decides nothing any more', async () => {
    const id = await aNameChange(await county.enrol(MING));
    await county.must('registrar', id, 'submit');
    const { db } = county.desk();
    const held = db.updateTable('holdings').where('person', '=', CAST.head.person);
    await held.set({ until: '2025-03-20' }).execute();
    expect(await county.decide('head', id, 'approve')).toMatchObject({ objections: [{ code: 'no-office' }] });
    await held.set({ until: null }).execute();
  });
});

describe('once and only once', () => {
  test('what has changed since is not decided: evidence, answers, or the record itself', async () => {
    const ming = await county.enrol(MING);
    const id = await aNameChange(ming);
    const before = await county.look('registrar', id);
    await county.attach('registrar', id, 'school-statement');
    const seen = { revision: before.revision, hash: before.hash };
    const request = { id, action: 'submit', seen } as const;
    expect(await decideCase(county.desk(), CAST.registrar, request)).toMatchObject({ objections: [{ code: 'stale' }] });
    await county.must('registrar', id, 'submit');
    const { revision, hash } = await county.look('head', id);
    const other = await county.look('head', id);
    expect(other.hash).toBe(hash);
    await county.must('head', id, 'approve');
    const late = await decideCase(county.desk(), CAST.head, { id, action: 'approve', seen: { revision, hash } });
    expect(late).toMatchObject({ objections: [{ code: 'stale' }] });
  });

  test('a request sent twice takes effect once and gets the same answer; its key is good for nothing else', async () => {
    const id = await aNameChange(await county.enrol(MING));
    const { revision, hash } = await county.look('registrar', id);
    const request = { id, action: 'submit', seen: { revision, hash } } as const;
    const key = randomUUID();
    const first = await decideCase(county.desk(), CAST.registrar, request, key);
    expect(first).toMatchObject({ is: 'decided', settled: { state: 'step', revision: revision + 1 } });
    expect(await decideCase(county.desk(), CAST.registrar, request, key)).toEqual(first);
    expect((await county.look('registrar', id)).revision).toBe(revision + 1);
    const otherwise = await decideCase(county.desk(), CAST.registrar, { ...request, action: 'withdraw' }, key);
    expect(otherwise).toMatchObject({ objections: [{ code: 'key-used' }] });
    expect(await forgetRequests(county.desk())).toBe(0);
    const { clock } = county.desk();
    const later = { ...clock, now: () => new Date(clock.now().getTime() + 31 * 24 * 3_600_000) };
    expect(await forgetRequests({ ...county.desk(), clock: later })).toBe(1);
  });

  test('what is begun or said twice over a poor line is one case and one message', async () => {
    const key = randomUUID();
    const child = { procedure: 'school-registration' };
    const begin = (who: 'registrar' | 'neighbour', request: typeof child = child) =>
      openCase(county.desk(), CAST[who], request, key);
    const [first, second] = await Promise.all([begin('registrar'), begin('registrar')]);
    expect(first).toMatchObject({ is: 'opened' });
    expect(second).toEqual(first);
    expect(await begin('registrar', { procedure: 'in-school-registration' })).toMatchObject({
      objections: [{ code: 'key-used' }],
    });
    expect(await begin('neighbour')).not.toEqual(first);
    const id = first?.is === 'opened' ? first.id : '';
    const word = randomUUID();
    const said = await say(county.desk(), CAST.registrar, id, '户口簿明天补来', word);
    expect(await say(county.desk(), CAST.registrar, id, '户口簿明天补来', word)).toBe(said);
    expect(await say(county.desk(), CAST.neighbour, id, '户口簿明天补来', word)).toBeUndefined();
    expect((await county.look('registrar', id)).messages).toHaveLength(1);
  });

  test('a key is free again when nothing was begun under it', async () => {
    const ming = await county.enrol(MING);
    const other = await aNameChange(ming);
    const [key, leave] = [randomUUID(), { procedure: 'leave-of-absence', students: [ming] }];
    expect(await openCase(county.desk(), CAST.registrar, leave, key)).toMatchObject({ is: 'refused' });
    await county.must('registrar', other, 'withdraw');
    expect(await openCase(county.desk(), CAST.registrar, leave, key)).toMatchObject({ is: 'opened' });
  });

  test('one pupil is in one open case, and the second is told which', async () => {
    const ming = await county.enrol(MING);
    await aNameChange(ming);
    const second = await openCase(county.desk(), CAST.registrar, { procedure: 'leave-of-absence', students: [ming] });
    expect(second).toMatchObject({
      is: 'refused',
      objections: [{ code: 'other-case', message: expect.stringMatching(/关键信息变更，2025-03-20 发起，现在填报中/) }],
    });
  });
});

test('numbers are shown in stars, and saved again as they were when they come back so', async () => {
  const ming = await county.enrol(aChild('张小明', 1, { idNumber: '', idType: '其他' }));
  const id = await county.begin('registrar', { procedure: 'key-information-change', students: [ming] });
  await county.lookedUp(ming, 'change', MING.idNumber);
  const answers = { reason: 'number-issued', idType: '居民身份证', idNumber: MING.idNumber };
  await county.fill('registrar', id, answers);
  const view = await county.look('registrar', id);
  expect(view.answers.idNumber).toMatch(/^4\*{16}.$/);
  expect(JSON.stringify(view)).not.toContain(MING.idNumber);
  const saved = await county.fill('registrar', id, { ...view.answers, note: '户口簿已核对' });
  expect(saved).toMatchObject({ is: 'saved' });
  await county.attach('registrar', id, 'household-book');
  for (const [who, action] of [
    ['registrar', 'submit'],
    ['head', 'approve'],
    ['county', 'approve'],
  ] as const)
    await county.must(who, id, action);
  expect((await county.cellsOf(ming))?.idNumber).toBe(MING.idNumber);
});
