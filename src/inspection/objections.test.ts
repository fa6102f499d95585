import { expect, test } from 'vitest';
import type { InspectionDraft } from './inspection.ts';
import { EVERY_INSPECTION_STATE, INSPECTION_DEEDS, type InspectionDeed } from './inspection.ts';
import {
  objectionsToConclusion,
  objectionsToInspectionDeed,
  objectionsToPlan,
  objectionsToSeed,
} from './objections.ts';
import { resultsOf } from './results.ts';

const DRAFT: InspectionDraft = {
  ...{ unit: '/41/4113/411323', title: '春季督查', subject: '表册一致', basis: '宛教督〔2025〕3号', team: '孙督查' },
  ...{ startsOn: '2025-03-24', endsOn: '2025-03-28' },
  design: { schools: [], drawSchools: 0, pupils: 60, bySize: true },
};
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);
const planned = (over: Partial<InspectionDraft> = {}, at: 'county' | 'school' = 'county') =>
  codes(objectionsToPlan({ ...DRAFT, ...over }, at));
const designed = (over: Partial<InspectionDraft['design']>) => planned({ design: { ...DRAFT.design, ...over } });

test('a whole plan stands', () => expect(planned()).toEqual([]));

test('an inspection is of a county, has a ground and a team, and ends after it begins', () => {
  expect(planned({}, 'school')).toEqual(['unit']);
  expect(planned({ basis: ' ', team: '' })).toEqual(['empty', 'empty']);
  expect(planned({ endsOn: '2025-03-21' })).toEqual(['days']);
});

test('the sample is no larger than two people can look at, and lies within the county', () => {
  expect(designed({ pupils: 0 })).toEqual(['pupils']);
  expect(designed({ pupils: 601 })).toEqual(['pupils']);
  expect(designed({ drawSchools: 3, pupils: 2 })).toEqual(['few']);
  expect(designed({ schools: ['/41/4113/411324/2141000009'] })).toEqual(['schools']);
});

const by = (value: string, who = '孙督查') => ({ by: who, value });

test('one person alone cannot fix the random number, a public number can stand alone', () => {
  expect(codes(objectionsToSeed([by('17')], false))).toEqual(['few']);
  expect(codes(objectionsToSeed([by('17'), by('18')], false))).toEqual(['same']);
  expect(objectionsToSeed([by('17'), by('18', '王校长')], false)).toEqual([]);
  expect(objectionsToSeed([by('481', '福彩 3D 第 2025070 期')], true)).toEqual([]);
  expect(codes(objectionsToSeed([by('481', '')], true))).toEqual(['by']);
  expect(codes(objectionsToSeed([by('1|2'), by('3', '王校长')], false))).toEqual(['value']);
});

test('no deed is done twice: the number is fixed before the draw, and the draw is made once', () => {
  const may = (deed: InspectionDeed) =>
    EVERY_INSPECTION_STATE.filter((state) => objectionsToInspectionDeed(deed, { state, revision: 1 }).length === 0);
  expect(may('seed')).toEqual(['planned']);
  expect(may('draw')).toEqual(['seeded']);
  expect(may('check')).toEqual(['drawn']);
  expect(may('publish')).toEqual(['concluded']);
  for (const deed of Object.keys(INSPECTION_DEEDS) as InspectionDeed[]) expect(may(deed)).not.toContain('published');
});

test('who saw an older page is told so', () => {
  expect(codes(objectionsToInspectionDeed('draw', { state: 'seeded', revision: 3 }, 2))).toEqual(['stale']);
});

test('a check ends when everything is said, each fault is shown, and there is a conclusion', () => {
  const results = resultsOf(['a'], [], []);
  expect(codes(objectionsToConclusion(results, 2, ''))).toEqual(['open', 'wordless', 'empty']);
});
