import { describe, expect, test } from 'vitest';
import { rollLines } from './roll-lines.ts';

describe('an admission roll that is pasted', () => {
  test('comes from a spreadsheet, heading and all', () => {
    const text = '姓名\t身份证件号\t班级\r\n张小明\t411323201301010011\t1班\r\n\r\n李红\tG411323201301010012\t\r\n';
    expect(rollLines(text)).toEqual([
      { name: '张小明', number: '411323201301010011', className: '1班' },
      { name: '李红', number: 'G411323201301010012' },
    ]);
  });

  test.each([
    ['张小明,411323201301010011,1班'],
    ['张小明，411323201301010011，1班'],
    ['张小明  411323201301010011   1班'],
  ])('or is typed: %s', (text) => {
    expect(rollLines(text)).toEqual([{ name: '张小明', number: '411323201301010011', className: '1班' }]);
  });

  test('keeps a name with a space where tabs part the columns', () => {
    expect(rollLines('Anna Lee\tH12345678\t2班')).toEqual([
      { name: 'Anna Lee', number: 'H12345678', className: '2班' },
    ]);
  });

  test('of nothing has no lines', () => expect(rollLines(' \n\n')).toEqual([]));
});
