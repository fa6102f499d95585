import { expect, test } from 'vitest';
import { readSchools } from './schools-list.ts';

const HEADER = ['学校标识码*', '学校名称', '办学类型', '行政区划代码'];
const CENTRAL = ['2141000001', '丁河镇中心小学', '小学', '411323104000'];

test('schools are known by their code, with kind and county where the list says them', () => {
  expect(readSchools([['西峡县学校名单'], HEADER, CENTRAL, ['3141000002', '丁河镇初级中学', '', '']])).toEqual(
    new Map([
      ['2141000001', { code: '2141000001', name: '丁河镇中心小学', kind: '211', county: '411323' }],
      ['3141000002', { code: '3141000002', name: '丁河镇初级中学', kind: undefined, county: undefined }],
    ]),
  );
});

test('columns may stand in any order, under other names', () => {
  const schools = readSchools([
    ['序号', '校名', '所在县', '标识码'],
    ['1', '简村教学点', '西峡县', '2141000009'],
  ]);
  expect(schools).toEqual(
    new Map([['2141000009', { code: '2141000009', name: '简村教学点', kind: undefined, county: undefined }]]),
  );
});

test('blank rows and sums are no schools', () => {
  expect(readSchools([HEADER, CENTRAL, ['', '', '', ''], ['合计', '1 所', '', '']])).toHaveProperty('size', 1);
});

test('a table without the two columns is refused in words', () => {
  expect(
    readSchools([
      ['姓名', '性别'],
      ['张小明', '男'],
    ]),
  ).toMatchObject({ refused: 'no-school-code' });
  expect(readSchools([])).toMatchObject({ refused: 'no-school-code' });
});

test('a header alone is no list of schools', () => {
  expect(readSchools([HEADER])).toMatchObject({ refused: 'no-schools' });
});

test('one code for two schools is refused, with both rows; the same row twice is not', () => {
  const other = ['2141000001', '丁河镇第二小学', '小学', '411323104000'];
  expect(readSchools([HEADER, CENTRAL, other])).toMatchObject({
    refused: 'repeated-school',
    message: expect.stringContaining('第 2、3 行'),
  });
  expect(readSchools([HEADER, CENTRAL, CENTRAL])).toHaveProperty('size', 1);
});
