import { expect, test } from 'vitest';
import { aStudent } from '#test/world.ts';
import { FIELDS } from './fields.ts';
import { shown, shownCells } from './mask-table.ts';
import { searchWords } from './search-words.ts';

test.each([
  ['idNumber', '411323201503129914', '4****************4'],
  ['nationalNumber', 'G411323201503129914', 'G*****************4'],
  ['guardian3.idNumber', '41132319890721992X', '4****************X'],
  ['guardian1.phone', '138 3770 0001', '138****0001'],
  ['phone', '0377-69662233', '037****2233'],
  ['currentAddress', '河南省西峡县丁河镇简村3组12号', '河南省西峡县丁河镇简村***'],
  ['homeAddress', '西峡县城关镇人民路8号', '西峡县城关镇***'],
  ['homeAddress', '人民路8号', '***'],
  ['name', '张小明', '张小明'],
] as const)('%s %s 显示为 %s', (name, text, expected) => {
  expect(shown(name, text)).toBe(expected);
});

test('一份学籍脱敏之后，任何字段里都没有号码、电话和门牌的原文', () => {
  const student = aStudent();
  const text = JSON.stringify(shownCells(student));
  const secret = FIELDS.filter(
    ({ name }) => /[nN]umber$|[pP]hone$|[aA]ddress$/.test(name) && name !== 'classRollNumber',
  );
  for (const { name } of secret) if (student[name]) expect(text).not.toContain(student[name]);
});

test.each([
  ['小明', [{ as: 'name', text: '小明' }]],
  ['ZXM', [{ as: 'letters', text: 'zxm' }]],
  [
    '张 xm',
    [
      { as: 'name', text: '张' },
      { as: 'letters', text: 'xm' },
    ],
  ],
  ['lü', [{ as: 'letters', text: 'lv' }]],
  [
    '阿卜杜•热合曼',
    [
      { as: 'name', text: '阿卜杜' },
      { as: 'name', text: '热合曼' },
    ],
  ],
  ['𬌗〇', [{ as: 'name', text: '𬌗〇' }]],
  ['% _', []],
])('“%s”这样查', (typed, expected) => {
  expect(searchWords(typed)).toEqual(expected);
});
