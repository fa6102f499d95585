import { FIELDS, type FieldName, MEMBER_PARTS, type MemberPart, titleOf } from '#src/registry/fields.ts';
import { isBlank, type Student } from '#src/registry/student.ts';
import { isForeigner, isFromElsewhere } from '../../origin.ts';
import { defineRule } from '../../rule.ts';
import { isGuardian, namedMembers, ofBothMembers } from '../guardians/family-members.ts';

/** Required fields whose emptiness another rule names. */
const COVERED_ELSEWHERE: ReadonlySet<FieldName> = new Set<FieldName>([
  'schoolCode', // RN-05
  'name', // ID-01
  'idType', // ID-06
  'sex', // ID-21
  'birthDate', // ID-22
  'ethnicity', // ID-25
  'grade', // EN-01
  'className', // EN-02
  'entryMonth', // EN-03
  'attendanceMode', // EN-08
]);

/** And of a member's parts. */
const PARTS_COVERED_ELSEWHERE: ReadonlySet<MemberPart> = new Set<MemberPart>([
  'name', // GU-01
  'relation', // GU-04
  'phone', // GU-06
]);

const OF_THE_PUPIL = FIELDS.filter(
  ({ name, group, required }) => required === 'yes' && group !== 'family member' && !COVERED_ELSEWHERE.has(name),
).map(({ name }) => name);

const OF_A_MEMBER = MEMBER_PARTS.filter(
  ({ part, required }) => required === 'yes' && !PARTS_COVERED_ELSEWHERE.has(part),
).map(({ part }) => part);

const ASKED_FOR: readonly FieldName[] = [...OF_THE_PUPIL, ...ofBothMembers(...OF_A_MEMBER)];

/** What a child without a 户口 on the mainland cannot have, nor a member of its family. */
const OF_THE_HOUSEHOLD: ReadonlySet<FieldName> = new Set<FieldName>([
  'householdRegion',
  'householdType',
  ...ofBothMembers('householdRegion'),
]);

/**
 * 必填项为空 — every required field that no other rule asks for, one finding each.
 *
 * A member's fields are required only of a member who is named; 是否监护人 is GU-02's while nobody is a guardian. Nobody
 * asks a foreigner or a child from 港澳台 for a 户口, nor a foreigner for a birthplace in GB/T 2260 (handbook 3.2).
 */
export default defineRule({
  code: 'SP-07',
  title: '必填项为空',
  dimension: 'completeness',
  severity: 'error',
  fields: [...OF_THE_PUPIL, ...ofBothMembers('name', ...OF_A_MEMBER)],
  needs: [],
  cellByCell: true,
  remedy: 'edit',
  advice: '补填该项；是否类的不要空着，填“是”或“否”',
  basis: '学生基本信息采集表（带★的必填项）',
  appliesTo: (student) => ASKED_FOR.some((field) => student[field] !== undefined),
  faults: (student) => missingIn(student).map((field) => ({ field, message: `${titleOf(field)}为空，该项必填` })),
  examples: {
    holds: [
      { 'guardian2.name': '', 'guardian2.address': '', 'guardian2.isGuardian': '' },
      { nationality: '美国', birthplaceCode: '', householdRegion: '', householdType: '' },
      { hkmotwOverseas: '香港同胞', householdRegion: '' },
      { nativePlace: '', email: '', formerName: '' },
    ],
    broken: [
      { phone: '' },
      { orphan: ' ' },
      { householdRegion: '' },
      { 'guardian1.address': '' },
      { 'guardian2.isGuardian': '' },
    ],
  },
});

function missingIn(student: Student): readonly FieldName[] {
  const members = namedMembers(student);
  const hasGuardian = members.some((fields) => isGuardian(student, fields));
  const ofMembers = members.flatMap((fields) =>
    OF_A_MEMBER.filter((part) => part !== 'isGuardian' || hasGuardian).map((part) => fields[part]),
  );
  return [...OF_THE_PUPIL, ...ofMembers].filter((field) => isBlank(student, field) && !isExcused(student, field));
}

function isExcused(student: Student, field: FieldName): boolean {
  if (field === 'birthplaceCode') return isForeigner(student);
  return OF_THE_HOUSEHOLD.has(field) && isFromElsewhere(student);
}
