import { expect, test } from 'vitest';
import { refusalOf } from './answer.ts';

test('a business refusal keeps its reasons one by one, and the field each is about', () => {
  const objections = [
    { code: 'key-field', message: '姓名属于关键信息，请走“关键信息变更”。', field: 'name' },
    { code: 'open-case', message: '该生已有在办业务，办结后才能修改。' },
  ];
  expect(refusalOf(409, { objections })).toEqual({
    is: 'refused',
    objections,
    message: '姓名属于关键信息，请走“关键信息变更”。；该生已有在办业务，办结后才能修改。',
  });
});

test('that somebody else changed the record meanwhile is told apart from a refusal', () => {
  expect(refusalOf(409, { objections: [{ code: 'stale', message: '这条记录刚刚被王校长改过，请刷新。' }] }).is).toBe(
    'stale',
  );
});

test('whatever went wrong, something is said, in Chinese, and it is never the body of a gateway', () => {
  const statuses = [400, 401, 403, 404, 409, 413, 415, 429, 500, 502, 503, 418];
  for (const status of statuses) {
    expect(refusalOf(status, '<html>Bad gateway</html>').message).toMatch(/^[\u4e00-\u9fff，。；？]+$/);
  }
});

test('a server that fails is not the fault of whoever asked', () => {
  expect([500, 502, 503, 504].map((status) => refusalOf(status, undefined).is)).toEqual(Array(4).fill('unreachable'));
  expect(refusalOf(404, { message: '未找到，或不在您的管理范围内。' })).toMatchObject({
    is: 'missing',
    message: '未找到，或不在您的管理范围内。',
  });
});
