import type { CodeTable } from './codes.ts';

/** What a cell holds: free text, a calendar date, a month, a number, a division code, or a value of a code table. */
export type Kind = 'text' | 'date' | 'month' | 'number' | 'region' | { readonly code: CodeTable };

/** A mandatory field must be filled; a conditional one only in the case its own rule names. */
export type Required = 'yes' | 'no' | 'conditional';

interface FieldShape {
  readonly name: string;
  /** The heading as the official record card prints it. */
  readonly title: string;
  readonly group: string;
  readonly required: Required;
  readonly kind: Kind;
  /** Most characters the national system takes. */
  readonly longest?: number;
}

/** 学生学籍信息 — the pupil's own fields, in the order of the record card. Source: national data standard, handbook 3.1. */
const PUPIL_FIELDS = [
  { name: 'schoolCode', title: '学校标识码', group: 'enrolment', required: 'yes', kind: 'text' },
  { name: 'name', title: '姓名', group: 'identity', required: 'yes', kind: 'text', longest: 60 },
  { name: 'sex', title: '性别', group: 'identity', required: 'yes', kind: { code: 'sex' } },
  { name: 'birthDate', title: '出生日期', group: 'identity', required: 'yes', kind: 'date' },
  { name: 'birthplaceCode', title: '出生地行政区划代码', group: 'identity', required: 'yes', kind: 'region' },
  { name: 'nativePlace', title: '籍贯', group: 'identity', required: 'no', kind: 'text', longest: 40 },
  { name: 'ethnicity', title: '民族', group: 'identity', required: 'yes', kind: { code: 'ethnicity' } },
  { name: 'nationality', title: '国籍/地区', group: 'identity', required: 'yes', kind: { code: 'nationality' } },
  { name: 'idType', title: '身份证件类型', group: 'identity', required: 'yes', kind: { code: 'idType' } },
  { name: 'idNumber', title: '身份证件号', group: 'identity', required: 'conditional', kind: 'text', longest: 20 },
  { name: 'hkmotwOverseas', title: '港澳台侨外', group: 'identity', required: 'yes', kind: { code: 'hkmotwOverseas' } },
  { name: 'politicalStatus', title: '政治面貌', group: 'identity', required: 'yes', kind: { code: 'politicalStatus' } },
  { name: 'health', title: '健康状况', group: 'identity', required: 'yes', kind: { code: 'health' } },
  { name: 'formerName', title: '曾用名', group: 'identity', required: 'no', kind: 'text', longest: 60 },
  { name: 'idValidity', title: '身份证件有效期', group: 'identity', required: 'no', kind: 'text' },
  { name: 'householdRegion', title: '户口所在地行政区划', group: 'identity', required: 'yes', kind: 'region' },
  { name: 'householdType', title: '户口性质', group: 'identity', required: 'yes', kind: { code: 'householdType' } },
  { name: 'speciality', title: '特长', group: 'other', required: 'no', kind: 'text' },
  { name: 'provincialNumber', title: '学籍辅号', group: 'enrolment', required: 'no', kind: 'text', longest: 30 },
  { name: 'classRollNumber', title: '班内学号', group: 'enrolment', required: 'no', kind: 'text', longest: 20 },
  { name: 'grade', title: '年级', group: 'enrolment', required: 'yes', kind: { code: 'grade' } },
  { name: 'className', title: '班级', group: 'enrolment', required: 'yes', kind: 'text' },
  { name: 'entryMonth', title: '入学年月', group: 'enrolment', required: 'yes', kind: 'month' },
  { name: 'entryMode', title: '入学方式', group: 'enrolment', required: 'yes', kind: { code: 'entryMode' } },
  { name: 'attendanceMode', title: '就读方式', group: 'enrolment', required: 'yes', kind: { code: 'attendanceMode' } },
  { name: 'studentSource', title: '学生来源', group: 'enrolment', required: 'no', kind: { code: 'studentSource' } },
  { name: 'currentAddress', title: '现住址', group: 'contact', required: 'yes', kind: 'text', longest: 200 },
  { name: 'mailingAddress', title: '通信地址', group: 'contact', required: 'yes', kind: 'text', longest: 200 },
  { name: 'homeAddress', title: '家庭地址', group: 'contact', required: 'yes', kind: 'text', longest: 200 },
  { name: 'phone', title: '联系电话', group: 'contact', required: 'yes', kind: 'text', longest: 20 },
  { name: 'postcode', title: '邮政编码', group: 'contact', required: 'yes', kind: 'text' },
  { name: 'email', title: '电子信箱', group: 'contact', required: 'no', kind: 'text' },
  { name: 'homepage', title: '主页地址', group: 'contact', required: 'no', kind: 'text' },
  { name: 'onlyChild', title: '是否独生子女', group: 'family', required: 'yes', kind: { code: 'yesNo' } },
  { name: 'preschool', title: '是否受过学前教育', group: 'family', required: 'yes', kind: { code: 'yesNo' } },
  { name: 'leftBehind', title: '是否留守儿童', group: 'family', required: 'yes', kind: { code: 'leftBehind' } },
  {
    name: 'migrantWorkersChild',
    title: '是否进城务工人员随迁子女',
    group: 'family',
    required: 'yes',
    kind: { code: 'yesNo' },
  },
  { name: 'orphan', title: '是否孤儿', group: 'family', required: 'yes', kind: { code: 'yesNo' } },
  { name: 'martyrsChild', title: '是否烈士或优抚子女', group: 'family', required: 'yes', kind: { code: 'yesNo' } },
  {
    name: 'inclusiveEducation',
    title: '随班就读',
    group: 'family',
    required: 'yes',
    kind: { code: 'inclusiveEducation' },
  },
  { name: 'disability', title: '残疾类型', group: 'family', required: 'yes', kind: { code: 'disability' } },
  {
    name: 'governmentPaidPlace',
    title: '是否由政府购买学位',
    group: 'family',
    required: 'yes',
    kind: { code: 'yesNo' },
  },
  { name: 'needsAid', title: '是否需要申请资助', group: 'family', required: 'yes', kind: { code: 'yesNo' } },
  { name: 'boardingSubsidy', title: '是否享受一补', group: 'family', required: 'yes', kind: { code: 'yesNo' } },
  { name: 'schoolDistanceKm', title: '上下学距离', group: 'travel', required: 'yes', kind: 'number' },
  { name: 'travelMode', title: '上下学方式', group: 'travel', required: 'yes', kind: { code: 'travelMode' } },
  { name: 'schoolBus', title: '是否需要乘坐校车', group: 'travel', required: 'yes', kind: { code: 'yesNo' } },
] as const satisfies readonly FieldShape[];

/** 家庭成员 — twelve columns, carried once for each of the two members of the national template (handbook 3.2). */
export const MEMBER_PARTS = [
  { part: 'name', title: '姓名', required: 'yes', kind: 'text', longest: 60 },
  { part: 'relation', title: '关系', required: 'yes', kind: { code: 'relation' } },
  { part: 'relationNote', title: '关系说明', required: 'conditional', kind: 'text' },
  { part: 'ethnicity', title: '民族', required: 'no', kind: { code: 'ethnicity' } },
  { part: 'workplace', title: '工作单位', required: 'no', kind: 'text' },
  { part: 'address', title: '现住址', required: 'yes', kind: 'text' },
  { part: 'householdRegion', title: '户口所在地行政区划', required: 'yes', kind: 'region' },
  { part: 'phone', title: '联系电话', required: 'yes', kind: 'text' },
  { part: 'isGuardian', title: '是否监护人', required: 'yes', kind: { code: 'yesNo' } },
  { part: 'idType', title: '身份证件类型', required: 'no', kind: { code: 'idType' } },
  { part: 'idNumber', title: '身份证件号', required: 'no', kind: 'text' },
  { part: 'position', title: '职务', required: 'no', kind: 'text' },
] as const satisfies readonly (Omit<FieldShape, 'name' | 'group'> & { readonly part: string })[];

/** 学籍系统字段 — what the national system's own roster export knows beyond the record card (handbook 2, 3.3). */
const REGISTRY_FIELDS = [
  { name: 'nationalNumber', title: '学籍号', group: 'registry', required: 'no', kind: 'text', longest: 19 },
  { name: 'schoolName', title: '学校名称', group: 'registry', required: 'no', kind: 'text' },
  { name: 'schoolKind', title: '办学类型', group: 'registry', required: 'no', kind: { code: 'schoolKind' } },
  { name: 'recordStatus', title: '学籍状态', group: 'registry', required: 'no', kind: { code: 'recordStatus' } },
  { name: 'leaveEnd', title: '休学期满日期', group: 'registry', required: 'no', kind: 'date' },
  { name: 'registeredOn', title: '建籍日期', group: 'registry', required: 'no', kind: 'date' },
  { name: 'changeKind', title: '异动类别', group: 'registry', required: 'no', kind: { code: 'changeKind' } },
  { name: 'policeCheck', title: '公安比对结果', group: 'registry', required: 'no', kind: 'text' },
  { name: 'bloodType', title: '血型', group: 'registry', required: 'no', kind: 'text' },
  { name: 'namePinyin', title: '姓名拼音', group: 'registry', required: 'no', kind: 'text' },
] as const satisfies readonly FieldShape[];

export type MemberPart = (typeof MEMBER_PARTS)[number]['part'];
export type Member = 1 | 2;
export type MemberField = `guardian${Member}.${MemberPart}`;
export type FieldName = (typeof PUPIL_FIELDS)[number]['name'] | (typeof REGISTRY_FIELDS)[number]['name'] | MemberField;

export interface Field extends FieldShape {
  readonly name: FieldName;
}

export const MEMBERS: readonly Member[] = [1, 2];

/** The field that holds one part of one family member: `memberField(1, 'phone')` is `guardian1.phone`. */
export function memberField(member: Member, part: MemberPart): MemberField {
  return `guardian${member}.${part}`;
}

/** Every field a record can have: the card, member 1, member 2, then what only the registry knows. */
export const FIELDS: readonly Field[] = [
  ...PUPIL_FIELDS,
  ...MEMBERS.flatMap((member) =>
    MEMBER_PARTS.map(({ part, title, ...rest }) => ({
      ...rest,
      name: memberField(member, part),
      title: `成员${member}${title}`,
      group: 'family member',
    })),
  ),
  ...REGISTRY_FIELDS,
];

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));

/** The declaration of a field. */
export function fieldOf(name: FieldName): Field {
  const field = BY_NAME.get(name);
  if (field === undefined) throw new Error(`no such field: ${name}`);
  return field;
}

/** The heading a registrar knows a field by. */
export function titleOf(name: FieldName): string {
  return fieldOf(name).title;
}
