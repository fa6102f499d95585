import { expect, test } from 'vitest';
import { KEY_FIELDS } from '#src/registry/record.ts';
import { stagesOf } from '#src/registry/stage.ts';
import { NAMESAKE } from '#test/a-child.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { played } from '#test/played.ts';
import { juniorAdmission } from './junior-admission.ts';

const record = aRecord({ grade: '六年级', recordStatus: '毕业' });
const facts = { stages: { receiving: stagesOf('311') } };
const ANSWERS = {
  ...{ grade: '初中一年级', entryMonth: '202509', entryMode: '就近入学' },
  ...{ className: '3班', attendanceMode: '住校' },
};

test('the junior high school takes the graduate with the record it has', () => {
  expect(codesOf(juniorAdmission, ANSWERS, { record, facts })).toEqual([]);
  expect(effectOf(juniorAdmission, ANSWERS, { record })).toMatchObject({
    kind: 'change',
    school: PLACES.other,
    cells: { grade: '初中一年级', className: '3班', entryMonth: '202509', recordStatus: '在读', changeKind: '' },
  });
  expect(played(juniorAdmission)).toEqual(['录取学校审核：head', '县局核准：county', 'done']);
});

test('受控字段不可改: who the child is does not change on the way', () => {
  const effect = effectOf(juniorAdmission, ANSWERS, { record });
  const written = effect.kind === 'change' ? Object.keys(effect.cells) : [];
  expect(written.filter((cell) => KEY_FIELDS.some((key) => key === cell))).toEqual([]);
  expect(codesOf(juniorAdmission, { ...ANSWERS, name: '张晓明' }, { record, facts })).toEqual(['not-asked']);
});

test('class and boarding are said of each pupil, the rest once for all', () => {
  const each = Object.entries(juniorAdmission.asks).filter(([, ask]) => ask.each);
  expect(each.map(([name]) => name)).toEqual(['className', 'attendanceMode']);
});

test('the county’s stamped roll of the admitted is attached', () => {
  expect(codesOf(juniorAdmission, ANSWERS, { record, facts, evidence: [] })).toEqual(['missing-proof:admission-roll']);
});

test('a pupil still in primary school graduates first', () => {
  expect(codesOf(juniorAdmission, ANSWERS, { record: aRecord({ grade: '六年级' }), facts })).toEqual(['not-graduated']);
  const tooEarly = aRecord({ grade: '四年级', recordStatus: '毕业' });
  expect(codesOf(juniorAdmission, ANSWERS, { record: tooEarly, facts })).toEqual(['grade-of-primary']);
});

test('重复招生: whom another school has in hand is not admitted a second time', () => {
  const openCase = { title: '新生录取接续', since: '2025-08-20', where: '县局核准' } as const;
  expect(codesOf(juniorAdmission, ANSWERS, { record, facts: { ...facts, openCase } })).toEqual(['other-case']);
});

test('who is in junior or senior high already is no graduate of primary school', () => {
  expect(wordsOf(juniorAdmission, ANSWERS, { record: aSeniorRecord(), facts })).toContain('换学校请办理转学');
  const primary = { stages: { receiving: stagesOf('211') } };
  expect(codesOf(juniorAdmission, ANSWERS, { record, facts: primary })).toEqual(['no-junior']);
  expect(codesOf(juniorAdmission, { ...ANSWERS, grade: '小学六年级' }, { record, facts })).toEqual(['grade']);
});

test('a graduate who was registered a second time somewhere has the duplicate dealt with first', () => {
  const around = { record, facts: { ...facts, sameNumber: [NAMESAKE] } };
  expect(codesOf(juniorAdmission, ANSWERS, around)).toEqual(['already-registered']);
});
