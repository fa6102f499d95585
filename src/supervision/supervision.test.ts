import { expect, test } from 'vitest';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import { PLACES } from '#test/cast.ts';
import {
  deedsOpenTo,
  EVERY_SUPERVISION_DEED,
  receiversOf,
  SUPERVISION_STATES,
  type Supervision,
  type SupervisionDraft,
  type SupervisionState,
} from './supervision.ts';
import { objectionsToDeed, objectionsToDraft } from './supervision-objections.ts';

const ISSUES = { issues: true, answers: false };
const ANSWERS = { issues: false, answers: true };
const LOOKS = { issues: false, answers: false };

function aMatter(state: SupervisionState = 'open'): Supervision {
  return {
    ...{
      county: '411323',
      id: 'a',
      issuer: PLACES.county,
      receiver: PLACES.primary,
      subject: '转学超期',
      origin: undefined,
    },
    ...{ openedOn: '2025-03-20', countedFrom: '2025-03-20', days: 5, due: '2025-03-27', state, revision: 3 },
    ...{ answeredOn: undefined, closedOn: undefined },
  };
}

test('the county asks central schools and schools, a central school its schools, the city only the county', () => {
  expect(receiversOf('county')).toEqual(['central-school', 'school', 'teaching-point']);
  expect(receiversOf('central-school')).toEqual(['school', 'teaching-point']);
  expect(receiversOf('city')).toEqual(['county']);
  expect(receiversOf('school')).toEqual([]);
});

test('who must answer may answer or ask for more time, and neither judge nor withdraw', () => {
  expect(deedsOpenTo(aMatter('open'), ANSWERS)).toEqual(['answer', 'ask-extension']);
  expect(deedsOpenTo(aMatter('returned'), ANSWERS)).toEqual(['answer', 'ask-extension']);
  expect(deedsOpenTo(aMatter('answered'), ANSWERS)).toEqual([]);
});

test('who issued it judges an answer, and while there is none urges or extends', () => {
  expect(deedsOpenTo(aMatter('open'), ISSUES)).toEqual(['urge', 'extend', 'withdraw']);
  expect(deedsOpenTo(aMatter('answered'), ISSUES)).toEqual(['accept', 'send-back', 'withdraw']);
});

test('what is settled stays settled, and who only looks on does nothing', () => {
  for (const side of [ISSUES, ANSWERS]) {
    expect(deedsOpenTo(aMatter('closed'), side)).toEqual([]);
    expect(deedsOpenTo(aMatter('withdrawn'), side)).toEqual([]);
  }
  for (const state of Object.keys(SUPERVISION_STATES) as SupervisionState[]) {
    expect(deedsOpenTo(aMatter(state), LOOKS)).toEqual([]);
  }
});

test('the server refuses exactly the deeds the screen does not offer', () => {
  for (const state of Object.keys(SUPERVISION_STATES) as SupervisionState[]) {
    const of = aMatter(state);
    const offered = new Set([...deedsOpenTo(of, ISSUES), ...deedsOpenTo(of, ANSWERS)]);
    for (const deed of EVERY_SUPERVISION_DEED) {
      const refused = objectionsToDeed(of, { deed, seen: 3, words: '写明了', days: 3 });
      expect([state, deed, refused.some(({ code }) => code === 'state')]).toEqual([state, deed, !offered.has(deed)]);
    }
  }
});

test('an answer without words, an extension without days, and a page that is out of date are refused', () => {
  const codes = (of: Supervision, sent: Parameters<typeof objectionsToDeed>[1]) =>
    objectionsToDeed(of, sent).map(({ code }) => code);
  expect(codes(aMatter(), { deed: 'answer', seen: 3, words: '  ' })).toEqual(['empty']);
  expect(codes(aMatter(), { deed: 'extend', seen: 3, words: '确有困难' })).toEqual(['days']);
  expect(codes(aMatter(), { deed: 'extend', seen: 3, words: '确有困难', days: 61 })).toEqual(['days']);
  expect(codes(aMatter(), { deed: 'answer', seen: 2, words: '办了' })).toEqual(['stale']);
  expect(codes(aMatter('answered'), { deed: 'accept', seen: 3, words: '' })).toEqual([]);
});

const DRAFT: SupervisionDraft = {
  ...{ receiver: PLACES.primary, subject: '转学业务超期未办', demand: '三日内办结，并说明原因' },
  ...{ basis: '通知二（一）', days: 5 },
};

function objections(over: Partial<SupervisionDraft>, issuer: UnitPath = PLACES.county, kind: UnitKind = 'county') {
  const ends = {
    issuer,
    issuerKind: kind,
    receiverKind: 'school' as const,
    receiverName: '丁河镇中心小学',
    isStaffed: true,
  };
  return objectionsToDraft({ ...DRAFT, ...over }, ends).map(({ code }) => code);
}

test('a whole draft stands, and each thing that is missing is named', () => {
  expect(objections({})).toEqual([]);
  expect(objections({ subject: ' ', demand: '', days: 0 })).toEqual(['empty', 'empty', 'days']);
});

test('nobody asks a unit beside or above, nor itself', () => {
  expect(objections({}, PLACES.danshui, 'central-school')).toEqual(['not-below']);
  expect(objections({}, PLACES.primary, 'school')).toEqual(['not-below']);
  expect(objections({}, PLACES.city, 'city')).toEqual(['kind']);
});

test('a number in the subject would be read in every list and notice', () => {
  expect(objections({ subject: '学生 411323201501010011 未接续' })).toEqual(['number']);
});

test('where nobody holds an office nobody would ever read it', () => {
  const ends = { issuer: PLACES.county, issuerKind: 'county', receiverKind: 'school', receiverName: '某校' } as const;
  expect(objectionsToDraft(DRAFT, { ...ends, isStaffed: false })).toMatchObject([
    { code: 'nobody', field: 'receiver' },
  ]);
});
