import { expect, test } from 'vitest';
import { seatsToldOf, unitsOver, type Whereabouts } from './addressees.ts';

const SCHOOL = '/41/4113/411323/dinghe/2141000001';
const OTHER = '/41/4113/411323/danshui/2141000002';
const AT_THE_HEAD: Whereabouts = {
  desk: { office: 'head', unit: SCHOOL },
  applicant: OTHER,
  holding: SCHOOL,
  receiving: OTHER,
};

const told = (event: Parameters<typeof seatsToldOf>[0], where = AT_THE_HEAD) =>
  seatsToldOf(event, where).map(({ office, of }) => `${office} of ${of === SCHOOL ? 'school' : 'other'}`);

test('a submission is told to the desk it comes to, a return to whoever applied', () => {
  expect(told('submit')).toEqual(['head of school']);
  expect(told('return')).toEqual(['registrar of other']);
});

test('an approval is told to the next desk and to the applicant', () => {
  expect(told('approve')).toEqual(['head of school', 'registrar of other']);
});

test('what is overdue goes to the desk and to the two levels above it', () => {
  expect(told('overdue')).toEqual(['head of school', 'central-school of school', 'county of school']);
});

test('what is overdue at the county has nobody above it here', () => {
  expect(told('overdue', { ...AT_THE_HEAD, desk: { office: 'county', unit: SCHOOL } })).toEqual(['county of school']);
});

test('a message is told to both schools and to the desk, nobody twice', () => {
  expect(told('message')).toEqual(['registrar of school', 'registrar of other', 'head of school']);
  expect(told('message', { ...AT_THE_HEAD, desk: { office: 'registrar', unit: SCHOOL } })).toEqual([
    'registrar of school',
    'registrar of other',
  ]);
});

test('an office is held at the school or above it', () => {
  expect(unitsOver(SCHOOL)).toEqual([SCHOOL, '/41/4113/411323/dinghe', '/41/4113/411323', '/41/4113', '/41']);
});
