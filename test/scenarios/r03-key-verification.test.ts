import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Example } from '#src/quality/rule.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import type { Student } from '#src/registry/student.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R03 重点核查 — every rule is put to every record, whenever it comes or changes, and what is found has somebody to see to it. */
let county: CountyAtWork;
beforeAll(async () => {
  county = await aCountyAtWork();
});
afterAll(() => county.close());

interface Finding {
  readonly id: string;
  readonly revision: number;
  readonly rule: string;
  readonly name: string;
  readonly owner: string;
  readonly state: string;
  readonly due?: string;
  readonly severity: string;
  readonly message: string;
  readonly advice: string;
}

describe('a roster in which every rule of the book is broken', () => {
  /** What the import itself stops at: no name, another school's code, two rows of one child. */
  const STOPPED_AT_THE_DOOR = ['DUP-01', 'DUP-02', 'DUP-05', 'ID-01', 'RN-05'];

  test('comes in, and each rule has found its child; the rest was refused row by row with the reason', async () => {
    const registrar = await county.as('registrar');
    const batch = await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(brokenPupils()) });
    expect(batch.counts.new + batch.counts.refused).toBe(brokenPupils().length);
    const refused = (await registrar.get(`/api/imports/${batch.id}/rows?outcome=refused`)).body.rows;
    expect(refused).toHaveLength(batch.counts.refused);
    for (const { reason } of refused) expect(reason).toMatch(/请/);
    const found = await rulesFound(registrar);
    const everyRule = [...RULE_BOOK.rules, ...RULE_BOOK.registerRules].map(({ code }) => code);
    expect(everyRule.filter((code) => !found.has(code)).sort()).toEqual(STOPPED_AT_THE_DOOR);
    expect([...found.keys()].filter((code) => !everyRule.includes(code))).toEqual([]);
  });

  test('every finding is open, has an owner, says what is wrong and what to do, and every count opens its list', async () => {
    const registrar = await county.as('registrar');
    for (const [rule, count] of await rulesFound(registrar)) {
      const { body } = await registrar.post('/api/findings/search', { rule, limit: 200 });
      const findings: readonly Finding[] = body.rows;
      expect(findings).toHaveLength(count);
      for (const { owner, state, message, advice, severity, due } of findings) {
        expect([state, owner]).toEqual(['open', expect.stringMatching(/^(registrar|county)$/)]);
        expect([message, advice].every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
        expect(message).not.toMatch(/\d{11}/);
        expect(due === undefined).toBe(severity === 'notice');
      }
    }
  });

  test('the class teacher reads of the own class only, the next school and a stranger of nothing', async () => {
    const teacher = await county.as('classTeacher');
    expect((await rulesFound(teacher)).size).toBeGreaterThan(20);
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      expect(await rulesFound(await county.as(who))).toEqual(new Map());
    }
  });
});

test('a child registered twice in two schools without a number is found in both, and neither sees the other', async () => {
  const [registrar, neighbour] = [await county.as('registrar'), await county.as('neighbour')];
  const twice = aChild('杜双籍', 451, { idType: '其他', idNumber: '', nationalNumber: '' });
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([twice]) });
  expect(await rulesOf(registrar, '杜双籍')).not.toContain('DUP-02');
  await neighbour.bringIn({ name: '丹水.csv', bytes: csvOf([{ ...twice, ...OF_DANSHUI }]) });
  for (const school of [registrar, neighbour]) {
    expect(await rulesOf(school, '杜双籍')).toContain('DUP-02');
    const { body } = await school.post('/api/findings/search', { rule: 'DUP-02' });
    expect(body.rows).toHaveLength(1);
  }
});

describe('one finding', () => {
  let registrar: AtDesk;
  let id: string;
  beforeAll(async () => {
    registrar = await county.as('registrar');
    await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('何小溪', 461), aChild('何小河', 463)]) });
    id = await registrar.pupil('何小溪');
    expect(await rulesOf(registrar, '何小溪')).toEqual([]);
  });

  const edit = async (cells: object): Promise<void> => {
    const { revision } = (await registrar.get(`/api/pupils/${id}`)).body;
    const answer = await registrar.patch(`/api/pupils/${id}`, { seen: revision, cells });
    expect([answer.status, answer.text]).toEqual([200, JSON.stringify({ revision: revision + 1 })]);
  };
  const findingOf = async (rule: string, who = registrar): Promise<Finding> => {
    const { body } = await who.get(`/api/pupils/${id}/findings`);
    const found = body.rows.find((row: Finding) => row.rule === rule);
    if (found === undefined) throw new Error(`${rule} is not among ${body.rows.map((row: Finding) => row.rule)}`);
    return found;
  };

  test('is opened by the edit that breaks the rule, and fixed by the one that mends it', async () => {
    await edit({ email: 'heyahe' });
    expect(await findingOf('CO-06')).toMatchObject({ state: 'open', owner: 'registrar', name: '何小溪' });
    await edit({ email: 'he@example.com' });
    expect(await rulesOf(registrar, '何小溪')).toEqual([]);
  });

  test('that is a query is explained, stays explained over another edit, and dies when the value changes', async () => {
    await edit({ migrantWorkersChild: '是' });
    const { id: finding, revision } = await findingOf('SP-02');
    const text = '父母刚迁来落户，已看过户口簿';
    expect((await registrar.post(`/api/findings/${finding}/explain`, { revision, text })).status).toBe(200);
    await edit({ email: 'xi@example.com' });
    expect(await findingOf('SP-02')).toMatchObject({ state: 'explained', explanation: text });
    await edit({ householdRegion: '411323001000' });
    expect(await findingOf('SP-02')).toMatchObject({ state: 'open', explanation: '' });
    const { events } = (await registrar.get(`/api/findings/${finding}`)).body;
    expect(events.map(({ title, by }: { title: string; by?: string }) => [title, by])).toEqual([
      ['内容已变，原说明失效', undefined],
      ['作出说明', '李老师'],
      ['发现问题', undefined],
    ]);
    await edit({ migrantWorkersChild: '否' });
    expect(await rulesOf(registrar, '何小溪')).toEqual([]);
  });

  test('that is an error is mended or evidenced, not talked away', async () => {
    await edit({ postcode: '4745' });
    const { id: finding, revision } = await findingOf('CO-04');
    const explained = await registrar.post(`/api/findings/${finding}/explain`, { revision, text: '村里没有邮政编码' });
    expect([explained.status, explained.body.objections[0].message]).toEqual([409, expect.stringContaining('须更正')]);
    const how = { revision, how: 'evidenced', text: '邮政所证明一份，存学籍档案' };
    expect((await registrar.post(`/api/findings/${finding}/explain`, how)).status).toBe(200);
    expect(await findingOf('CO-04', await county.as('county'))).toMatchObject({ state: 'evidenced' });
    await edit({ postcode: '474551' });
    expect((await registrar.get(`/api/findings/${finding}`)).body).toMatchObject({ state: 'fixed' });
  });

  test('is not there for the next school and for a stranger', async () => {
    await edit({ postcode: '1' });
    const { id: finding, revision } = await findingOf('CO-04');
    const never = await registrar.get('/api/findings/00000000-0000-4000-8000-00000000dead');
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      const desk = await county.as(who);
      const seen = await desk.get(`/api/findings/${finding}`);
      expect([seen.status, seen.text]).toEqual([404, never.text]);
      expect((await desk.get(`/api/pupils/${id}/findings`)).status).toBe(404);
      const settled = { revision, how: 'evidenced', text: '我说没有问题' };
      expect((await desk.post(`/api/findings/${finding}/explain`, settled)).status).toBe(404);
    }
    await edit({ postcode: '474550' });
  });
});

test('the county has all rules asked anew in the night, and nothing has been missed', async () => {
  const officer = await county.as('county');
  const before = await rulesFound(officer);
  expect((await officer.post('/api/findings/recheck')).status).toBe(200);
  await county.settled();
  expect(await rulesFound(officer)).toEqual(before);
});

/** How many open findings there are by rule, as this person sees it. */
async function rulesFound(desk: AtDesk): Promise<ReadonlyMap<string, number>> {
  const { body } = await desk.get('/api/findings/counts?by=rule');
  return new Map(body.rows.map(({ key, count }: { key: string; count: number }) => [key, count]));
}

async function rulesOf(desk: AtDesk, name: string): Promise<readonly string[]> {
  const { body } = await desk.post('/api/findings/search', { words: name, limit: 200 });
  return body.rows.map(({ rule }: Finding) => rule);
}

/** For every example of a broken rule a child of its own name and number, broken just so. */
function brokenPupils(): readonly Student[] {
  const alone = RULE_BOOK.rules.flatMap(({ examples }) => examples.broken);
  const together = RULE_BOOK.registerRules.flatMap(({ examples }) => examples.broken[0] ?? []);
  return [...alone, ...together].map(({ setting: _, ...cells }: Example, at) => {
    const name = `张${String.fromCodePoint(0x4e64 + at)}${String.fromCodePoint(0x5f20 + at)}`;
    return aChild(name, at * 2 + 1, cells);
  });
}
