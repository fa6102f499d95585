import { expect, test } from 'vitest';
import { CAST, COUNTY } from '#test/cast.ts';
import { findingsAtWork } from '#test/findings-at-work.ts';
import { evidenceFindings } from './evidence-findings.ts';

const county = findingsAtWork();
const WHY = '依学籍业务 2025-000007 佐证';

const evidence = (student: string, rules: readonly string[], actor = CAST.county) =>
  county
    .db()
    .transaction()
    .execute((work) => evidenceFindings(county.desk(), work, actor, student, rules, WHY));

const findingsOf = (student: string) =>
  county
    .db()
    .selectFrom('findings')
    .select(['id', 'rule', 'state', 'explanation', 'revision'])
    .where('county', '=', COUNTY)
    .where('student', '=', student)
    .orderBy('rule')
    .execute();

test('the open findings of the rules that were proven are settled, with why and by whom; the others stay', async () => {
  const { ming } = county.ids();
  const before = await findingsOf(ming);
  const [proven] = before;
  if (proven === undefined) throw new Error('nothing is wrong with the record');
  await evidence(ming, [proven.rule]);

  for (const { id, rule, state, explanation, revision } of await findingsOf(ming)) {
    const was = before.find((one) => one.id === id);
    const expected = rule === proven.rule ? ['evidenced', WHY, (was?.revision ?? 0) + 1] : ['open', '', was?.revision];
    expect([rule, state, explanation, revision]).toEqual([rule, ...expected]);
  }
  const db = county.db();
  const events = await db
    .selectFrom('finding_events')
    .select(['event', 'text', 'by_person'])
    .where('finding', '=', proven.id)
    .where('event', '=', 'evidenced')
    .execute();
  expect(events).toEqual([{ event: 'evidenced', text: WHY, by_person: CAST.county.person }]);
  const deeds = await db.selectFrom('audit_events').selectAll().where('subject', '=', ming).execute();
  expect(deeds).toMatchObject([{ action: 'finding.evidence', reason: WHY }]);
});

test('the count in lists of pupils follows, once and not twice', async () => {
  const { ming } = county.ids();
  const all = await findingsOf(ming);
  const open = async () => {
    const rows = await county.rowsOf('registrar', {});
    return rows.filter(({ id }) => all.some((one) => one.id === id)).length;
  };
  expect(await open()).toBe(all.length);
  const rules = all.map(({ rule }) => rule);
  await evidence(ming, rules);
  await evidence(ming, rules);
  expect(await open()).toBe(0);
  expect((await findingsOf(ming)).map(({ revision }) => revision)).toEqual(all.map(({ revision }) => revision + 1));
});

test('whoever decides in another county settles nothing here', async () => {
  const { ming } = county.ids();
  const before = await findingsOf(ming);
  await evidence(
    ming,
    before.map(({ rule }) => rule),
    CAST.stranger,
  );
  expect(await findingsOf(ming)).toEqual(before);
});
