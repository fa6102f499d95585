import { expect, test } from 'vitest';
import { judgeKeyed, reasonOf } from './keyed.ts';

const NOW = { name: '乔小明', sex: '男', postcode: '474550', phone: '13837700001', attendanceMode: '走读' };
const ASIS = { now: NOW, printed: NOW };
const NOTHING = { typed: {}, again: {}, confirmed: [] };
const codes = (keyed: ReturnType<typeof judgeKeyed>) => keyed.objections?.map(({ code, field }) => [code, field]);

test('what the guardian corrected is written, and nothing else', () => {
  const keyed = judgeKeyed(ASIS, { ...NOTHING, typed: { postcode: '474551', attendanceMode: '走读' } });
  expect(keyed).toEqual({ ordinary: { postcode: '474551' }, key: {} });
});

test('a key field is keyed twice, blind, and goes a way of its own', () => {
  const once = { ...NOTHING, typed: { name: '乔晓明', postcode: '474551' } };
  expect(codes(judgeKeyed(ASIS, once))).toEqual([['twice', 'name']]);
  expect(codes(judgeKeyed(ASIS, { ...once, again: { name: '乔晓鸣' } }))).toEqual([['twice', 'name']]);
  expect(judgeKeyed(ASIS, { ...once, again: { name: '乔晓明' } })).toEqual({
    ordinary: { postcode: '474551' },
    key: { name: '乔晓明' },
  });
});

test('a cell that a procedure changed after printing is not overwritten in silence', () => {
  const moved = { now: NOW, printed: { ...NOW, phone: '13937700009' } };
  const typed = { ...NOTHING, typed: { phone: '15037700002' } };
  expect(codes(judgeKeyed(moved, typed))).toEqual([['changed-since', 'phone']]);
  expect(judgeKeyed(moved, { ...typed, confirmed: ['phone'] })).toMatchObject({ ordinary: { phone: '15037700002' } });
  // The guardian wrote what the record says by now: nothing is overwritten.
  const same = judgeKeyed(moved, { ...NOTHING, typed: { phone: NOW.phone, postcode: '474551' } });
  expect(same).toEqual({ ordinary: { postcode: '474551' }, key: {} });
});

test('keying nothing new is no correction', () => {
  expect(codes(judgeKeyed(ASIS, { ...NOTHING, typed: { postcode: '474550' } }))).toEqual([['nothing', undefined]]);
});

test('one cell that cannot be read, or is not on the sheet, and nothing is written', () => {
  const typed = { attendanceMode: '半托', postcode: '474551', className: '2班' };
  expect(codes(judgeKeyed(ASIS, { ...NOTHING, typed }))).toEqual([
    ['not-on-sheet', 'className'],
    ['not-filled', 'attendanceMode'],
  ]);
});

test('the reason of a key change follows from what changes', () => {
  expect(reasonOf({ name: '乔晓明' })).toBe('name-wrong');
  expect(reasonOf({ idNumber: '1', name: '乔' })).toBe('number-wrong');
  expect(reasonOf({ birthDate: '20170506' })).toBe('other-correction');
});

test('a member whom the guardian struck out is emptied, and a third one written beside the table is taken', () => {
  const now = { ...NOW, 'guardian2.name': '乔秀英', 'guardian2.phone': '13837700002' };
  const typed = {
    'guardian2.name': '',
    'guardian2.phone': '',
    'guardian3.name': '乔奶奶',
    'guardian3.relation': '祖母',
  };
  expect(judgeKeyed({ now, printed: now }, { ...NOTHING, typed })).toEqual({ ordinary: typed, key: {} });
});
