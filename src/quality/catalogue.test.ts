import { expect, test } from 'vitest';
import { CHAPTERS, rulesCatalogue } from './catalogue.ts';
import { PRESENCE_RULES, RULE_BOOK } from './rules/index.ts';

const PAGE = rulesCatalogue(RULE_BOOK, PRESENCE_RULES);
const ALL = [...RULE_BOOK.rules, ...RULE_BOOK.registerRules, ...PRESENCE_RULES];

test('every rule has a chapter, so that none is missing from the catalogue', () => {
  expect(ALL.map(({ code }) => code.split('-')[0] ?? '').filter((letters) => CHAPTERS[letters] === undefined)).toEqual(
    [],
  );
  for (const { code, title } of ALL) expect(PAGE.split(`### ${code} ${title}\n`)).toHaveLength(2);
});

test('every rule says on whose authority, and what to do', () => {
  for (const { basis, advice } of ALL) {
    expect(PAGE).toContain(`- 依据：${basis}\n`);
    expect(PAGE).toContain(`。${advice}\n`);
  }
});

test('an example tells what it needs to know besides the record', () => {
  expect(PAGE).toContain('`年级=六年级，入学年月=201909，核查日期=2025-08-11`');
  expect(PAGE).toContain('本县=411323');
  expect(PAGE).toContain('学校名单=县一高（高级中学）`');
  expect(PAGE).toContain('学校名单=丁河镇中心小学`');
});
