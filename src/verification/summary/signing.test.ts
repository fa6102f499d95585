import { expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { type LineCounts, NOTHING_COUNTED } from '../ledger/line-counts.ts';
import type { CampaignSummary, UnitSummary } from './campaign-summary.ts';
import { levelOf, objectionsToSigning } from './signing.ts';

const SCHOOL: UnitPath = '/41/4113/411323/dinghe/2141000001';
const RUNNING = { state: 'running' } as const;
const SIGNED = { by: '王校长', at: '2025-04-07T08:00:00.000Z' };

function unit(kind: string, counts: Partial<LineCounts>, more: Partial<UnitSummary> = {}): UnitSummary {
  return { path: SCHOOL, name: '丁河镇中心小学', kind, counts: { ...NOTHING_COUNTED, ...counts }, ...more };
}

function summary(whole: UnitSummary, rows: readonly UnitSummary[] = []): CampaignSummary {
  return { asOf: '2025-04-08T01:00:00.000Z', above: [], whole, rows };
}

const DONE = { roll: 40, settled: 40 };

test('a school where nothing is left is signed for', () => {
  expect(objectionsToSigning(RUNNING, 'school', summary(unit('school', DONE)))).toEqual([]);
});

test('what is left at a school is said step by step, each with the lines to look at', () => {
  const left = { roll: 40, settled: 34, unsettled: 6, notIssued: 1, issued: 2, keyed: 3 };
  expect(objectionsToSigning(RUNNING, 'school', summary(unit('school', left)))).toEqual([
    {
      code: 'notIssued',
      message: '1 名学生的核对表还没有下发',
      look: { unit: SCHOOL, filter: { state: 'not-issued' } },
    },
    {
      code: 'issued',
      message: '2 名学生的核对表下发了还没有收回',
      look: { unit: SCHOOL, filter: { state: 'issued' } },
    },
    { code: 'keyed', message: '3 名学生的核对表录入了还没有复核', look: { unit: SCHOOL, filter: { state: 'keyed' } } },
  ]);
});

test('a central school waits for each school that has pupils in the campaign, and for no other', () => {
  const rows = [
    unit('school', DONE, { name: '一小', signed: SIGNED }),
    unit('school', DONE, { name: '二小' }),
    unit('teaching-point', {}, { name: '没有学生的教学点' }),
  ];
  const objections = objectionsToSigning(RUNNING, 'central-school', summary(unit('central-school', DONE), rows));
  expect(objections.map(({ message }) => message)).toEqual(['二小还没有签核']);
});

test('pupils who are filed at the office itself wait for nobody’s signature, only for their sheets', () => {
  const own = (left: number) => unit('', { roll: 2, unsettled: left }, { name: '未分班', unplaced: true });
  const of = (left: number) => summary(unit('county', DONE), [unit('school', DONE, { signed: SIGNED }), own(left)]);
  expect(objectionsToSigning(RUNNING, 'county', of(0))).toEqual([]);
  expect(objectionsToSigning(RUNNING, 'county', of(2))).toEqual([
    {
      code: 'unplaced',
      message: '未分班的 2 名学生还没有完成',
      look: { unit: SCHOOL, filter: { isSettled: false, unplaced: true } },
    },
  ]);
});

test('nobody signs twice, for nobody, or when the campaign is over', () => {
  const codes = (state: 'running' | 'closed', whole: UnitSummary) =>
    objectionsToSigning({ state }, 'school', summary(whole)).map(({ code }) => code);
  expect(codes('running', unit('school', DONE, { signed: SIGNED }))).toEqual(['signed']);
  expect(codes('running', unit('school', {}))).toEqual(['nobody']);
  expect(codes('closed', unit('school', DONE))).toEqual(['state']);
});

test('schools and teaching points sign on one level, classes and cities on none', () => {
  expect(['school', 'teaching-point', 'central-school', 'county', 'class', 'city'].map(levelOf)).toEqual([
    ...['school', 'school', 'central-school', 'county'],
    ...[undefined, undefined],
  ]);
});
