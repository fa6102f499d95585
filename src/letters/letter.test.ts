import { describe, expect, test } from 'vitest';
import { houseNameOf, houseWordOf } from './house-words.ts';
import { LETTER_DEEDS, numberOf } from './letter.ts';
import { objectionsToDeed, objectionsToSigner, objectionsToWords } from './letter-objections.ts';
import { fieldsMissing, filledIn, type LetterTemplate, tagsOf } from './letter-template.ts';

const TEMPLATE: LetterTemplate = {
  ...{ key: 'test.inquiry', kind: 'letter', name: '函告接续', house: 'county' },
  title: '关于商请接续{学生}学籍的函',
  body: ['{主送机关}：{学生}（身份证件号{身份证件号}）已在贵县就读。'],
  fields: [
    { name: '学生', example: '张小明' },
    { name: '身份证件号', secret: true, example: '411323201501010019' },
  ],
};

describe('the number of a letter', () => {
  test('has hexagonal brackets, the whole year, no leading zero and no 第', () => {
    expect(numberOf('西教体函', 2025, 12)).toBe('西教体函〔2025〕12号');
  });

  test('begins with what the county has set, or with what follows from the unit’s name', () => {
    expect(houseWordOf('county', '西峡县')).toBe('西教体');
    expect(houseWordOf('head', '丁河镇中心小学')).toBe('丁河中小');
    expect(houseWordOf('central-school', '丁河镇中心校')).toBe('丁河中校');
    expect(houseWordOf('head', '西峡县白羽街道第一小学')).toBe('白羽一小');
    expect(houseWordOf('head', '西峡县白羽街道第二小学')).toBe('白羽二小');
    expect(houseWordOf('head', '西峡县第一高级中学')).toBe('一高中');
    expect(houseWordOf('head', '丹水镇杜店教学点')).toBe('丹水杜店点');
    expect(houseNameOf('county', '西峡县')).toBe('西峡县教育体育局');
    expect(houseNameOf('township', '丁河镇中心校')).toBe('丁河镇联合劝返组');
  });
});

describe('a template', () => {
  test('is filled in, and a number in it is seen in stars only', () => {
    const fields = { 学生: '张小明', 身份证件号: '411323201501010019', 主送机关: '内乡县教育体育局' };
    expect(filledIn(TEMPLATE.title, TEMPLATE, fields)).toBe('关于商请接续张小明学籍的函');
    const text = filledIn(TEMPLATE.body[0] ?? '', TEMPLATE, fields);
    expect(text).toBe('内乡县教育体育局：张小明（身份证件号4****************9）已在贵县就读。');
  });

  test('lets no number through in the words of another field', () => {
    expect(filledIn('{学生}', TEMPLATE, { 学生: '张小明，电话13800001234' })).toBe('张小明，电话1*********4');
  });

  test('says which of its fields were not given', () => {
    expect(fieldsMissing(TEMPLATE, { 学生: '张小明' })).toEqual(['身份证件号']);
    expect(tagsOf('{学生}的{学生}和{家长}')).toEqual(['学生', '家长']);
  });

  test('shows a tag that nothing fills, instead of printing a hole', () => {
    expect(filledIn('请{某人}办理', TEMPLATE, {})).toBe('请{某人}办理');
  });
});

describe('what may be done to a letter', () => {
  test('a signed one is not changed, and a draft not sent', () => {
    expect(objectionsToDeed({ state: 'signed', revision: 1 }, 'edit', 1)).toMatchObject([{ code: 'state' }]);
    expect(objectionsToDeed({ state: 'draft', revision: 1 }, 'send', 1)).toMatchObject([{ code: 'state' }]);
    expect(objectionsToDeed({ state: 'draft', revision: 2 }, 'sign', 1)).toMatchObject([{ code: 'stale' }]);
  });

  test('nothing is done to a voided or archived one', () => {
    const from = Object.values(LETTER_DEEDS).flatMap((deed) => [...deed.from] as string[]);
    expect(from).not.toContain('void');
    expect(from).not.toContain('archived');
  });

  test('whoever drafted it does not sign it where somebody else could', () => {
    expect(objectionsToSigner('a', 'a', ['王校长'])).toMatchObject([{ code: 'own' }]);
    expect(objectionsToSigner('a', 'a', [])).toEqual([]);
    expect(objectionsToSigner('a', 'b', ['李老师'])).toEqual([]);
  });
});

describe('what is written in a letter', () => {
  const words = { title: '关于核查的函', addressee: '各校', body: ['现函告如下。'] };

  test('is no number in clear: of a card, of a record, of a telephone', () => {
    for (const number of ['411323201501010019', 'G411323201501010019', '41132320150101001X', '13800001234']) {
      const against = objectionsToWords({ ...words, body: [`身份证件号${number}的学生`] });
      expect(against, number).toMatchObject([{ code: 'clear-number', field: 'body' }]);
      expect(objectionsToWords({ ...words, title: `关于${number}的函` })).toMatchObject([{ field: 'title' }]);
    }
  });

  test('may be a number of a letter, a year, and a number in stars', () => {
    const body = ['西教体函〔2025〕12号，2025年3月12日，4****************9，0377-69662281'];
    expect(objectionsToWords({ ...words, body })).toEqual([]);
  });

  test('has a title and a body', () => {
    expect(objectionsToWords({ title: ' ', addressee: '', body: ['', ' '] }).map(({ field }) => field)).toEqual([
      'title',
      'body',
    ]);
  });
});
