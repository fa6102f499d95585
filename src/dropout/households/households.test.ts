import { describe, expect, test } from 'vitest';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import { ageState, entryYearOf, headingOf, readChild, sameChildKey } from './household-child.ts';
import { EVERY_STATE, HOUSEHOLD_STATES, type Known, objectionsToAnswer, stateOf } from './household-states.ts';

const HEADING = ['序号', '姓名', '性别', '公民身份号码', '出生日期', '户籍地址', '村', '户主', '联系电话'];
const columns = headingOf(HEADING);
const NUMBER = `41132320150312001${checkCharacterOf('41132320150312001')}`;
const TODAY = '2025-03-20';
const line = (...cells: readonly string[]) => readChild(['1', ...cells], columns ?? ({} as never), TODAY);

describe('who is of school age', () => {
  test('whoever is six by the end of August enters that autumn, one day later the next', () => {
    expect([entryYearOf('2018-08-31'), entryYearOf('2018-09-01')]).toEqual([2024, 2025]);
  });

  test('of age from that autumn on, for nine school years', () => {
    expect(ageState('2018-09-01', TODAY)).toBe('young');
    expect(ageState('2018-08-31', TODAY)).toBe('of-age');
    expect([ageState('2009-09-01', TODAY), ageState('2009-08-31', TODAY)]).toEqual(['of-age', 'over']);
  });
});

describe('a line of the list', () => {
  test('the number tells the day and the sex where they are not written', () => {
    const read = line('周小禾', '', NUMBER, '', '丁河村3组', '丁河村', '周大山', '');
    expect(read).toMatchObject({ child: { birthDate: '2015-03-12', sex: '男', village: '丁河村' } });
  });

  test.each([
    ['没有姓名', ['', '', '', '20150312']],
    ['校验码', ['周小禾', '', `${NUMBER.slice(0, 17)}${NUMBER.endsWith('1') ? '2' : '1'}`, '']],
    ['看不懂', ['周小禾', '', '', '三月']],
    ['补上一项', ['周小禾', '', '', '']],
    ['不一致', ['周小禾', '', NUMBER, '20150313']],
    ['今天之后', ['周小禾', '', '', '20260312']],
  ])('%s is refused by name', (words, cells) => {
    expect(line(...cells)).toMatchObject({ fault: expect.stringContaining(words) });
    expect(JSON.stringify(line(...cells))).not.toMatch(/\d{17}/);
  });

  test('a list without names, or with neither number nor day, is none', () => {
    expect(headingOf(['姓名', '地址'])).toBeUndefined();
    expect(headingOf(['身份证号', '地址'])).toBeUndefined();
  });

  test('the same child is told by name and day, however it is written', () => {
    const born = { birthDate: '2015-03-12' } as const;
    expect(sameChildKey({ name: '周 小禾', ...born })).toBe(sameChildKey({ name: '周小禾', ...born }));
  });
});

describe('household, record and presence held together', () => {
  const NOBODY: Known = {
    ...{ age: 'of-age', match: undefined, verdict: undefined, isAway: false, isBeyond: false, answer: undefined },
  };
  const of = (known: Partial<Known>) => stateOf({ ...NOBODY, ...known });

  test('a record with the number decides, whatever somebody said', () => {
    expect([of({ match: 'number' }), of({ match: 'number', answer: 'none' })]).toEqual(['here', 'here']);
    expect(of({ match: 'number', isAway: true })).toBe('away');
    expect(of({ match: 'number', age: 'young' })).toBe('here');
  });

  test('a name and a day are likely, until a person says which', () => {
    expect(of({ match: 'person' })).toBe('likely');
    expect(of({ match: 'person', verdict: 'same' })).toBe('here');
    expect(of({ match: 'person', verdict: 'other' })).toBe('none');
  });

  test('without a record a child of age is out of school, unless it is known where', () => {
    expect([of({}), of({ isBeyond: true }), of({ answer: 'elsewhere' })]).toEqual(['none', 'elsewhere', 'elsewhere']);
    expect([of({ age: 'young' }), of({ age: 'over' }), of({ answer: 'deferred' })]).toEqual([
      'young',
      'over',
      'deferred',
    ]);
  });

  test('every state has words, and only what somebody has to see to is called so', () => {
    expect(EVERY_STATE.filter((state) => HOUSEHOLD_STATES[state].needs)).toEqual(['away', 'likely', 'none']);
  });
});

test('who went, when and what was found is written down, and no number with it', () => {
  const wrong = objectionsToAnswer('none', '2025-03-21', TODAY, '', '电话13837700001');
  expect(wrong.map(({ code }) => code)).toEqual(['future', 'visitor', 'number']);
  expect(objectionsToAnswer('none', TODAY, TODAY, '李主任', '随父母外出，没有上学')).toEqual([]);
});
